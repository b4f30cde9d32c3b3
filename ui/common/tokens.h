#pragma once

#include <QColor>
#include <QPalette>

namespace pd {

/// The named colours of the window. Everything that paints asks for a name, never for a colour.
/// Contrast is proved by tst_common_theme: 4.5:1 for text, 3:1 for icons and borders that carry
/// meaning.
enum class Token {
    // Surfaces, from the back to the front.
    Window,
    Panel,
    Card,
    Field, ///< what can be typed into
    Hover, ///< a row or a quiet button under the pointer
    Selection, ///< the chosen row; its text is Text
    Border, ///< decoration between surfaces
    BorderStrong, ///< the edge of something that can be typed into or clicked
    Focus,
    // Words.
    Text,
    TextQuiet,
    TextDisabled, ///< exempt from the contrast rule
    // The one primary action of a view.
    Accent,
    AccentHover,
    AccentPressed,
    AccentText,
    AccentWord, ///< the accent as a word or an icon on a surface
    // States; each has a soft ground of its own.
    Accepted,
    AcceptedSoft,
    Already,
    AlreadySoft,
    Waiting,
    WaitingSoft,
    Unknown,
    UnknownSoft,
    Rejected,
    RejectedSoft,
    MemberSystem,
    MemberSystemSoft,
    // Practice.
    PracticeBand,
    PracticeBandText,
    Count
};

enum class ThemeKind { Light, Dark, PracticeLight, PracticeDark };

/// One complete set of colours.
class Theme
{
public:
    explicit Theme(ThemeKind kind);
    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] bool isPractice() const;
    /// The palette that carries this theme through the widgets.
    [[nodiscard]] QPalette palette() const;

private:
    ThemeKind m_kind;
};

/// The theme that a palette carries: known by its window colour.
[[nodiscard]] Theme themeOf(const QPalette &palette);
[[nodiscard]] inline QColor color(const QPalette &palette, Token token)
{
    return themeOf(palette).color(token);
}

/// The soft ground that belongs to a state's colour.
[[nodiscard]] Token softOf(Token state);

} // namespace pd

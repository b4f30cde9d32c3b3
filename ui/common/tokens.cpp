#include "ui/common/tokens.h"

#include <array>

namespace pd {

namespace {

struct Row
{
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr auto tokenCount = static_cast<size_t>(Token::Count);

constexpr std::array<Row, tokenCount> rows{{
    {Token::Window, 0xFFE9EEEF, 0xFF12181A},
    {Token::Panel, 0xFFF6F8F9, 0xFF192124},
    {Token::Card, 0xFFFFFFFF, 0xFF20292D},
    {Token::Field, 0xFFFFFFFF, 0xFF141B1D},
    {Token::Hover, 0xFFEDF3F3, 0xFF253135},
    {Token::Selection, 0xFFD8ECEA, 0xFF17403F},
    {Token::Border, 0xFFD3DBDD, 0xFF334046},
    {Token::BorderStrong, 0xFF728288, 0xFF7F9198},
    {Token::Focus, 0xFF0B7A78, 0xFF55C9C0},
    {Token::Text, 0xFF17232A, 0xFFE7EDEF},
    {Token::TextQuiet, 0xFF4D5E66, 0xFFA9B8BD},
    {Token::TextDisabled, 0xFF93A0A5, 0xFF66757B},
    {Token::Accent, 0xFF0B6765, 0xFF45B8B0},
    {Token::AccentHover, 0xFF0A5957, 0xFF5ACBC3},
    {Token::AccentPressed, 0xFF084947, 0xFF3AA19A},
    {Token::AccentText, 0xFFFFFFFF, 0xFF04211F},
    {Token::AccentWord, 0xFF0B6765, 0xFF5CCFC6},
    {Token::Accepted, 0xFF14663A, 0xFF6AD394},
    {Token::AcceptedSoft, 0xFFE0F2E7, 0xFF17331F},
    {Token::Already, 0xFF1A55AB, 0xFF8DBBF8},
    {Token::AlreadySoft, 0xFFE3EDFB, 0xFF1A2D47},
    {Token::Waiting, 0xFF4D5E66, 0xFFB0BEC3},
    {Token::WaitingSoft, 0xFFE8EDEF, 0xFF2A363B},
    {Token::Unknown, 0xFF7C4A00, 0xFFF3BC58},
    {Token::UnknownSoft, 0xFFFDF0D2, 0xFF3A2D10},
    {Token::Rejected, 0xFFA8221B, 0xFFF79A92},
    {Token::RejectedSoft, 0xFFFBE7E5, 0xFF44211E},
    {Token::MemberSystem, 0xFF613696, 0xFFC9ABF4},
    {Token::MemberSystemSoft, 0xFFF0E8FA, 0xFF312446},
    {Token::PracticeBand, 0xFFF4AC3D, 0xFFE2A038},
    {Token::PracticeBandText, 0xFF2A1B00, 0xFF201400},
}};

/// What practice changes: the grounds are tinted, so that no picture of it passes for live.
QRgb practiceTint(Token token, bool dark, QRgb plain)
{
    if (token == Token::Window) {
        return dark ? 0xFF251C0C : 0xFFF7EBD2;
    }
    if (token == Token::Panel) {
        return dark ? 0xFF221D14 : 0xFFFDF9F0;
    }
    if (token == Token::Border) {
        return dark ? 0xFF463B28 : 0xFFE5D8BE;
    }
    return plain;
}

bool isDarkKind(ThemeKind kind)
{
    return kind == ThemeKind::Dark || kind == ThemeKind::PracticeDark;
}

bool isPracticeKind(ThemeKind kind)
{
    return kind == ThemeKind::PracticeLight || kind == ThemeKind::PracticeDark;
}

} // namespace

Theme::Theme(ThemeKind kind)
    : m_kind(kind)
{ }

QColor Theme::color(Token token) const
{
    const Row &row = rows.at(static_cast<size_t>(token));
    Q_ASSERT(row.token == token);
    const QRgb plain = isDark() ? row.dark : row.light;
    return QColor::fromRgb(isPractice() ? practiceTint(token, isDark(), plain) : plain);
}

bool Theme::isDark() const
{
    return isDarkKind(m_kind);
}

bool Theme::isPractice() const
{
    return isPracticeKind(m_kind);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) {
        palette.setColor(QPalette::All, role, color(token));
    };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Field);
    set(QPalette::AlternateBase, Token::Panel);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Card);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::Rejected);
    set(QPalette::Highlight, Token::Accent);
    set(QPalette::HighlightedText, Token::AccentText);
    set(QPalette::Link, Token::AccentWord);
    set(QPalette::LinkVisited, Token::AccentWord);
    set(QPalette::ToolTipBase, Token::Card);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::PlaceholderText, Token::TextQuiet);
    set(QPalette::Light, Token::Card);
    set(QPalette::Midlight, Token::Panel);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Dark, Token::BorderStrong);
    palette.setColor(QPalette::All, QPalette::Shadow, QColor(0, 0, 0, isDark() ? 160 : 60));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(Token::TextDisabled));
    }
    return palette;
}

Theme themeOf(const QPalette &palette)
{
    const QRgb window = palette.color(QPalette::Active, QPalette::Window).rgb();
    for (const auto kind :
         {ThemeKind::Light, ThemeKind::Dark, ThemeKind::PracticeLight, ThemeKind::PracticeDark}) {
        if (Theme(kind).color(Token::Window).rgb() == window) {
            return Theme(kind);
        }
    }
    return Theme(qGray(window) < 128 ? ThemeKind::Dark : ThemeKind::Light);
}

Token softOf(Token state)
{
    switch (state) {
    case Token::Accepted:
        return Token::AcceptedSoft;
    case Token::Already:
        return Token::AlreadySoft;
    case Token::Waiting:
        return Token::WaitingSoft;
    case Token::Unknown:
        return Token::UnknownSoft;
    case Token::Rejected:
        return Token::RejectedSoft;
    case Token::MemberSystem:
        return Token::MemberSystemSoft;
    case Token::Window:
    case Token::Panel:
    case Token::Card:
    case Token::Field:
    case Token::Hover:
    case Token::Selection:
    case Token::Border:
    case Token::BorderStrong:
    case Token::Focus:
    case Token::Text:
    case Token::TextQuiet:
    case Token::TextDisabled:
    case Token::Accent:
    case Token::AccentHover:
    case Token::AccentPressed:
    case Token::AccentText:
    case Token::AccentWord:
    case Token::AcceptedSoft:
    case Token::AlreadySoft:
    case Token::WaitingSoft:
    case Token::UnknownSoft:
    case Token::RejectedSoft:
    case Token::MemberSystemSoft:
    case Token::PracticeBand:
    case Token::PracticeBandText:
    case Token::Count:
        return Token::WaitingSoft;
    }
    Q_UNREACHABLE();
}

} // namespace pd

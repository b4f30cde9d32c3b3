#pragma once

#include "ui/common/tokens.h"

#include <QFont>
#include <QObject>

class QAbstractButton;
class QApplication;
class QLabel;
class QWidget;

namespace pd {

enum class ThemeChoice {
    System, ///< light or dark as the system's palette is, followed while the program runs
    Light,
    Dark
};

/// Dresses the application: Fusion underneath, DeskStyle over it, the palette of the tokens, the
/// system's font with a face for Chinese and at least 10 points. Keep it as long as the
/// application; it follows changes of the system. installTheme() makes the one of the application.
class ThemeKeeper final : public QObject
{
    Q_OBJECT
public:
    ThemeKeeper(QApplication &application, ThemeChoice choice, bool practice,
                QObject *parent = nullptr);
    void choose(ThemeChoice choice);
    /// Tints the grounds, so that no picture of practice passes for live.
    void setPractice(bool practice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    [[nodiscard]] bool systemIsDark();
    QApplication &m_application;
    ThemeChoice m_choice;
    bool m_practice;
    bool m_applying = false;
};

/// Makes the application's keeper; the application owns it.
ThemeKeeper *installTheme(QApplication &application, ThemeChoice choice = ThemeChoice::System);

/// `quarters` quarters of the line height: every distance in the window is a multiple of it.
[[nodiscard]] int grid(const QWidget *widget, int quarters = 1);
[[nodiscard]] int grid(const QFont &font, int quarters = 1);

/// So many digits of the body type wide: what dialogs and fields are measured by. The average
/// character would not do: in a font with Chinese it is as wide as a Chinese one.
[[nodiscard]] int textWidth(const QWidget *widget, int digits);
/// The first size of a window or dialog: that many digits and steps of the grid, and never more
/// than its screen has room for, whatever the size of the text: its buttons must be within reach.
void resizeWithin(QWidget *window, int digits, int steps);

/// Three sizes: small for ids and hints, body, title.
[[nodiscard]] QFont smallFont(const QFont &body);
[[nodiscard]] QFont titleFont(const QFont &body);
/// `base` if all its digits are equally wide, else the system's fixed face in the same size.
[[nodiscard]] QFont tabularFont(const QFont &base);
/// Monospaced, for ids and bodies.
[[nodiscard]] QFont idFont(const QFont &base);

enum class TextRole {
    Body,
    Quiet, ///< body size, quiet colour
    Small, ///< small and quiet
    Strong, ///< body size, medium weight
    Title,
    Id ///< small and monospaced
};
void setTextRole(QLabel *label, TextRole role);

enum class ButtonRole {
    Normal,
    Primary, ///< the one primary action of a view
    Quiet ///< no frame until the pointer is over it
};
void setButtonRole(QAbstractButton *button, ButtonRole role);
[[nodiscard]] ButtonRole buttonRole(const QWidget *button);

/// Marks a field: its edge takes the colour of the state (Rejected for errors, Unknown for
/// warnings, Border for none).
void setFieldMark(QWidget *field, Token token);
[[nodiscard]] Token fieldMark(const QWidget *field);

/// True when the system asks for no animation.
[[nodiscard]] bool reduceMotion(const QWidget *widget);

} // namespace pd

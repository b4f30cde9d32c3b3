#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace pd {

class IconLabel;
class Surface;

/// A strip that says what is the matter and offers one action. It stands in the layout: nothing
/// pops up.
class InlineBanner final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };
    explicit InlineBanner(QWidget *parent = nullptr);

    /// Shows the banner. `action` empty: no button.
    void show(Kind kind, const QString &title, const QString &next = {},
              const QString &action = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *actionButton() const;

Q_SIGNALS:
    void actionTriggered();

private:
    Surface *m_ground;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_next;
    QPushButton *m_action;
};

} // namespace pd

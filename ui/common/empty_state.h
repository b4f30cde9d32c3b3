#pragma once

#include "ui/common/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace pd {

class IconLabel;

/// What stands where a list has nothing to show: an icon, what is missing, and what to do next.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// `token` colours the icon: quiet, unless it tells a state.
    void say(Icon icon, const QString &title, const QString &next, const QString &action = {},
             Token token = Token::TextQuiet);
    /// One more thing to do, beside the action; empty: none. say() takes it away.
    void offer(const QString &second);
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void actionTriggered();
    void secondTriggered();

private:
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_next;
    QPushButton *m_action;
    QPushButton *m_second;
};

} // namespace pd

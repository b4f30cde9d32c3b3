#pragma once

#include "ui/common/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace pd {

class IconLabel;
class Surface;

/// What the form says about the transaction as a whole: the rule that bars the way, or how a
/// sending ended. In the colour of a state, with one action and one quiet way out.
class Notice final : public QWidget
{
    Q_OBJECT
public:
    explicit Notice(QWidget *parent = nullptr);

    void say(Icon icon, Token token, const QString &title, const QString &next,
             const QString &action = {}, const QString &wayOut = {});
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString next() const;
    [[nodiscard]] QPushButton *action() const;
    [[nodiscard]] QPushButton *wayOut() const;

Q_SIGNALS:
    void actionTriggered();
    void wayOutTriggered();

private:
    Surface *m_ground;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_next;
    QPushButton *m_action;
    QPushButton *m_wayOut;
};

} // namespace pd

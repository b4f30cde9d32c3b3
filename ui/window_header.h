#pragma once

#include "core/service/desk.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenuBar;

namespace pd {

class OutcomeBadge;

/// The line above the panes: whose desk this is, who stands at it, the menus, and whether reports
/// can be sent.
class WindowHeader final : public QWidget
{
    Q_OBJECT
public:
    WindowHeader(const QString &mall, const QString &desk, const QString &person, bool practice,
                 QWidget *parent = nullptr);
    [[nodiscard]] QMenuBar *menuBar() const;
    /// Another thing to keep an eye on, left of the badge.
    void addStatus(QWidget *status);
    void setStatus(const DeskStatus &status);
    void setSending(int count);

private:
    void refresh();
    QHBoxLayout *m_line;
    QMenuBar *m_menus;
    OutcomeBadge *m_badge;
    DeskStatus m_status;
    bool m_known = false; ///< a status has come
    int m_sending = 0;
};

} // namespace pd

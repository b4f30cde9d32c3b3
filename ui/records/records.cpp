#include "ui/records/records.h"

#include "ui/history/history_pane.h"

#include <QAction>
#include <QMenu>

namespace pd {

Records::Records(HistoryPane &history, QWidget *window)
    : QObject(window)
    , m_history(history)
    , m_window(window)
{ }

void Records::addTo(QMenu *menu)
{
    add(menu, tr("Search the history"), Qt::Key_F4, [this] { m_history.focusSearch(); });
}

template <class Does>
void Records::add(QMenu *menu, const QString &text, const QKeySequence &key, Does does)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(key);
    m_window->addAction(action);
    connect(action, &QAction::triggered, this, does);
}

} // namespace pd

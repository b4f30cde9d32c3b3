#include "ui/common/command.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QWidget>

namespace pd {

QAction *addCommand(QMenu *menu, QWidget *window, const QString &text, const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(key);
    window->addAction(action);
    return action;
}

} // namespace pd

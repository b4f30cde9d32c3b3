#pragma once

#include <QString>

class QAction;
class QKeySequence;
class QMenu;
class QWidget;

namespace pd {

/// Puts an action into a menu; its key works wherever in `window` the focus is.
QAction *addCommand(QMenu *menu, QWidget *window, const QString &text, const QKeySequence &key);

} // namespace pd

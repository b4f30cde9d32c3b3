#include "ui/common/search_box.h"

#include <QAction>

namespace pd {

SearchBox::SearchBox(Icon icon, const QString &name, QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(name);
    QAction *lead = addAction(iconFor(icon, Token::TextQuiet), QLineEdit::LeadingPosition);
    lead->setText(name);
    setClearButtonEnabled(true);
    // Qt's own action for it has no text, and no other way in.
    if (auto *clear = findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction"))) {
        clear->setText(tr("Clear"));
    }
}

} // namespace pd

#include "ui/transactions/scan_box.h"

#include "ui/common/ime_bypass.h"

#include <QKeyEvent>

namespace pd {

ScanBox::ScanBox(QWidget *parent)
    : SearchBox(Icon::Scan, tr("Scan or search"), parent)
    , m_bypass(new ImeBypass(this))
{
    setObjectName(QStringLiteral("scanBox"));
    setToolTip(
        tr("A transaction number or its last digits, an amount, a member, or part of a shop's "
           "name"));
    setTypingNames(false);
}

void ScanBox::takeFocus()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void ScanBox::setTypingNames(bool typing)
{
    m_bypass->setActive(!typing);
    setPlaceholderText(typing ? tr("A shop's name    F2: back to scanning")
                              : tr("Scan or search    F2"));
}

bool ScanBox::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && dynamic_cast<QKeyEvent &>(*event).key() == Qt::Key_F2) {
        event->accept(); // there already: the key is the box's own
        return true;
    }
    return SearchBox::event(event);
}

void ScanBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down) {
        Q_EMIT leftDownwards();
        return;
    }
    if (event->key() == Qt::Key_F2) {
        setTypingNames(m_bypass->isActive());
        selectAll();
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        Q_EMIT cleared();
        return;
    }
    SearchBox::keyPressEvent(event);
}

void ScanBox::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        setTypingNames(false);
    }
    SearchBox::focusOutEvent(event);
}

} // namespace pd

#include "ui/correction/clean_line_edit.h"

#include "ui/common/ime_bypass.h"

#include <QFocusEvent>

namespace pd {

CleanLineEdit::CleanLineEdit(QWidget *parent)
    : QLineEdit(parent)
{
    new ImeBypass(this); // this owns it
    connect(this, &QLineEdit::textEdited, this, &CleanLineEdit::onTextEdited);
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_length = text.size(); });
}

void CleanLineEdit::onTextEdited(const QString &text)
{
    const CleanedText clean = cleanPasted(text);
    if (clean.text != text) {
        // textChanged comes after textEdited, so the length is still that of before.
        const bool pasted = text.size() - m_length > 1;
        const qsizetype behindCursor = text.size() - cursorPosition();
        setText(clean.text);
        setCursorPosition(
            static_cast<int>(std::max<qsizetype>(0, clean.text.size() - behindCursor)));
        if (pasted) {
            Q_EMIT cleaned(clean.what);
        }
    }
    Q_EMIT edited();
}

void CleanLineEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        Q_EMIT left();
    }
}

} // namespace pd

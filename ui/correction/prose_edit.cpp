#include "ui/correction/prose_edit.h"

#include "ui/common/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>

namespace pd {

ProseEdit::ProseEdit(int lines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_lines(lines)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

QSize ProseEdit::sizeHint() const
{
    const int frame = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin());
    return {textWidth(this, 48), fontMetrics().lineSpacing() * m_lines + frame};
}

QSize ProseEdit::minimumSizeHint() const
{
    return {textWidth(this, 19), sizeHint().height()};
}

void ProseEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ProseEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        Q_EMIT left();
    }
}

void ProseEdit::insertFromMimeData(const QMimeData *source)
{
    static const QRegularExpression breaks(
        QStringLiteral("[\\r\\n\\t\\x{2028}\\x{2029}\\x{0085}]+"));
    QString text = source->text();
    text.replace(breaks, QStringLiteral(" "));
    insertPlainText(text);
}

} // namespace pd

#include "ui/common/file_dialog.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>

namespace pd {

namespace {

/// Enter closes the proposals below the line before it closes the dialog. In Qt's own order (6.4,
/// on X11) the window below then has no focus at all, and Tab leads nowhere.
class ProposalsFirst final : public QObject
{
public:
    ProposalsFirst(QLineEdit *line, QWidget *proposals)
        : QObject(line)
        , m_line(line)
        , m_proposals(proposals)
    {
        proposals->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_proposals && event->type() == QEvent::KeyPress) {
            const int key = dynamic_cast<QKeyEvent &>(*event).key();
            if (key == Qt::Key_Return || key == Qt::Key_Enter) {
                m_proposals->hide();
                QCoreApplication::sendEvent(m_line, event);
                return true;
            }
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QLineEdit *m_line;
    QWidget *m_proposals;
};

} // namespace

QFileDialog *makeFileDialog(QWidget *over, const QString &title)
{
    auto *dialog = new QFileDialog(over, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The system's own dialog has no such line.
    auto *line = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    if (line != nullptr && line->completer() != nullptr) {
        new ProposalsFirst(line, line->completer()->popup()); // the line owns it
    }
    return dialog;
}

} // namespace pd

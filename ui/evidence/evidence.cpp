#include "ui/evidence/evidence.h"

#include "ui/common/command.h"
#include "ui/common/file_dialog.h"
#include "ui/evidence/backup_dialog.h"
#include "ui/evidence/restore_dialog.h"
#include "ui/evidence/verify_dialog.h"

#include <QAction>
#include <QDateTime>
#include <QFileDialog>
#include <QKeySequence>
#include <QMenu>

namespace pd {

Evidence::Evidence(EvidenceDesk &desk, QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
{ }

void Evidence::addTo(QMenu *menu)
{
    const auto add = [this, menu](const QString &text, const QKeySequence &key, auto does) {
        connect(addCommand(menu, m_window, text, key), &QAction::triggered, this, does);
    };
    if (!menu->isEmpty()) {
        menu->addSeparator();
    }
    add(tr("Verify history…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
        &Evidence::openVerification);
    add(tr("Back up…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), &Evidence::chooseBackup);
    add(tr("Restore a backup…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
        &Evidence::chooseRestore);
}

void Evidence::openVerification()
{
    auto *dialog = new VerifyDialog(m_desk, m_window);
    dialog->open();
}

void Evidence::chooseBackup()
{
    auto *dialog = makeFileDialog(m_window, tr("Back up to a new file"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    dialog->setNameFilters({tr("Backup of a journal (*.db)")});
    dialog->setDefaultSuffix(QStringLiteral("db"));
    dialog->selectFile(
        QStringLiteral("points-desk-%1.db")
            .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmm"))));
    connect(dialog, &QFileDialog::fileSelected, this, &Evidence::openBackup);
    dialog->open();
}

void Evidence::openBackup(const QString &target)
{
    auto *dialog = new BackupDialog(m_desk, target, m_window);
    dialog->open();
}

void Evidence::chooseRestore()
{
    auto *dialog = makeFileDialog(m_window, tr("Choose a backup"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Backup of a journal (*.db)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &Evidence::openRestore);
    dialog->open();
}

void Evidence::openRestore(const QString &backup)
{
    auto *dialog = new RestoreDialog(m_desk, backup, m_window);
    connect(dialog, &RestoreDialog::confirmed, this, &Evidence::restoreConfirmed);
    dialog->open();
}

} // namespace pd

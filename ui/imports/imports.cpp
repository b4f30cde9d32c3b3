#include "ui/imports/imports.h"

#include "core/settings/profile.h"
#include "ui/common/command.h"
#include "ui/imports/import_dialog.h"
#include "ui/imports/inbox_button.h"
#include "ui/imports/remove_old_dialog.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeySequence>
#include <QMenu>
#include <QMimeData>

#include <utility>

namespace pd {

Imports::Imports(Desk &desk, const Profile &profile, const Clock &clock, QString settingsPath,
                 QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_profile(profile)
    , m_clock(clock)
    , m_settingsPath(std::move(settingsPath))
    , m_window(window)
    , m_inbox(new InboxButton(profile.inboxFolder, window))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    connect(&desk, &Desk::inboxChanged, m_inbox, &InboxButton::setState);
}

void Imports::addTo(QMenu *menu)
{
    const QAction *import
        = addCommand(menu, m_window, tr("Import …"), QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(import, &QAction::triggered, this, &Imports::openDialog);
    QAction *remove = menu->addAction(tr("Remove old transactions …"));
    connect(remove, &QAction::triggered, this, &Imports::openRemoval);
}

QWidget *Imports::inboxButton() const
{
    return m_inbox;
}

ImportDialog *Imports::openDialog()
{
    if (!m_dialog) {
        m_dialog = new ImportDialog(m_desk, {m_profile.mchid, m_profile.appids.value(0)},
                                    m_settingsPath, m_window);
        m_dialog->open();
    }
    m_dialog->raise();
    return m_dialog;
}

void Imports::openRemoval()
{
    auto *dialog = new RemoveOldDialog(m_desk, m_clock, m_profile.keepDays, m_window);
    dialog->open();
}

bool Imports::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window) {
        return false;
    }
    if (event->type() == QEvent::DragEnter) {
        auto *drag = &dynamic_cast<QDragEnterEvent &>(*event);
        const QMimeData *data = drag->mimeData();
        if (data->hasUrls() || data->text().trimmed().startsWith(u'{')) {
            drag->acceptProposedAction();
            return true;
        }
    }
    if (event->type() == QEvent::Drop) {
        auto *drop = &dynamic_cast<QDropEvent &>(*event);
        drop->acceptProposedAction();
        openDialog()->take(*drop->mimeData());
        return true;
    }
    return false;
}

} // namespace pd

#include "ui/records/records.h"

#include "core/settings/profile.h"
#include "ui/common/command.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_pane.h"
#include "ui/records/day_end_dialog.h"
#include "ui/records/export_dialog.h"
#include "ui/records/receipt_dialog.h"
#include "ui/records/to_book_dialog.h"

#include <QAction>
#include <QApplication>
#include <QKeySequence>
#include <QMenu>

namespace pd {

Records::Records(Desk &desk, RecordsDesk &records, HistoryPane &history, const Profile &profile,
                 const Clock &clock, QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_records(records)
    , m_history(history)
    , m_profile(profile)
    , m_clock(clock)
    , m_window(window)
{
    connect(m_history.actions(), &HistoryActions::receiptRequested, this, &Records::openReceipt);
}

void Records::addTo(QMenu *menu)
{
    const auto add = [this, menu](const QString &text, const QKeySequence &key, auto does) {
        connect(addCommand(menu, m_window, text, key), &QAction::triggered, this, does);
    };
    add(tr("Search the history"), Qt::Key_F4, [this] { m_history.focusSearch(); });
    add(tr("Filter the history"), QKeySequence(Qt::SHIFT | Qt::Key_F4),
        [this] { m_history.openFilters(); });
    add(tr("Export the history…"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] { openExport(); });
    menu->addSeparator();
    add(tr("To be booked…"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { openToBook(); });
    add(tr("Day's end…"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { openDayEnd(); });
}

QWidget *Records::over() const
{
    QWidget *modal = QApplication::activeModalWidget();
    return modal != nullptr ? modal : m_window;
}

void Records::openExport()
{
    auto *dialog
        = new ExportDialog(m_records, m_history.query(), m_history.filterWords(), m_window);
    dialog->open();
}

void Records::openToBook()
{
    auto *dialog = new ToBookDialog(m_desk, m_records, *m_history.actions(),
                                    m_profile.bookingColumns, m_window);
    dialog->open();
}

void Records::openDayEnd()
{
    auto *dialog = new DayEndDialog(m_records, m_clock, m_profile.mallName, m_window);
    dialog->open();
}

void Records::openReceipt(const Entry &entry)
{
    auto *dialog = new ReceiptDialog(entry, m_profile.mallName, over());
    dialog->open();
}

} // namespace pd

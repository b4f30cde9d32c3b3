#pragma once

#include "core/domain/entry.h"

#include <QObject>

class QMenu;
class QWidget;

namespace pd {

class Clock;
class Desk;
class HistoryPane;
class RecordsDesk;
struct Profile;

/// What staff and auditors do with the history, in the main window: the entries of its menu, and
/// the dialogs behind them.
class Records final : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive this. Keys work wherever the focus is in `window`.
    Records(Desk &desk, RecordsDesk &records, HistoryPane &history, const Profile &profile,
            const Clock &clock, QWidget *window);
    void addTo(QMenu *menu);

public Q_SLOTS:
    void openExport();
    void openToBook();
    void openDayEnd();
    void openReceipt(const pd::Entry &entry);

private:
    [[nodiscard]] QWidget *over() const;

    Desk &m_desk;
    RecordsDesk &m_records;
    HistoryPane &m_history;
    const Profile &m_profile;
    const Clock &m_clock;
    QWidget *m_window;
};

} // namespace pd

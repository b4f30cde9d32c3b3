#pragma once

#include "core/service/import_job.h"
#include "core/service/import_service.h"
#include "core/service/inbox_state.h"
#include "core/service/ticket.h"
#include "core/wechatpay/notification.h"

#include <QObject>

#include <memory>

namespace pd {

class Database;
class Inbox;

/// What the desk thread does about imports: the inbox while the window is open, one job at a time
/// beside it, each answer under the ticket of its request.
class ImportDesk : public QObject
{
    Q_OBJECT
public:
    /// `inboxFolder` is empty where the profile names none. `database` can be written.
    ImportDesk(Database &database, QString inboxFolder, QObject *parent = nullptr);
    ~ImportDesk() override;

    /// Keys have come, or have changed: the inbox begins to take files.
    void setKeys(const NotificationKeys &keys);
    void importCsv(Ticket ticket, const CsvJob &job);
    void importText(Ticket ticket, const QByteArray &text);
    void importTextFile(Ticket ticket, const QString &path);
    void removeBefore(Ticket ticket, const QDateTime &before);
    /// Ends the running job after its slice.
    void cancel();

Q_SIGNALS:
    void notStarted(pd::Ticket ticket, pd::ImportStart why);
    void progressed(pd::Ticket ticket, const pd::ImportProgress &progress);
    void finished(pd::Ticket ticket, const pd::ImportResult &result);
    void inboxChanged(const pd::InboxState &state);
    void transactionsChanged();

private:
    void makeService();
    void takeWaitingKeys();
    void startInbox();
    void begun(Ticket ticket, ImportStart start);

    std::unique_ptr<ImportStore> m_store;
    QString m_inboxFolder;
    NotificationKeys m_keys;
    std::unique_ptr<ImportService> m_service;
    std::unique_ptr<Inbox> m_inbox;
    Ticket m_ticket = 0; ///< of the running job
    bool m_keysWait = false; ///< until the running job has ended
};

} // namespace pd

#pragma once

#include "core/service/desk.h"
#include "core/service/desk_guest.h"

#include <QList>

#include <memory>

namespace pd {

/// A desk without a thread, a store or a network: it writes down what was asked for, and the test
/// answers by emitting the desk's signals. Link fake_desk.cpp into a test: it takes the place of
/// core/service/desk.cpp.
class FakeDesk final : public Desk
{
    Q_OBJECT
public:
    struct Asked
    {
        Ticket ticket = 0;
        TransactionQuery query;
        QString transactionId;
        HistoryQuery history;
        EntryId id;
    };
    struct Submitted
    {
        Ticket ticket = 0;
        CorrectionFields fields;
    };

    explicit FakeDesk(const Clock &clock);
    ~FakeDesk() override;

    QList<Asked> pages;
    QList<Asked> cards;
    QList<Asked> histories;
    QList<Asked> details;
    QList<Ticket> unsettled;
    QList<Submitted> submits;
    QList<Asked> again;
    QList<Ticket> waiting;
    struct AskedImport
    {
        Ticket ticket = 0;
        QString preview; ///< a path
        CsvJob csv;
        QByteArray text;
        QDateTime removeBefore;
        QString textFile;
    };
    QList<AskedImport> imports; ///< previews, too
    int cancelledImports = 0;
    struct AskedMember
    {
        Ticket ticket = 0;
        QString appid;
        QString openid;
    };
    QList<AskedMember> members;
    QList<SharedSecret> passphrases;
    QStringList acknowledged; ///< name and reason
    int checks = 0;
    int cancelledChecks = 0;
    QString operatorName;
    QList<int> closeWaits; ///< the test emits closed()
    int starts = 0;
    std::vector<std::unique_ptr<DeskGuest>> guests; ///< none of them works
    Ticket lastTicket = 0;
    std::unique_ptr<BatchWorker> batches; ///< without a store; the test emits its signals
};

} // namespace pd

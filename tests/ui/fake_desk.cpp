#include "fake_desk.h"

#include "core/service/batch_worker.h"
#include "core/service/desk_guest.h"
#include "core/service/desk_parts.h"

namespace pd {

namespace {

FakeDesk &fake(Desk *desk)
{
    return *static_cast<FakeDesk *>(desk);
}

} // namespace

// The header gives the builder away by value.
Desk::Desk(DeskBuilder /*builder*/, // NOLINT(performance-unnecessary-value-param)
           const Clock & /*clock*/, QObject *parent)
    : QObject(parent)
    , m_worker(nullptr)
{ }

Desk::~Desk() = default;

void Desk::start()
{
    ++fake(this).starts;
}

void Desk::invite(std::unique_ptr<DeskGuest> guest)
{
    fake(this).guests.push_back(std::move(guest));
}

Ticket Desk::requestTransactions(const TransactionQuery &query)
{
    FakeDesk &desk = fake(this);
    desk.pages.append({++desk.lastTicket, query, {}, {}, {}});
    return desk.lastTicket;
}

Ticket Desk::requestCard(const QString &transactionId)
{
    FakeDesk &desk = fake(this);
    desk.cards.append({++desk.lastTicket, {}, transactionId, {}, {}});
    return desk.lastTicket;
}

Ticket Desk::requestHistory(const HistoryQuery &query)
{
    FakeDesk &desk = fake(this);
    desk.histories.append({++desk.lastTicket, {}, {}, query, {}});
    return desk.lastTicket;
}

Ticket Desk::requestDetails(const EntryId &id)
{
    FakeDesk &desk = fake(this);
    desk.details.append({++desk.lastTicket, {}, {}, {}, id});
    return desk.lastTicket;
}

Ticket Desk::requestUnsettled()
{
    FakeDesk &desk = fake(this);
    desk.unsettled.append(++desk.lastTicket);
    return desk.lastTicket;
}

Ticket Desk::requestWaiting()
{
    FakeDesk &desk = fake(this);
    desk.waiting.append(++desk.lastTicket);
    return desk.lastTicket;
}

Ticket Desk::requestPreview(const QString &path)
{
    FakeDesk &desk = fake(this);
    desk.imports.append({++desk.lastTicket, path, {}, {}, {}, {}});
    return desk.lastTicket;
}

Ticket Desk::importCsv(const CsvJob &job)
{
    FakeDesk &desk = fake(this);
    desk.imports.append({++desk.lastTicket, {}, job, {}, {}, {}});
    return desk.lastTicket;
}

Ticket Desk::importText(const QByteArray &text)
{
    FakeDesk &desk = fake(this);
    desk.imports.append({++desk.lastTicket, {}, {}, text, {}, {}});
    return desk.lastTicket;
}

Ticket Desk::importTextFile(const QString &path)
{
    FakeDesk &desk = fake(this);
    desk.imports.append({++desk.lastTicket, {}, {}, {}, {}, path});
    return desk.lastTicket;
}

Ticket Desk::removeTransactions(const QDateTime &before)
{
    FakeDesk &desk = fake(this);
    desk.imports.append({++desk.lastTicket, {}, {}, {}, before, {}});
    return desk.lastTicket;
}

void Desk::cancelImport()
{
    ++fake(this).cancelledImports;
}

Ticket Desk::submit(const Correction &correction)
{
    FakeDesk &desk = fake(this);
    desk.submits.append({++desk.lastTicket, correction.fields()});
    return desk.lastTicket;
}

Ticket Desk::sendAgain(const EntryId &id)
{
    FakeDesk &desk = fake(this);
    desk.again.append({++desk.lastTicket, {}, {}, {}, id});
    return desk.lastTicket;
}

void Desk::setOperatorName(const QString &name)
{
    fake(this).operatorName = name;
}

void Desk::unlock(const SharedSecret &passphrase)
{
    fake(this).passphrases.append(passphrase);
}

void Desk::acknowledgeHistory(const QString &operatorName, const QString &reason)
{
    fake(this).acknowledged.append({operatorName, reason});
}

Ticket Desk::requestMember(const QString &appid, const QString &openid)
{
    FakeDesk &desk = fake(this);
    desk.members.append({++desk.lastTicket, appid, openid});
    return desk.lastTicket;
}

void Desk::startCheck()
{
    ++fake(this).checks;
}

void Desk::cancelCheck()
{
    ++fake(this).cancelledChecks;
}

void Desk::close(int waitMs)
{
    fake(this).closeWaits.append(waitMs);
}

BatchWorker &Desk::batchWorker() const
{
    return *static_cast<const FakeDesk *>(this)->batches;
}

FakeDesk::FakeDesk(const Clock &clock)
    : Desk({}, clock)
    , batches(std::make_unique<BatchWorker>())
{ }

FakeDesk::~FakeDesk() = default;

} // namespace pd

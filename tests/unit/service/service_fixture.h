#pragma once

#include "core/service/correction_service.h"
#include "core/service/desk_parts.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "tests/support/set_clock.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace pd::test {

/// Keeps what is sent and answers when the test says so.
class FakeTransport final : public Transport
{
public:
    void send(const HttpRequest &request, SendDone done) override;
    /// Ends the oldest running call.
    void end(const SendEnd &end);
    [[nodiscard]] const QList<HttpRequest> &sent() const;
    /// Called with every request before it is kept.
    std::function<void()> onSend;

private:
    QList<HttpRequest> m_sent;
    std::vector<SendDone> m_waiting;
};

/// A desk on a store of its own, without threads: what the desk thread would own.
class ServiceFixture
{
public:
    ServiceFixture();
    [[nodiscard]] QString storePath() const;
    /// Closes and opens everything again on the same file, as a new start of the program would.
    void restart();
    /// A valid draft for a payment of today that nobody has reported.
    [[nodiscard]] CorrectionDraft draft() const;
    [[nodiscard]] Correction correction(const CorrectionDraft &draft) const;
    [[nodiscard]] Transaction payment() const;
    /// A 204 that carries WeChat Pay's signature.
    [[nodiscard]] HttpReply signed204() const;
    /// An unsigned error, as real ones are.
    [[nodiscard]] static HttpReply error(int status, const QByteArray &code,
                                         const QByteArray &message);
    [[nodiscard]] Entry entry(const EntryId &id) const;

    QTemporaryDir folder;
    SetClock clock;
    PrivateKey merchantKey;
    PrivateKey platformKey;
    FakeTransport transport;
    std::unique_ptr<Database> database;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<JournalPages> pages;
    std::unique_ptr<TransactionStore> transactions;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<CorrectionService> service;

private:
    void open();
};

} // namespace pd::test

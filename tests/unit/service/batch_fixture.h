#pragma once

#include "core/service/batch_loader.h"
#include "core/service/batch_service.h"
#include "service_fixture.h"

#include <QSignalSpy>

#include <functional>
#include <map>

namespace pd::test {

/// Answers each report at once (from the event loop) as the test says for its transaction, and
/// counts what comes.
class TellingTransport final : public Transport
{
public:
    using Answer = std::function<SendEnd(const QString &transactionId)>;
    explicit TellingTransport(Answer answer);
    void send(const HttpRequest &request, SendDone done) override;
    /// Keeps answers back until release().
    void hold();
    void release();

    std::map<QString, int> arrivals; ///< by transaction id
    QStringList order;
    int atOnce = 0; ///< the most that were on their way together
    std::function<void(const QString &)> onSend;

private:
    void answer(const QString &id, const SendDone &done);
    Answer m_answer;
    bool m_holding = false;
    int m_running = 0;
    std::vector<std::pair<QString, SendDone>> m_held;
    QObject m_context;
};

/// A desk's store and services with batches on them, without threads but the signing ones.
class BatchFixture
{
public:
    explicit BatchFixture(TellingTransport::Answer answer = {});
    /// As a new start of the program: what was on its way is Unknown.
    void restart();
    /// A payment of today; `number` makes its id.
    [[nodiscard]] Transaction payment(int number) const;
    void addPayments(int count);
    /// "transaction_id,points" for so many payments, from 1 on.
    [[nodiscard]] QString csv(int rows) const;
    /// Reads a text into a batch. Null if that fails: see problem.
    EntryId load(const BatchSource &source);
    EntryId loadText(const QString &text, EntryKind kind = EntryKind::Report);
    [[nodiscard]] BatchStart goodStart(const EntryId &id) const;
    [[nodiscard]] BatchProgress progress(const EntryId &id) const;
    /// Runs the event loop until the batch stands still or has ended.
    [[nodiscard]] bool waitForRest(const EntryId &id) const;
    [[nodiscard]] HttpReply error(int status, const QByteArray &code,
                                  const QByteArray &message) const;

    ServiceFixture desk;
    TellingTransport transport;
    BatchSettings settings;
    std::optional<BatchLoadProblem> problem;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<BatchStore> store;
    std::unique_ptr<BatchLoader> loader;
    std::unique_ptr<BatchService> service;

private:
    void open();
};

} // namespace pd::test

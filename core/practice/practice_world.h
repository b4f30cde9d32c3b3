#pragma once

#include "core/domain/practice_answer.h"
#include "core/domain/transaction.h"
#include "core/practice/sample_day.h"
#include "core/wechatpay/reply_verifier.h"
#include "core/wechatpay/signer.h"
#include "core/wechatpay/transport.h"

#include <memory>

namespace pd {

class Clock;

/// The keys of the practice world: made anew for each run of the program.
struct PracticeKeys
{
    PrivateKey merchant; ///< the desk signs with it
    PrivateKey platform; ///< the stand-in signs with it
    [[nodiscard]] static PracticeKeys generate();
};

/// A WeChat Pay stand-in inside the process: verifies our signature, checks the fields, takes one
/// report a transaction on the day of its notification, remembers what it took, signs its answers
/// with a public key of its own (errors come unsigned, as real ones do). Nothing leaves the
/// machine. Lives on the desk thread. docs/practice.md has its rules.
class PracticeWorld final : public Transport
{
public:
    /// `memoryPath`: where it remembers which transactions it has taken (one line each), so that a
    /// restart of the program does not forget; empty for none.
    explicit PracticeWorld(const Clock &clock, const QString &memoryPath = {}, int delayMs = 350,
                           PracticeKeys keys = PracticeKeys::generate());
    ~PracticeWorld() override;

    /// It reads and takes at the next turn of the event loop and answers after the delay.
    void send(const HttpRequest &request, SendDone done) override;

    /// What the desk needs to talk to it.
    [[nodiscard]] Signer signer() const;
    [[nodiscard]] TrustedKeys trustedKeys() const;
    [[nodiscard]] PrivateKey merchantKey() const;
    [[nodiscard]] static QString serial(); ///< of the merchant's certificate, which there is not

    /// Answers the next request like this, then like the real one again.
    void answerNext(PracticeAnswer answer);
    /// Answers every request for this transaction like this; Real ends it.
    void answerFor(const QString &transactionId, PracticeAnswer answer);
    /// Lets these payments, their days and their members be known. A payment that it was not told
    /// of is taken for one of the day in its id, if its member is known. Those at special places
    /// get their answers.
    void learn(const QList<Transaction> &transactions);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace pd

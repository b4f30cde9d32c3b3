#pragma once

#include "core/domain/practice_answer.h"
#include "core/domain/transaction.h"
#include "core/wechatpay/reply_verifier.h"
#include "core/wechatpay/signer.h"
#include "core/wechatpay/transport.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace pd {

class Clock;

/// A WeChat Pay stand-in inside the process: verifies our signature, checks the fields, remembers
/// what it took, signs its answers. Keys are generated at start; nothing leaves the machine. Lives
/// on the desk thread.
class PracticeWorld final : public Transport
{
public:
    /// `memoryPath`: where it remembers which transactions it has taken (one line each), so that a
    /// restart of the program does not forget; empty for none.
    PracticeWorld(const Clock &clock, QString memoryPath, int delayMs = 350);
    ~PracticeWorld() override;

    void send(const HttpRequest &request, SendDone done) override;

    /// What the desk needs to talk to it.
    [[nodiscard]] Signer signer() const;
    [[nodiscard]] TrustedKeys trustedKeys() const;

    /// Answers the next request like this, then like the real one again.
    void answerNext(PracticeAnswer answer);
    /// Answers every request for this transaction like this.
    void answerFor(const QString &transactionId, PracticeAnswer answer);
    /// Lets the day of these transactions be known, so that late ones are refused.
    void learn(const QList<Transaction> &transactions);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// A believable day in a mall: about 40 shops, 300 payments from opening to `now`, a few of
/// yesterday, some refunded. The same for the same day. A few at fixed places show each state: see
/// docs/practice.md.
[[nodiscard]] QList<Transaction> sampleDay(const QDateTime &now);

} // namespace pd

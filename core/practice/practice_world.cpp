#include "core/practice/practice_world.h"

#include "core/domain/clock.h"
#include "core/domain/identifiers.h"
#include "core/domain/practice_merchant.h"
#include "core/domain/zoned_time.h"
#include "core/practice/practice_memory.h"
#include "core/practice/practice_queries.h"
#include "core/practice/report_reader.h"
#include "core/practice/request_guard.h"
#include "core/practice/special_places.h"
#include "core/practice/stand_in_reply.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>
#include <utility>

namespace pd {

namespace {

constexpr int okStatus = 200;
constexpr int accepted = 204;
constexpr int takenNotDone = 202;
constexpr int badGateway = 502;
constexpr int shanghaiOffset = 8 * 3600;

QString merchantSerial()
{
    return QStringLiteral("0A4B8C09F1D3E5A7B9C1D2E3F405162738495A6B");
}

QString publicKeyId()
{
    return QStringLiteral("PUB_KEY_ID_0119000001092024010100000000000001");
}

PublicKey publicHalf(const PrivateKey &key)
{
    return PublicKey::fromPem(key.publicPem()).value();
}

/// The day that stands in an id of the usual shape.
QDate dayInId(const QString &transactionId)
{
    constexpr qsizetype from = 10;
    constexpr qsizetype length = 8;
    return QDate::fromString(transactionId.mid(from, length), QStringLiteral("yyyyMMdd"));
}

} // namespace

class PracticeWorld::Private
{
public:
    Private(const Clock &worldClock, const QString &memoryPath, int answerDelayMs,
            PracticeKeys worldKeys);

    SendEnd answer(const HttpRequest &request);
    void schedule(int ms, std::function<void()> call);

    const Clock &clock;
    PracticeKeys keys;
    TrustedKeys trusted;
    int delayMs;
    PracticeAnswer next = PracticeAnswer::Real;
    QHash<QString, PracticeAnswer> always; ///< by transaction id
    QHash<QString, PracticeAnswer> once;
    QSet<QString> takenByMall;
    QHash<QString, Transaction> known;
    QHash<QString, QSet<QString>> appidsOfMember; ///< by openid

private:
    SendEnd answerLike(PracticeAnswer like, const ReceivedReport &report);
    PracticeAnswer takeAnswerFor(const QString &transactionId);
    StandInVerdict take(const ReceivedReport &report);
    [[nodiscard]] StandInVerdict mayTake(const ReceivedReport &report) const;
    [[nodiscard]] HttpReply signedReply(int status, const PrivateKey &key,
                                        const QByteArray &body = {}) const;

    RequestGuard m_guard;
    PracticeMemory m_memory;
    QObject m_calls; ///< the context of the timers: with it, what was not answered is not
};

PracticeWorld::Private::Private(const Clock &worldClock, const QString &memoryPath,
                                int answerDelayMs, PracticeKeys worldKeys)
    : clock(worldClock)
    , keys(std::move(worldKeys))
    , delayMs(answerDelayMs)
    , m_guard(practice_merchant::mchid.toString(), merchantSerial(), publicHalf(keys.merchant),
              publicKeyId().toLatin1())
    , m_memory(memoryPath)
{
    trusted.addPublicKey(publicKeyId(), publicHalf(keys.platform));
}

void PracticeWorld::Private::schedule(int ms, std::function<void()> call)
{
    auto *timer = new QTimer(&m_calls);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, &m_calls, [timer, call = std::move(call)] {
        timer->deleteLater();
        call();
    });
    timer->start(ms);
}

HttpReply PracticeWorld::Private::signedReply(int status, const PrivateKey &key,
                                              const QByteArray &body) const
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    const QByteArray timestamp = QByteArray::number(clock.now().toSecsSinceEpoch());
    const QByteArray nonce = makeNonce();
    const QByteArray signature = key.sign(replyMessage(timestamp, nonce, reply.body));
    reply.headers = {
        {"Request-ID", makeRequestId(false)},
        {"Date", httpDate(clock.now())},
        {"Wechatpay-Timestamp", timestamp},
        {"Wechatpay-Nonce", nonce},
        {"Wechatpay-Serial", publicKeyId().toLatin1()},
        {"Wechatpay-Signature", signature.toBase64()},
        {"Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"},
    };
    return reply;
}

StandInVerdict PracticeWorld::Private::mayTake(const ReceivedReport &report) const
{
    const auto member = appidsOfMember.constFind(report.openid);
    if (member == appidsOfMember.constEnd()) {
        return fail(stand_in::openidWrong());
    }
    if (!member->contains(report.appid)) {
        return fail(stand_in::pairWrong());
    }
    QDateTime deadline;
    const auto payment = known.constFind(report.transactionId);
    if (payment != known.constEnd()) {
        if (payment->openid != report.openid || payment->appid != report.appid) {
            return fail(stand_in::pairWrong());
        }
        deadline
            = reportDeadline(payment->notifiedAt.isValid() ? payment->notifiedAt : payment->paidAt);
    } else {
        const QDate day = dayInId(report.transactionId);
        if (transactionIdShape(report.transactionId) != TransactionIdShape::Usual
            || day > inShanghai(clock.now()).date()) {
            return fail(stand_in::orderNotExist());
        }
        deadline = QDateTime(day.addDays(1), QTime(0, 0), Qt::OffsetFromUTC, shanghaiOffset);
    }
    if (takenByMall.contains(report.transactionId) || m_memory.has(report.transactionId)) {
        return fail(stand_in::alreadyReported());
    }
    if (clock.now() >= deadline) {
        return fail(stand_in::tooLate());
    }
    return {};
}

StandInVerdict PracticeWorld::Private::take(const ReceivedReport &report)
{
    auto verdict = mayTake(report);
    if (verdict) {
        m_memory.remember(report.transactionId);
    }
    return verdict;
}

SendEnd PracticeWorld::Private::answerLike(PracticeAnswer like, const ReceivedReport &report)
{
    const auto refused = [](const StandInError &error) {
        return SendEnd(errorReply(error));
    };
    // Takes it as the real one would; what comes back when it was taken is up to the caller.
    const auto afterTaking = [&](auto makeEnd) {
        const auto verdict = take(report);
        return verdict ? SendEnd(makeEnd()) : refused(verdict.error());
    };
    switch (like) {
    case PracticeAnswer::Real:
        return afterTaking([this] { return signedReply(accepted, keys.platform); });
    case PracticeAnswer::NotSubmitted:
        return refused(stand_in::notSubmitted());
    case PracticeAnswer::MerchantUnknown:
        return refused(stand_in::merchantUnknown());
    case PracticeAnswer::OpenidWrong:
        return refused(stand_in::openidWrong());
    case PracticeAnswer::BadRequest:
        return refused(stand_in::badRequest());
    case PracticeAnswer::SignatureRefused:
        return refused(stand_in::wrongSerial());
    case PracticeAnswer::NoRight:
        return refused(stand_in::noRight());
    case PracticeAnswer::NotFound:
        return refused(stand_in::orderNotExist());
    case PracticeAnswer::RateLimited:
        return refused(stand_in::rateLimited());
    case PracticeAnswer::ServerError:
        return refused(stand_in::systemError());
    case PracticeAnswer::Unavailable:
        return HttpReply{badGateway,
                         {{"Content-Type", "text/html"}},
                         "<html><head><title>502 Bad Gateway</title></head>"
                         "<body><h1>502 Bad Gateway</h1></body></html>",
                         false};
    case PracticeAnswer::TakenNotDone:
        return signedReply(takenNotDone, keys.platform);
    case PracticeAnswer::Unsigned:
        return afterTaking([] {
            return HttpReply{accepted, {{"Request-ID", makeRequestId(false)}}, {}, false};
        });
    case PracticeAnswer::ForgedSignature:
        return afterTaking([this] { return signedReply(accepted, PrivateKey::generate()); });
    case PracticeAnswer::LostAfterTaken:
        return afterTaking([] {
            return MaybeSent{UnknownReason::ConnectionLost, QStringLiteral("practice")};
        });
    case PracticeAnswer::LostBeforeTaken:
        return MaybeSent{UnknownReason::ConnectionLost, QStringLiteral("practice")};
    case PracticeAnswer::NoConnection:
        return NothingSent{NotSentReason::ConnectionRefused, QStringLiteral("practice")};
    }
    Q_UNREACHABLE();
}

PracticeAnswer PracticeWorld::Private::takeAnswerFor(const QString &transactionId)
{
    if (next != PracticeAnswer::Real) {
        return std::exchange(next, PracticeAnswer::Real);
    }
    if (const auto it = always.constFind(transactionId); it != always.constEnd()) {
        return *it;
    }
    return once.take(transactionId); // Real where there is none
}

SendEnd PracticeWorld::Private::answer(const HttpRequest &request)
{
    const auto verdict = m_guard.check(request, clock.now());
    if (!verdict) {
        return errorReply(verdict.error());
    }
    const PracticeCall call = practiceCallOf(request);
    if (call != PracticeCall::Report) {
        const auto told = answerQuery(
            call, request, [this](const QString &openid) { return appidsOfMember.value(openid); },
            clock.now());
        return told ? SendEnd(signedReply(okStatus, keys.platform, *told))
                    : SendEnd(errorReply(told.error()));
    }
    const auto report = readReport(request.body);
    if (!report) {
        return errorReply(report.error());
    }
    return answerLike(takeAnswerFor(report->transactionId), *report);
}

PracticeKeys PracticeKeys::generate()
{
    return {PrivateKey::generate(), PrivateKey::generate()};
}

PracticeWorld::PracticeWorld(const Clock &clock, const QString &memoryPath, int delayMs,
                             PracticeKeys keys)
    : d(std::make_unique<Private>(clock, memoryPath, delayMs, std::move(keys)))
{ }

PracticeWorld::~PracticeWorld() = default;

void PracticeWorld::send(const HttpRequest &request, SendDone done)
{
    d->schedule(0, [this, request, done = std::move(done)]() mutable {
        SendEnd end = d->answer(request);
        d->schedule(d->delayMs, [end = std::move(end), done = std::move(done)] { done(end); });
    });
}

Signer PracticeWorld::signer() const
{
    return Signer(practice_merchant::mchid.toString(), merchantSerial(), d->keys.merchant);
}

QString PracticeWorld::serial()
{
    return merchantSerial();
}

PrivateKey PracticeWorld::merchantKey() const
{
    return d->keys.merchant;
}

TrustedKeys PracticeWorld::trustedKeys() const
{
    return d->trusted;
}

void PracticeWorld::answerNext(PracticeAnswer answer)
{
    d->next = answer;
}

void PracticeWorld::answerFor(const QString &transactionId, PracticeAnswer answer)
{
    d->once.remove(transactionId);
    if (answer == PracticeAnswer::Real) {
        d->always.remove(transactionId);
    } else {
        d->always.insert(transactionId, answer);
    }
}

void PracticeWorld::learn(const QList<Transaction> &transactions)
{
    for (const Transaction &transaction : transactions) {
        const QString &id = transaction.transactionId;
        d->appidsOfMember[transaction.openid].insert(transaction.appid);
        if (d->known.contains(id)) {
            continue; // its special answer may have been used up
        }
        d->known.insert(id, transaction);
        const auto place = specialPlaceOf(id);
        if (!place) {
            continue;
        }
        if (place->takenByMall) {
            d->takenByMall.insert(id);
        } else if (place->once) {
            d->once.insert(id, place->answer);
        } else {
            d->always.insert(id, place->answer);
        }
    }
}

} // namespace pd

#include "service_fixture.h"

#include "core/domain/zoned_time.h"
#include "tests/support/fake_wire.h"

#include <utility>

namespace pd::test {

namespace {

const QString platformKeyId = QStringLiteral("PUB_KEY_ID_0000000000000024101100397200000006");

/// Keys take a tenth of a second each, so that all fixtures of a program share two.
const PrivateKey &sharedKey(int which)
{
    static const PrivateKey keys[] = {PrivateKey::generate(), PrivateKey::generate()};
    return keys[which];
}

QDateTime noonInShanghai()
{
    return QDateTime(QDate(2026, 11, 24), QTime(4, 0), Qt::UTC);
}

} // namespace

void FakeTransport::send(const HttpRequest &request, SendDone done)
{
    if (onSend) {
        onSend();
    }
    m_sent.append(request);
    m_waiting.push_back(std::move(done));
}

void FakeTransport::end(const SendEnd &end)
{
    const SendDone done = std::move(m_waiting.front());
    m_waiting.erase(m_waiting.begin());
    done(end);
}

const QList<HttpRequest> &FakeTransport::sent() const
{
    return m_sent;
}

ServiceFixture::ServiceFixture()
    : clock(noonInShanghai())
    , merchantKey(sharedKey(0))
    , platformKey(sharedKey(1))
{
    open();
}

QString ServiceFixture::storePath() const
{
    return folder.filePath(QStringLiteral("journal.db"));
}

void ServiceFixture::open()
{
    auto opened = Database::open(storePath());
    Q_ASSERT(opened.has_value());
    database = *std::move(opened);
    journal = std::make_unique<Journal>(*database);
    pages = std::make_unique<JournalPages>(*database);
    transactions = std::make_unique<TransactionStore>(*database);
    client = std::make_unique<ApiClient>(
        ApiEndpoint{QUrl(QStringLiteral("https://wechat-pay.test")), "PointsDesk/test"},
        Signer(QStringLiteral("1900000109"), QStringLiteral("0123456789ABCDEF"), merchantKey),
        trusting(platformKey, platformKeyId), transport, clock);
    service = std::make_unique<CorrectionService>(
        DeskIdentity{QStringLiteral("1900000109"), QStringLiteral("万象汇"), QStringLiteral("李雷"),
                     QStringLiteral("desk-1")},
        ServiceStore{*journal, *pages, *transactions}, client.get(), clock);
}

void ServiceFixture::restart()
{
    service.reset();
    client.reset();
    transactions.reset();
    pages.reset();
    journal.reset();
    database.reset();
    open();
}

CorrectionDraft ServiceFixture::draft() const
{
    CorrectionDraft draft;
    draft.transactionId = payment().transactionId;
    draft.appid = payment().appid;
    draft.openid = payment().openid;
    draft.points = QStringLiteral("120");
    draft.updateTime = toRfc3339(inShanghai(clock.now()));
    draft.reason = QStringLiteral("商场系统故障补报");
    return draft;
}

Correction ServiceFixture::correction(const CorrectionDraft &draft) const
{
    auto correction = validate(draft, {}, clock);
    Q_ASSERT(correction.has_value());
    return *std::move(correction);
}

Transaction ServiceFixture::payment() const
{
    Transaction payment;
    payment.transactionId = QStringLiteral("4200000000202611241234567890");
    payment.mchid = QStringLiteral("1900000109");
    payment.merchantName = QStringLiteral("万象汇");
    payment.shopName = QStringLiteral("山城火锅");
    payment.appid = QStringLiteral("wx8888888888888888");
    payment.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    payment.amountFen = 12'000;
    payment.paidAt = inShanghai(noonInShanghai().addSecs(-3600));
    payment.notifiedAt = payment.paidAt;
    return payment;
}

HttpReply ServiceFixture::signed204() const
{
    return signedReply(204, {}, platformKey, platformKeyId.toLatin1(), clock.now());
}

HttpReply ServiceFixture::error(int status, const QByteArray &code, const QByteArray &message)
{
    return errorReply(status, code, message);
}

Entry ServiceFixture::entry(const EntryId &id) const
{
    const auto details = pages->details(id);
    Q_ASSERT(details.has_value() && details->has_value());
    return (*details)->entry;
}

} // namespace pd::test

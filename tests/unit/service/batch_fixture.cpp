#include "batch_fixture.h"

#include "tests/support/fake_wire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <utility>

namespace pd::test {

TellingTransport::TellingTransport(Answer answer)
    : m_answer(std::move(answer))
{ }

void TellingTransport::send(const HttpRequest &request, SendDone done)
{
    const QString id = QJsonDocument::fromJson(request.body)
                           .object()
                           .value(QStringLiteral("transaction_id"))
                           .toString();
    if (onSend) {
        onSend(id);
    }
    ++arrivals[id];
    order.append(id);
    atOnce = std::max(atOnce, ++m_running);
    if (m_holding) {
        m_held.emplace_back(id, std::move(done));
    } else {
        answer(id, done);
    }
}

void TellingTransport::answer(const QString &id, const SendDone &done)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, id, done] {
            --m_running;
            done(m_answer(id));
        },
        Qt::QueuedConnection);
}

void TellingTransport::hold()
{
    m_holding = true;
}

void TellingTransport::release()
{
    m_holding = false;
    for (const auto &[id, done] : std::exchange(m_held, {})) {
        answer(id, done);
    }
}

BatchFixture::BatchFixture(TellingTransport::Answer answer)
    : transport(answer ? std::move(answer)
                       : [this](const QString &) -> SendEnd { return desk.signed204(); })
{
    settings.appid = QStringLiteral("wx8888888888888888");
    // The clock stands still: nothing may have to wait for it.
    settings.limits.perSecond = 1'000'000;
    settings.rule = PointsRule();
    open();
}

void BatchFixture::open()
{
    client = std::make_unique<ApiClient>(
        ApiEndpoint{QUrl(QStringLiteral("https://wechat-pay.test")), "PointsDesk/test"},
        Signer(QStringLiteral("1900000109"), QStringLiteral("0123456789ABCDEF"), desk.merchantKey),
        trusting(desk.platformKey, QStringLiteral("PUB_KEY_ID_0000000000000024101100397200000006")),
        transport, desk.clock);
    desk.service->setClient(client.get());
    store = std::make_unique<BatchStore>(*desk.database);
    loader = std::make_unique<BatchLoader>(*store, *desk.transactions, *desk.service, desk.clock,
                                           settings);
    service = std::make_unique<BatchService>(*store, *desk.service, desk.clock, settings);
}

void BatchFixture::restart()
{
    service.reset();
    loader.reset();
    store.reset();
    desk.service.reset(); // before its client
    client.reset();
    desk.restart();
    if (!desk.service->recover()) {
        qFatal("nothing was recovered");
    }
    open();
}

Transaction BatchFixture::payment(int number) const
{
    Transaction payment = desk.payment();
    payment.transactionId
        = QStringLiteral("420000000020261124") + QString::number(number).rightJustified(10, u'0');
    payment.amountFen = 10'000 + 100 * number;
    return payment;
}

void BatchFixture::addPayments(int count)
{
    QList<Transaction> payments;
    for (int i = 1; i <= count; ++i) {
        payments.append(payment(i));
    }
    if (!desk.transactions->add(payments)) {
        qFatal("the payments could not be added");
    }
}

QString BatchFixture::csv(int rows) const
{
    QString text = QStringLiteral("transaction_id,increased_points\n");
    for (int i = 1; i <= rows; ++i) {
        text += payment(i).transactionId + u',' + QString::number(100 + i) + u'\n';
    }
    return text;
}

EntryId BatchFixture::load(const BatchSource &source)
{
    EntryId id;
    problem.reset();
    QObject context;
    QObject::connect(loader.get(), &BatchLoader::loaded, &context,
                     [&id](const EntryId &loaded) { id = loaded; });
    QObject::connect(loader.get(), &BatchLoader::failed, &context,
                     [this](BatchLoadProblem why) { problem = why; });
    loader->start(source);
    (void)QTest::qWaitFor([&] { return !id.isNull() || problem.has_value(); }, 60'000);
    return id;
}

EntryId BatchFixture::loadText(const QString &text, EntryKind kind)
{
    return load({BatchText{text}, kind});
}

BatchStart BatchFixture::goodStart(const EntryId &id) const
{
    const auto batch = store->find(id);
    return {id,
            QString::number((*batch)->totals.moved()),
            QStringLiteral("系统故障补报"),
            {QStringLiteral("韩梅梅"), QStringLiteral("已核对")}};
}

BatchProgress BatchFixture::progress(const EntryId &id) const
{
    return service->progress(id).value();
}

bool BatchFixture::waitForRest(const EntryId &id) const
{
    return QTest::qWaitFor(
        [&] {
            const BatchProgress now = progress(id);
            return now.state != BatchState::Running && now.inFlight == 0;
        },
        60'000);
}

HttpReply BatchFixture::error(int status, const QByteArray &code, const QByteArray &message) const
{
    return errorReply(status, code, message);
}

} // namespace pd::test

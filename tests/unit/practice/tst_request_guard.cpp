#include "core/practice/request_guard.h"
#include "core/wechatpay/signer.h"

#include <QTest>

#include <functional>
#include <memory>

using namespace pd;

namespace {

const QString mchid = QStringLiteral("1900000109");
const QString serial = QStringLiteral("0A4B8C09");
const QByteArray path("/v3/businesscircle/points/notify");
const QByteArray nonce("593BEC0C930BF1AFEB40B4A08C8FB242");

struct Maker
{
    QString mchid = ::mchid;
    QString serial = ::serial;
    QByteArray method = "POST";
    QByteArray path = ::path;
    QByteArray nonce = ::nonce;
    QByteArray body = "{}";
    qint64 secondsOff = 0;
    std::function<void(HttpRequest &)> then;
};
using Change = std::function<void(Maker &)>;

void setHeader(HttpRequest &request, const QByteArray &name, const QByteArray &value)
{
    for (auto &header : request.headers) {
        if (header.first == name) {
            header.second = value;
        }
    }
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestRequestGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void refuses_data();
    void refuses();
    void refusesANonceTwice();
    void saysWhatWasSigned();
    void letsThrough_data();
    void letsThrough();

private:
    [[nodiscard]] HttpRequest make(const Maker &maker) const;
    const QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'795'500'000, Qt::UTC);
    std::unique_ptr<PrivateKey> m_key;
    std::unique_ptr<RequestGuard> m_guard;
};

void TestRequestGuard::initTestCase()
{
    m_key = std::make_unique<PrivateKey>(PrivateKey::generate());
}

void TestRequestGuard::init()
{
    m_guard = std::make_unique<RequestGuard>(
        mchid, serial, PublicKey::fromPem(m_key->publicPem()).value(), "PUB_KEY_ID_01");
}

HttpRequest TestRequestGuard::make(const Maker &maker) const
{
    const Signer signer(maker.mchid, maker.serial, *m_key);
    HttpRequest request{
        maker.method,
        QUrl(QStringLiteral("https://practice.invalid") + QString::fromLatin1(maker.path)),
        {{"Accept", "application/json"},
         {"Content-Type", "application/json"},
         {"User-Agent", "PointsDesk/0.1.0"},
         {"Wechatpay-Serial", "PUB_KEY_ID_01"},
         {"Authorization",
          signer.authorization(maker.method, maker.path,
                               m_now.toSecsSinceEpoch() + maker.secondsOff, maker.nonce,
                               maker.body)}},
        maker.body};
    if (maker.then) {
        maker.then(request);
    }
    return request;
}

void TestRequestGuard::refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, int status, const char *message, const Change &change) {
        QTest::newRow(name) << change << status << QString::fromUtf8(message);
    };
    const auto then = [&row](const char *name, int status, const char *message,
                             const std::function<void(HttpRequest &)> &change) {
        row(name, status, message, [change](Maker &maker) { maker.then = change; });
    };
    const auto header = [&then](const char *name, int status, const char *message,
                                const char *field, const char *value) {
        then(name, status, message,
             [field, value](HttpRequest &request) { setHeader(request, field, value); });
    };
    header("no User-Agent", 400, "缺少Accept或User-Agent", "User-Agent", "");
    header("no Accept", 400, "缺少Accept或User-Agent", "Accept", "");
    header("accepts anything", 400, "缺少Accept或User-Agent", "Accept", "*/*");
    header("a form", 400, "HTTP 请求不符合", "Content-Type", "application/x-www-form-urlencoded");
    header("serial of another key", 400, "HTTP 请求不符合", "Wechatpay-Serial", "PUB_KEY_ID_02");
    header("broken header", 400, "HTTP 请求不符合", "User-Agent", "a\r\nb: c");
    then("doubled header", 400, "HTTP 请求不符合",
         [](HttpRequest &request) { request.headers.emplaceBack("accept", "application/json"); });
    header("no Authorization", 401, "Authorization值格式错误", "Authorization", "");
    header("another scheme", 401, "Authorization值格式错误", "Authorization", "Bearer abc");
    for (const char *item : {"mchid", "nonce_str", "signature", "timestamp", "serial_no"}) {
        then(item, 401, "Authorization值格式错误", [item](HttpRequest &request) {
            QByteArray value = headerValue(request.headers, "Authorization");
            setHeader(request, "Authorization", value.replace(item, "other"));
        });
    }
    then("blank between items", 401, "Authorization值格式错误", [](HttpRequest &request) {
        QByteArray value = headerValue(request.headers, "Authorization");
        setHeader(request, "Authorization", value.replace("\",nonce_str", "\", nonce_str"));
    });
    then("one item too many", 401, "Authorization值格式错误", [](HttpRequest &request) {
        setHeader(request, "Authorization",
                  headerValue(request.headers, "Authorization") + ",extra=\"x\"");
    });
    row("long nonce", 401, "Authorization值格式错误",
        [](Maker &maker) { maker.nonce = QByteArray(33, 'a'); });
    row("nonce with a sign", 401, "Authorization值格式错误",
        [](Maker &maker) { maker.nonce = "a-b"; });
    row("another merchant", 401, "商户证书序列号有误",
        [](Maker &maker) { maker.mchid = QStringLiteral("1900000110"); });
    row("another certificate", 401, "商户证书序列号有误",
        [](Maker &maker) { maker.serial = QStringLiteral("0A4B8C0A"); });
    row("clock behind", 401, "不得超过5分钟", [](Maker &maker) { maker.secondsOff = -301; });
    row("clock ahead", 401, "不得超过5分钟", [](Maker &maker) { maker.secondsOff = 301; });
    then("changed body", 401, "签名错误", [](HttpRequest &request) { request.body = "{ }"; });
    then("changed path", 401, "签名错误", [](HttpRequest &request) {
        request.url = QUrl(QStringLiteral("https://practice.invalid/v3/other"));
    });
    then("changed method", 401, "签名错误", [](HttpRequest &request) { request.method = "PUT"; });
    then("not base64", 401, "签名错误", [](HttpRequest &request) {
        QByteArray value = headerValue(request.headers, "Authorization");
        setHeader(request, "Authorization", value.replace("signature=\"", "signature=\"!"));
    });
    row("GET", 404, "资源不存在", [](Maker &maker) { maker.method = "GET"; });
    row("another call", 404, "资源不存在",
        [](Maker &maker) { maker.path = "/v3/businesscircle/parkings"; });
    row("a query", 404, "资源不存在", [](Maker &maker) { maker.path = path + "?a=b"; });
}

void TestRequestGuard::refuses()
{
    QFETCH(Change, change);
    QFETCH(int, status);
    QFETCH(QString, message);
    Maker maker;
    change(maker);
    const auto verdict = m_guard->check(make(maker), m_now);
    QVERIFY(!verdict.has_value());
    QCOMPARE(verdict.error().status, status);
    QVERIFY2(verdict.error().message.contains(message), qPrintable(verdict.error().message));
}

void TestRequestGuard::refusesANonceTwice()
{
    const HttpRequest request = make({});
    QVERIFY(m_guard->check(request, m_now).has_value());
    const auto verdict = m_guard->check(request, m_now.addSecs(300));
    QVERIFY(!verdict.has_value());
    QCOMPARE(verdict.error().code, QStringLiteral("SIGN_ERROR"));
    Maker other;
    other.nonce = "593BEC0C930BF1AFEB40B4A08C8FB243";
    QVERIFY(m_guard->check(make(other), m_now).has_value());
}

void TestRequestGuard::saysWhatWasSigned()
{
    HttpRequest request = make({});
    request.body = "{ }";
    const auto verdict = m_guard->check(request, m_now);
    QVERIFY(!verdict.has_value());
    const QJsonObject information
        = verdict.error().detail.value(QStringLiteral("sign_information")).toObject();
    QCOMPARE(information.value(QStringLiteral("method")).toString(), QStringLiteral("POST"));
    QCOMPARE(information.value(QStringLiteral("url")).toString(), QString::fromLatin1(path));
    const qsizetype length
        = requestMessage("POST", path, m_now.toSecsSinceEpoch(), nonce, "{ }").size();
    QCOMPARE(information.value(QStringLiteral("sign_message_length")).toInteger(), length);
}

void TestRequestGuard::letsThrough_data()
{
    QTest::addColumn<qint64>("secondsOff");
    QTest::newRow("on time") << qint64{0};
    QTest::newRow("five minutes behind") << qint64{-300};
    QTest::newRow("five minutes ahead") << qint64{300};
}

void TestRequestGuard::letsThrough()
{
    QFETCH(qint64, secondsOff);
    Maker maker;
    maker.secondsOff = secondsOff;
    QVERIFY(m_guard->check(make(maker), m_now).has_value());
}

QTEST_GUILESS_MAIN(TestRequestGuard)
#include "tst_request_guard.moc"

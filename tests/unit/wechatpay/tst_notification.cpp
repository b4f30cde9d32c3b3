#include "core/wechatpay/notification.h"

#include "core/wechatpay/notification_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using pd::NotificationError;
using pd::NotificationProblem;
using pd::NotificationProof;

namespace {

const QByteArray apiV3Key = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb"_ba;
const QString publicKeyId = u"PUB_KEY_ID_0000000000000024101100397200000006"_s;

QByteArray fixture(const QString &name)
{
    QFile file(qEnvironmentVariable("PD_SOURCE_DIR")
               + QStringLiteral("/tests/unit/wechatpay/notifications/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject fixtureObject(const QString &name)
{
    return QJsonDocument::fromJson(fixture(name)).object();
}

pd::NotificationKeys keysWith(const QByteArray &secret)
{
    pd::NotificationKeys keys;
    if (const auto key = pd::ApiV3Key::fromText(secret)) {
        keys.apiV3Key = *key;
    }
    if (const auto key = pd::PublicKey::fromPem(fixture(u"../data/merchant_test_pub.pem"_s))) {
        keys.trusted.addPublicKey(publicKeyId, *key);
    }
    return keys;
}

/// An unsigned envelope around that resource, made with our own key.
QByteArray envelope(const QJsonObject &resource, const QString &eventType,
                    const QByteArray &associatedData = {})
{
    const auto key = pd::ApiV3Key::fromText(apiV3Key);
    const pd::EncryptedResource sealed
        = pd::encrypt(QJsonDocument(resource).toJson(QJsonDocument::Compact), associatedData, *key);
    QJsonObject encrypted{{u"algorithm"_s, QString::fromLatin1(sealed.algorithm)},
                          {u"nonce"_s, QString::fromLatin1(sealed.nonce)},
                          {u"ciphertext"_s, QString::fromLatin1(sealed.ciphertext)},
                          {u"original_type"_s, u"discount_card"_s}};
    if (!associatedData.isEmpty()) {
        encrypted.insert(u"associated_data"_s, QString::fromLatin1(associatedData));
    }
    return QJsonDocument(QJsonObject{{u"id"_s, u"EV-1"_s},
                                     {u"create_time"_s, u"2026-11-24T10:00:00+08:00"_s},
                                     {u"event_type"_s, eventType},
                                     {u"resource_type"_s, u"encrypt-resource"_s},
                                     {u"resource"_s, encrypted}})
        .toJson(QJsonDocument::Compact);
}

QJsonObject payment()
{
    return {{u"mchid"_s, u"1230000109"_s},
            {u"merchant_name"_s, u"腾讯广场"_s},
            {u"shop_name"_s, u"微信支付"_s},
            {u"shop_number"_s, u"123456"_s},
            {u"appid"_s, u"wxd678efh567hg6787"_s},
            {u"openid"_s, u"oUpF8uMuAJ2pxb1Q9zNjWUHsd"_s},
            {u"amount"_s, 200},
            {u"time_end"_s, u"2020-05-20T13:29:35+08:00"_s},
            {u"transaction_id"_s, u"1234567890"_s}};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

NotificationError errorOf(const pd::Result<pd::Told, NotificationError> &told)
{
    return told ? NotificationError{NotificationProblem::NotJson, u"(no error)"_s, {}}
                : told.error();
}

} // namespace

class TestNotification : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesBytes_data();
    void refusesBytes();
    void refusesChangedFiles_data();
    void refusesChangedFiles();
    void refusesChangedEnvelopes_data();
    void refusesChangedEnvelopes();
    void refusesResources_data();
    void refusesResources();
    void refusesWithoutAKey();
    void refusesTheWrongKey();
    void refusesOldSignaturesWhereTheArrivalIsKnown();
    void refusesBrokenReports_data();
    void refusesBrokenReports();
    void readsTheSignedPayment();
    void readsTheSignedRefund();
    void readsActivations();
    void keepsUnknownEvents();
    void decidesByEventType();
    void toleratesWhatIsNotThere();
    void keepsLargeAmountsExact();
    void readsPastedTexts();
    void readsReports();
    void headersMayBeOfAnyCase();
};

void TestNotification::refusesBytes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<NotificationProblem>("problem");
    QTest::newRow("nothing") << QByteArray() << NotificationProblem::NotJson;
    QTest::newRow("text") << "hello"_ba << NotificationProblem::NotJson;
    QTest::newRow("a list") << "[]"_ba << NotificationProblem::NotJson;
    QTest::newRow("a number") << "1"_ba << NotificationProblem::NotJson;
    QTest::newRow("cut short") << fixture(u"transaction.json"_s).chopped(20)
                               << NotificationProblem::NotJson;
    QTest::newRow("not UTF-8") << "{\"body\":\"\xff\xfe\",\"headers\":{}}"_ba
                               << NotificationProblem::NotJson;
    QTest::newRow("NUL bytes") << QByteArray(100, '\0') << NotificationProblem::NotJson;
    QTest::newRow("100,000 nested brackets") << QByteArray("{\"body\":") + QByteArray(100'000, '[')
            + QByteArray(100'000, ']') + "}" << NotificationProblem::NotJson;
    QTest::newRow("10 MB") << QByteArray(qsizetype{10} * 1024 * 1024, ' ')
                           << NotificationProblem::TooLarge;
    QTest::newRow("body of 300 KiB") << QByteArray("{\"headers\":{},\"body\":\"")
            + QByteArray(qsizetype{300} * 1024, 'x')
            + "\"}" << NotificationProblem::TooLarge;
}

void TestNotification::refusesBytes()
{
    QFETCH(QByteArray, file);
    QFETCH(NotificationProblem, problem);
    QCOMPARE(errorOf(pd::readInboxFile(file, keysWith(apiV3Key))).problem, problem);
    QCOMPARE(pd::isWholeObject(file), file.startsWith("{\"headers"));
}

void TestNotification::refusesChangedFiles_data()
{
    QTest::addColumn<QJsonObject>("file");
    QTest::addColumn<NotificationProblem>("problem");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("signature");
    constexpr int none = -1;
    const QJsonObject good = fixtureObject(u"transaction.json"_s);
    const auto change = [&good](const QString &name, const QJsonValue &value) {
        QJsonObject changed = good;
        changed.insert(name, value);
        return changed;
    };
    const auto header = [&good, &change](const QString &name, const QJsonValue &value) {
        QJsonObject headers = good.value(u"headers"_s).toObject();
        if (value.isUndefined()) {
            headers.remove(name);
        } else {
            headers.insert(name, value);
        }
        return change(u"headers"_s, headers);
    };
    const auto signature = [](pd::UnknownReason reason) {
        return static_cast<int>(reason);
    };
    QTest::newRow("no headers") << change(u"headers"_s, QJsonValue())
                                << NotificationProblem::MissingField << u"headers"_s << none;
    QTest::newRow("headers are a text")
        << change(u"headers"_s, u"x"_s) << NotificationProblem::WrongType << u"headers"_s << none;
    QTest::newRow("a header is a number")
        << header(u"Wechatpay-Timestamp"_s, 1554208460) << NotificationProblem::WrongType
        << u"headers.Wechatpay-Timestamp"_s << none;
    QTest::newRow("body is an object")
        << change(u"body"_s, QJsonObject()) << NotificationProblem::WrongType << u"body"_s << none;
    QTest::newRow("body is empty")
        << change(u"body"_s, QString()) << NotificationProblem::MissingField << u"body"_s << none;
    QTest::newRow("received_at is no time")
        << change(u"received_at"_s, u"yesterday"_s) << NotificationProblem::BadValue
        << u"received_at"_s << none;
    QTest::newRow("all headers stripped")
        << change(u"headers"_s, QJsonObject()) << NotificationProblem::BadSignature << QString()
        << signature(pd::UnknownReason::SignatureHeadersMissing);
    QTest::newRow("no nonce") << header(u"Wechatpay-Nonce"_s, QJsonValue(QJsonValue::Undefined))
                              << NotificationProblem::BadSignature << QString()
                              << signature(pd::UnknownReason::SignatureHeadersBad);
    QTest::newRow("doubled signature")
        << header(u"Wechatpay-Signature"_s, QJsonArray{u"a"_s, u"b"_s})
        << NotificationProblem::BadSignature << QString()
        << signature(pd::UnknownReason::SignatureHeadersBad);
    QTest::newRow("signed by a stranger")
        << header(u"Wechatpay-Serial"_s, u"PUB_KEY_ID_0000000000000000000000000000000000"_s)
        << NotificationProblem::BadSignature << QString()
        << signature(pd::UnknownReason::SerialUnknown);
    QTest::newRow("another nonce")
        << header(u"Wechatpay-Nonce"_s, u"593BEC0C930BF1AFEB40B4A08C8FB243"_s)
        << NotificationProblem::BadSignature << QString()
        << signature(pd::UnknownReason::SignatureWrong);
    QTest::newRow("a test signature")
        << header(u"Wechatpay-Signature"_s, u"WECHATPAY/SIGNTEST/abc"_s)
        << NotificationProblem::BadSignature << QString()
        << signature(pd::UnknownReason::SignatureTest);
    QTest::newRow("another body") << change(
        u"body"_s, good.value(u"body"_s).toString().replace(u"EV-2018"_s, u"EV-2019"_s))
                                  << NotificationProblem::BadSignature << QString()
                                  << signature(pd::UnknownReason::SignatureWrong);
}

void TestNotification::refusesChangedFiles()
{
    QFETCH(QJsonObject, file);
    QFETCH(NotificationProblem, problem);
    QFETCH(QString, field);
    QFETCH(int, signature);
    const NotificationError error = errorOf(pd::readInboxFile(compact(file), keysWith(apiV3Key)));
    QCOMPARE(error.problem, problem);
    QCOMPARE(error.field, field);
    QCOMPARE(error.signature ? static_cast<int>(*error.signature) : -1, signature);
}

void TestNotification::refusesChangedEnvelopes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<NotificationProblem>("problem");
    QTest::addColumn<QString>("field");
    const QJsonObject good
        = QJsonDocument::fromJson(envelope(payment(), u"MALL_TRANSACTION.SUCCESS"_s)).object();
    const auto change = [&good](const QString &name, const QJsonValue &value) {
        QJsonObject changed = good;
        changed.insert(name, value);
        return compact(changed);
    };
    const auto resource = [&good, &change](const QString &name, const QJsonValue &value) {
        QJsonObject changed = good.value(u"resource"_s).toObject();
        changed.insert(name, value);
        return change(u"resource"_s, changed);
    };
    const QString ciphertext
        = good.value(u"resource"_s).toObject().value(u"ciphertext"_s).toString();
    QString otherTag = ciphertext;
    otherTag[otherTag.size() - 8] = otherTag[otherTag.size() - 8] == u'A' ? u'B' : u'A';
    QTest::newRow("no id") << change(u"id"_s, QJsonValue()) << NotificationProblem::MissingField
                           << u"id"_s;
    QTest::newRow("id is a number")
        << change(u"id"_s, 7) << NotificationProblem::WrongType << u"id"_s;
    QTest::newRow("no event type") << change(u"event_type"_s, QString())
                                   << NotificationProblem::MissingField << u"event_type"_s;
    QTest::newRow("no resource") << change(u"resource"_s, QJsonValue())
                                 << NotificationProblem::MissingField << u"resource"_s;
    QTest::newRow("resource is a list")
        << change(u"resource"_s, QJsonArray()) << NotificationProblem::WrongType << u"resource"_s;
    QTest::newRow("another algorithm")
        << resource(u"algorithm"_s, u"AES_128"_s) << NotificationProblem::WrongAlgorithm
        << u"resource.algorithm"_s;
    QTest::newRow("no nonce") << resource(u"nonce"_s, QString())
                              << NotificationProblem::MissingField << u"resource.nonce"_s;
    QTest::newRow("nonce is a number")
        << resource(u"nonce"_s, 1) << NotificationProblem::WrongType << u"resource.nonce"_s;
    QTest::newRow("another nonce")
        << resource(u"nonce"_s, u"AAAAAAAAAAAA"_s) << NotificationProblem::CannotDecrypt
        << u"resource.ciphertext"_s;
    QTest::newRow("other associated data")
        << resource(u"associated_data"_s, u"x"_s) << NotificationProblem::CannotDecrypt
        << u"resource.ciphertext"_s;
    QTest::newRow("another tag") << resource(u"ciphertext"_s, otherTag)
                                 << NotificationProblem::CannotDecrypt << u"resource.ciphertext"_s;
    QTest::newRow("base64 cut short") << resource(u"ciphertext"_s, ciphertext.left(41))
                                      << NotificationProblem::BadBase64 << u"resource.ciphertext"_s;
    QTest::newRow("shorter than a tag")
        << resource(u"ciphertext"_s, u"AAAA"_s) << NotificationProblem::BadBase64
        << u"resource.ciphertext"_s;
    QTest::newRow("no base64") << resource(u"ciphertext"_s, u"%%%%"_s)
                               << NotificationProblem::BadBase64 << u"resource.ciphertext"_s;
}

void TestNotification::refusesChangedEnvelopes()
{
    QFETCH(QByteArray, body);
    QFETCH(NotificationProblem, problem);
    QFETCH(QString, field);
    const NotificationError error = errorOf(pd::readPasted(body, keysWith(apiV3Key)));
    QCOMPARE(error.problem, problem);
    QCOMPARE(error.field, field);
}

void TestNotification::refusesResources_data()
{
    QTest::addColumn<QJsonObject>("resource");
    QTest::addColumn<NotificationProblem>("problem");
    QTest::addColumn<QString>("field");
    const auto change = [](const QString &name, const QJsonValue &value) {
        QJsonObject changed = payment();
        changed.insert(name, value);
        return changed;
    };
    for (const QString &name :
         {u"transaction_id"_s, u"mchid"_s, u"appid"_s, u"openid"_s, u"amount"_s, u"time_end"_s}) {
        QTest::addRow("no %s", qPrintable(name))
            << change(name, QJsonValue()) << NotificationProblem::MissingField << name;
        QTest::addRow("%s is a list", qPrintable(name))
            << change(name, QJsonArray()) << NotificationProblem::WrongType << name;
    }
    QTest::newRow("amount is a text")
        << change(u"amount"_s, u"200"_s) << NotificationProblem::WrongType << u"amount"_s;
    QTest::newRow("half a fen") << change(u"amount"_s, 200.5) << NotificationProblem::WrongType
                                << u"amount"_s;
    QTest::newRow("1e300 fen") << change(u"amount"_s, 1e300) << NotificationProblem::WrongType
                               << u"amount"_s;
    QTest::newRow("negative amount")
        << change(u"amount"_s, -1) << NotificationProblem::BadValue << u"amount"_s;
    QTest::newRow("2^53 fen") << change(u"amount"_s, pd::Points::maxValue + 1)
                              << NotificationProblem::BadValue << u"amount"_s;
    QTest::newRow("a day that does not exist")
        << change(u"time_end"_s, u"2020-02-30T13:29:35+08:00"_s) << NotificationProblem::BadValue
        << u"time_end"_s;
    QTest::newRow("a blank in the id") << change(u"transaction_id"_s, u"12 34"_s)
                                       << NotificationProblem::BadValue << u"transaction_id"_s;
    QTest::newRow("a NUL in the id") << change(u"transaction_id"_s, QString(QChar(0)))
                                     << NotificationProblem::BadValue << u"transaction_id"_s;
    QTest::newRow("shop name is a number")
        << change(u"shop_name"_s, 5) << NotificationProblem::WrongType << u"shop_name"_s;
}

void TestNotification::refusesResources()
{
    QFETCH(QJsonObject, resource);
    QFETCH(NotificationProblem, problem);
    QFETCH(QString, field);
    const auto content = pd::readContent(u"MALL_TRANSACTION.SUCCESS"_s, compact(resource));
    QVERIFY(!content.has_value());
    QCOMPARE(content.error().problem, problem);
    QCOMPARE(content.error().field, field);
}

void TestNotification::refusesWithoutAKey()
{
    const auto told = pd::readInboxFile(fixture(u"transaction.json"_s), keysWith({}));
    QCOMPARE(errorOf(told).problem, NotificationProblem::NoKey);
}

void TestNotification::refusesTheWrongKey()
{
    const auto told = pd::readInboxFile(fixture(u"transaction.json"_s),
                                        keysWith("00000000000000000000000000000000"_ba));
    QCOMPARE(errorOf(told).problem, NotificationProblem::CannotDecrypt);
}

void TestNotification::refusesOldSignaturesWhereTheArrivalIsKnown()
{
    // Signed at 2019-04-02 20:34:20 in Shanghai; a copy that reached the server later is a replay.
    QJsonObject file = fixtureObject(u"transaction.json"_s);
    file.insert(u"received_at"_s, u"2019-04-02T20:39:21+08:00"_s);
    const NotificationError error = errorOf(pd::readInboxFile(compact(file), keysWith(apiV3Key)));
    QCOMPARE(error.problem, NotificationProblem::BadSignature);
    QVERIFY(error.signature == pd::UnknownReason::SignatureStale);
    file.insert(u"received_at"_s, u"2019-04-02T20:39:20+08:00"_s);
    QVERIFY(pd::readInboxFile(compact(file), keysWith(apiV3Key)).has_value());
}

void TestNotification::refusesBrokenReports_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<NotificationProblem>("problem");
    QTest::addColumn<QString>("field");
    QTest::newRow("report is a text")
        << R"({"report": "x"})"_ba << NotificationProblem::WrongType << u"report"_s;
    QTest::newRow("reports are an object")
        << R"({"reports": {}})"_ba << NotificationProblem::WrongType << u"reports"_s;
    QTest::newRow("no id") << R"({"report": {"increased_points": 1}})"_ba
                           << NotificationProblem::MissingField << u"report.transaction_id"_s;
    QTest::newRow("no points") << R"({"reports": [{"transaction_id": "1"}]})"_ba
                               << NotificationProblem::MissingField
                               << u"reports[0].increased_points"_s;
    QTest::newRow("half a point")
        << R"({"report": {"transaction_id": "1", "increased_points": 1.5}})"_ba
        << NotificationProblem::WrongType << u"report.increased_points"_s;
    QTest::newRow("no time")
        << R"({"report":{"transaction_id":"1","increased_points":1,"points_update_time":"x"}})"_ba
        << NotificationProblem::BadValue << u"report.points_update_time"_s;
}

void TestNotification::refusesBrokenReports()
{
    QFETCH(QByteArray, file);
    QFETCH(NotificationProblem, problem);
    QFETCH(QString, field);
    const NotificationError error = errorOf(pd::readInboxFile(file, keysWith({})));
    QCOMPARE(error.problem, problem);
    QCOMPARE(error.field, field);
}

void TestNotification::readsTheSignedPayment()
{
    const auto told = pd::readInboxFile(fixture(u"transaction.json"_s), keysWith(apiV3Key));
    QVERIFY(told.has_value());
    const auto &notification = std::get<pd::Notification>(*told);
    QCOMPARE(notification.id, u"EV-2018022511223320873"_s);
    QCOMPARE(notification.proof, NotificationProof::Signed);
    const auto &transaction = std::get<pd::Transaction>(notification.content);
    pd::Transaction expected;
    expected.transactionId = u"1234567890"_s;
    expected.mchid = u"1230000109"_s;
    expected.merchantName = u"腾讯广场"_s;
    expected.shopName = u"微信支付"_s;
    expected.shopNumber = u"123456"_s;
    expected.appid = u"wxd678efh567hg6787"_s;
    expected.openid = u"oUpF8uMuAJ2pxb1Q9zNjWUHsd"_s;
    expected.amountFen = 200;
    expected.paidAt = QDateTime(QDate(2020, 5, 20), QTime(13, 29, 35), Qt::OffsetFromUTC, 8 * 3600);
    expected.notifiedAt = QDateTime::fromSecsSinceEpoch(1554208460, Qt::UTC);
    expected.commitTag = u"manual"_s;
    QCOMPARE(transaction.paidAt.offsetFromUtc(), 8 * 3600);
    QVERIFY(transaction == expected);
}

void TestNotification::readsTheSignedRefund()
{
    const auto told = pd::readInboxFile(fixture(u"refund.json"_s), keysWith(apiV3Key));
    QVERIFY(told.has_value());
    const auto &refund = std::get<pd::Refund>(std::get<pd::Notification>(*told).content);
    QCOMPARE(refund.refundId, u"1217752501201407033233368999"_s);
    QCOMPARE(refund.transactionId, u"42000001217201407033233368018"_s);
    QCOMPARE(refund.mchid, u"1234567890"_s);
    QCOMPARE(refund.merchantName, u"万象天地"_s);
    QCOMPARE(refund.shopName, u"重庆烤鱼（万象天地店）"_s);
    QCOMPARE(refund.shopNumber, u"50001"_s);
    QCOMPARE(refund.appid, u"wx2c23be954ff1624f"_s);
    QCOMPARE(refund.openid, u"swe23be954ffots3jrvjweslfmde"_s);
    QCOMPARE(refund.payAmountFen, 100);
    QCOMPARE(refund.refundAmountFen, 100);
    QCOMPARE(refund.refundedAt,
             QDateTime(QDate(2018, 5, 23), QTime(12, 13, 50), Qt::OffsetFromUTC, 8 * 3600));
}

void TestNotification::readsActivations()
{
    const QJsonObject resource{{u"openid"_s, u"oUpF8"_s},
                               {u"code"_s, u"478515832665"_s},
                               {u"mchid"_s, u"1230000109"_s},
                               {u"auth_type"_s, u"REGISTERED_MODE"_s}};
    const auto told
        = pd::readPasted(envelope(resource, u"MALL_AUTH.ACTIVATE_CARD"_s), keysWith(apiV3Key));
    QVERIFY(told.has_value());
    const auto &notification = std::get<pd::Notification>(*told);
    QVERIFY(std::get<pd::CardActivation>(notification.content)
            == (pd::CardActivation{u"oUpF8"_s, u"478515832665"_s, u"1230000109"_s,
                                   u"REGISTERED_MODE"_s}));
    QCOMPARE(notification.asKeptEvent().resource, compact(resource));
}

void TestNotification::keepsUnknownEvents()
{
    const QJsonObject resource{{u"anything"_s, 1}};
    const auto told = pd::readPasted(envelope(resource, u"MALL_NEW.THING"_s), keysWith(apiV3Key));
    QVERIFY(told.has_value());
    const auto &notification = std::get<pd::Notification>(*told);
    QVERIFY(std::holds_alternative<pd::UnknownEvent>(notification.content));
    const pd::KeptEvent kept = notification.asKeptEvent();
    QCOMPARE(kept.id, u"EV-1"_s);
    QCOMPARE(kept.eventType, u"MALL_NEW.THING"_s);
    QCOMPARE(kept.resource, compact(resource));
    QVERIFY(kept.createdAt.isValid());
}

void TestNotification::decidesByEventType()
{
    // original_type is "discount_card" in envelope(), as the documents have it.
    const auto told = pd::readPasted(
        envelope(payment(), u"MALL_TRANSACTION.SUCCESS"_s, "discount_card"_ba), keysWith(apiV3Key));
    QVERIFY(told.has_value());
    const auto &notification = std::get<pd::Notification>(*told);
    QCOMPARE(notification.proof, NotificationProof::Sealed);
    QCOMPARE(std::get<pd::Transaction>(notification.content).notifiedAt, notification.createdAt);
}

void TestNotification::toleratesWhatIsNotThere()
{
    QJsonObject resource = payment();
    resource.insert(u"time_end"_s, u"2020-05-20 13:29:35"_s);
    resource.insert(u"openid"_s, QString(200, u'o'));
    resource.insert(u"shop_name"_s, QJsonValue());
    resource.remove(u"shop_number"_s);
    resource.insert(u"merchant_name"_s, u"a\nb"_s);
    resource.insert(u"something_new"_s, QJsonObject());
    const auto told
        = pd::readPasted(envelope(resource, u"MALL_TRANSACTION.SUCCESS"_s), keysWith(apiV3Key));
    QVERIFY(told.has_value());
    const auto &transaction = std::get<pd::Transaction>(std::get<pd::Notification>(*told).content);
    QCOMPARE(transaction.paidAt.offsetFromUtc(), 8 * 3600);
    QCOMPARE(transaction.openid.size(), 200);
    QCOMPARE(transaction.merchantName, u"a b"_s);
    QVERIFY(transaction.shopName.isEmpty());
}

void TestNotification::keepsLargeAmountsExact()
{
    const QByteArray resource
        = compact(payment()).replace("\"amount\":200", "\"amount\":9007199254740991");
    const auto content = pd::readContent(u"MALL_TRANSACTION.SUCCESS"_s, resource);
    QVERIFY(content.has_value());
    QCOMPARE(std::get<pd::Transaction>(*content).amountFen, pd::Points::maxValue);
    // As doubles these two are one number.
    const QByteArray above
        = compact(payment()).replace("\"amount\":200", "\"amount\":9007199254740993");
    QVERIFY(!pd::readContent(u"MALL_TRANSACTION.SUCCESS"_s, above).has_value());
}

void TestNotification::readsPastedTexts()
{
    const auto file = pd::readPasted(fixture(u"transaction.json"_s), keysWith(apiV3Key));
    QVERIFY(file.has_value());
    QCOMPARE(std::get<pd::Notification>(*file).proof, NotificationProof::Signed);
    const auto resource = pd::readPasted(compact(payment()), {});
    QVERIFY(resource.has_value());
    QCOMPARE(std::get<pd::Notification>(*resource).proof, NotificationProof::None);
    QVERIFY(std::holds_alternative<pd::Transaction>(std::get<pd::Notification>(*resource).content));
    QCOMPARE(errorOf(pd::readPasted("{}"_ba, {})).field, u"transaction_id"_s);
    QCOMPARE(errorOf(pd::readPasted(R"({"refund_id":"1"})"_ba, {})).field, u"transaction_id"_s);
}

void TestNotification::readsReports()
{
    const auto one = pd::readInboxFile(
        R"({"report":{"transaction_id":"1","appid":"wx1","increased_points":9007199254740991,
            "points_update_time":"2026-11-24T10:00:00+08:00","earn_points":true}})"_ba,
        {});
    QVERIFY(one.has_value());
    const auto reports = std::get<QList<pd::MallReport>>(*one);
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports[0].transactionId, u"1"_s);
    QCOMPARE(reports[0].points.value(), pd::Points::maxValue);
    QVERIFY(reports[0].reportedAt.isValid());
    const auto many = pd::readInboxFile(
        R"({"reports":[{"transaction_id":"1","increased_points":0},
            {"transaction_id":"2","increased_points":5}]})"_ba,
        {});
    QVERIFY(many.has_value());
    QCOMPARE(std::get<QList<pd::MallReport>>(*many).size(), 2);
}

void TestNotification::headersMayBeOfAnyCase()
{
    // Node's http module gives lower-case names.
    QJsonObject file = fixtureObject(u"transaction.json"_s);
    QJsonObject lower;
    const QJsonObject headers = file.value(u"headers"_s).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        lower.insert(it.key().toLower(), it.value());
    }
    file.insert(u"headers"_s, lower);
    QVERIFY(pd::readInboxFile(compact(file), keysWith(apiV3Key)).has_value());
}

QTEST_GUILESS_MAIN(TestNotification)
#include "tst_notification.moc"

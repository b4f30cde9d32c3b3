// The desk's side of the set-up against a WeChat Pay of another make: every step of the connection
// check, every form in which a key is handed over, platform certificates, and the questions about
// members.

#include "core/domain/clock.h"
#include "core/service/connection_check.h"
#include "core/service/live_connection.h"
#include "core/service/setup_worker.h"
#include "core/settings/profile.h"
#include "core/settings/profile_writer.h"
#include "core/vault/memory_keeper.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/circle_queries.h"
#include "tests/peers/gateway_process.h"
#include "tests/support/patience.h"
#include "tests/support/test_certificates.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTest>

#include <memory>
#include <optional>

using namespace pd;
using namespace Qt::StringLiterals;

namespace {

// Downloads are 300 seconds apart, and a clock that is off by so much is refused: three are waited
// for.
constexpr qint64 nearlyAPause = 297;
const QString mchid = u"1900000109"_s;
const QString serial = u"5157F09EFDC096DE15EBE81A47057A7232F1B8E1"_s;
const QString otherSerial = u"3775B6A45ACD588826D15E583A95F5DD11111111"_s;
const QByteArray passphrase("correct horse");

/// The system's clock, wrong by some seconds.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(qint64 ahead)
        : m_ahead(ahead)
    { }
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::currentDateTimeUtc().addSecs(m_ahead);
    }
    void setAhead(qint64 seconds)
    {
        m_ahead = seconds;
    }

private:
    qint64 m_ahead;
};

QString signError(const char *text)
{
    return u"row:401:SIGN_ERROR:%1"_s.arg(QString::fromUtf8(text));
}

const CheckResult &at(const QList<CheckResult> &results, CheckStep step)
{
    return results.at(static_cast<qsizetype>(step));
}

QByteArray describe(const QList<CheckResult> &results)
{
    QByteArray text;
    for (const CheckResult &result : results) {
        text += QByteArray::number(static_cast<int>(result.step)) + ": state "
            + QByteArray::number(static_cast<int>(result.state)) + ", finding "
            + QByteArray::number(static_cast<int>(result.finding)) + ", "
            + result.facts.message.toUtf8() + '\n';
    }
    return text;
}

/// One thing that is wrong, and the step that must say so.
struct Fault
{
    ProfileValues profile; ///< beside what is right
    QJsonObject order; ///< to the gateway
    qint64 clockAhead = 0;
    CheckStep step = CheckStep::Signature;
    CheckState state = CheckState::Bad;
    CheckFinding finding = CheckFinding::SignatureRefused;
    std::optional<SignErrorCause> cause = {}; ///< where the step must say it
    UnknownReason unverified = UnknownReason::SignatureHeadersMissing;
};

} // namespace

class TestGatewayCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void allIsWell_data();
    void allIsWell();
    void everyFaultHasItsStep_data();
    void everyFaultHasItsStep();
    void theMessageArrivesAsItWasSigned();
    void everyImportReachesASignedRequest_data();
    void everyImportReachesASignedRequest();
    void certificatesAreFetchedWithTheApiV3Key();
    void noCertificatesInPublicKeyModeIsNoFault();
    void anotherApiV3KeyIsSaid();
    void aStrangersSerialBringsNothingIn();
    void anUnknownSerialBringsTheNewCertificate();
    void membersAreAskedAbout_data();
    void membersAreAskedAbout();
    void refusedQuestionsNameTheMistake_data();
    void refusedQuestionsNameTheMistake();

private:
    [[nodiscard]] std::unique_ptr<LiveConnection> connectWith(const ProfileValues &changes,
                                                              const Clock &clock);
    [[nodiscard]] QList<CheckResult> check(LiveConnection &connection, const Clock &clock);
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray handedOver(const QString &form,
                                        const test::TestIdentity &identity) const;
    [[nodiscard]] const test::TestIdentity &identityOf(int bits);
    void orders(const QJsonObject &order);
    /// The serials of the downloaded certificates, as they are kept for the next start.
    [[nodiscard]] QStringList keptCertificates() const;
    /// Values that take the public key away and leave what fetches certificates.
    [[nodiscard]] static ProfileValues certificateMode();

    SystemClock m_clock;
    test::GatewayProcess m_gateway;
    test::TestCa m_ca;
    test::TestIdentity m_merchant;
    QHash<int, test::TestIdentity> m_identities; ///< by the length of their keys
};

Q_DECLARE_METATYPE(Fault)

void TestGatewayCheck::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"}) {
        qunsetenv(name);
    }
    m_merchant = identityOf(2048);
    QVERIFY(m_gateway.start({PrivateKey::fromPem(m_merchant.key)->publicPem(), mchid, serial}));
    test::CertificateWish wish;
    wish.names.clear();
    wish.commonName = mchid.toLatin1();
    wish.serialHex = serial.toLatin1();
    QVERIFY(!write(u"another_key.pem"_s, m_ca.issue(wish).certificate).isEmpty());
    QVERIFY(!write(u"wrong_apiv3.key"_s, "00000000000000000000000000000000").isEmpty());
}

void TestGatewayCheck::init()
{
    orders({{u"reset"_s, true},
            {u"signWith"_s, u"auto"_s},
            {u"certificates"_s, u"current"_s},
            {u"mchid"_s, mchid},
            {u"serial"_s, serial},
            {u"merchantKey"_s,
             QString::fromLatin1(PrivateKey::fromPem(m_merchant.key)->publicPem())}});
}

void TestGatewayCheck::orders(const QJsonObject &order)
{
    const QJsonObject stats = m_gateway.control(order);
    QVERIFY2(stats.contains(u"arrivals"_s), qPrintable(stats.value(u"error"_s).toString()));
}

const test::TestIdentity &TestGatewayCheck::identityOf(int bits)
{
    if (!m_identities.contains(bits)) {
        test::CertificateWish wish;
        wish.names.clear();
        wish.commonName = mchid.toLatin1();
        wish.serialHex = serial.toLatin1();
        wish.endsInDays = 1000;
        wish.keyBits = bits;
        m_identities.insert(bits, m_ca.issue(wish));
    }
    return m_identities[bits];
}

QString TestGatewayCheck::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_gateway.file(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

ProfileValues TestGatewayCheck::certificateMode()
{
    return {{u"wechatpay/public_key_id"_s, {}},
            {u"wechatpay/public_key_file"_s, {}},
            {u"merchant/apiv3_key_file"_s, u"apiv3.key"_s}};
}

std::unique_ptr<LiveConnection> TestGatewayCheck::connectWith(const ProfileValues &changes,
                                                              const Clock &clock)
{
    ProfileValues values{{u"merchant/mall"_s, u"万象汇"_s},
                         {u"merchant/mchid"_s, mchid},
                         {u"merchant/serial"_s, serial},
                         {u"merchant/appids"_s, u"wx8888888888888888"_s},
                         {u"merchant/private_key_file"_s, u"key.pem"_s},
                         {u"merchant/certificate_file"_s, u"cert.pem"_s},
                         {u"wechatpay/base_url"_s, m_gateway.url().toString()},
                         {u"wechatpay/connect_timeout_ms"_s, u"3000"_s},
                         {u"wechatpay/call_timeout_ms"_s, u"3000"_s},
                         {u"wechatpay/public_key_id"_s, m_gateway.publicKeyId()},
                         {u"wechatpay/public_key_file"_s, u"platform_pub.pem"_s},
                         {u"desk/operator"_s, u"王芳"_s},
                         {u"store/path"_s, u"desk.db"_s}};
    values.insert(changes);
    const QString path = m_gateway.file(u"check.ini"_s);
    QFile::remove(path);
    QFile::remove(m_gateway.file(u"platform-certificates-%1.pem"_s.arg(mchid)));
    if (write(u"key.pem"_s, m_merchant.key).isEmpty()
        || write(u"cert.pem"_s, m_merchant.certificate).isEmpty() || !writeProfile(path, values)) {
        qFatal("can't write a test's files");
    }
    const auto profile = loadProfile(path);
    if (!profile) {
        qFatal("%s", qPrintable(profile.error().constFirst().key));
    }
    auto connection
        = std::make_unique<LiveConnection>(LiveSettings{*profile, "PointsDesk/test",
                                                        [] {
                                                            return std::make_unique<MemoryKeeper>();
                                                        }},
                                           clock);
    connection->open();
    return connection;
}

QList<CheckResult> TestGatewayCheck::check(LiveConnection &connection, const Clock &clock)
{
    ConnectionCheck check(connection.checkMaterial(), connection.checkClient(), connection.probe(),
                          clock);
    const QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, patienceMs)) {
        qFatal("the check never ends");
    }
    return check.results();
}

void TestGatewayCheck::allIsWell_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("publicKey");
    QTest::newRow("HTTP, public key") << false << true;
    QTest::newRow("HTTPS, public key") << true << true;
    QTest::newRow("HTTPS, platform certificate") << true << false;
}

void TestGatewayCheck::allIsWell()
{
    QFETCH(bool, tls);
    QFETCH(bool, publicKey);
    ProfileValues values = publicKey ? ProfileValues() : certificateMode();
    values.insert(u"wechatpay/base_url"_s, m_gateway.url(tls).toString());
    values.insert(u"wechatpay/ca_file"_s, u"tls_ca.pem"_s);
    const auto connection = connectWith(values, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(connection->client() != nullptr, patienceMs);
    const QList<CheckResult> results = check(*connection, m_clock);
    for (const CheckStep step : {CheckStep::Clock, CheckStep::KeyPair, CheckStep::Serial,
                                 CheckStep::Signature, CheckStep::Answer, CheckStep::Expiry}) {
        QVERIFY2(at(results, step).state == CheckState::Good, describe(results).constData());
    }
    QCOMPARE(at(results, CheckStep::Tls).finding,
             tls ? CheckFinding::Trusted : CheckFinding::PlainLoopback);
    QCOMPARE(at(results, CheckStep::Answer).text,
             publicKey ? m_gateway.publicKeyId() : m_gateway.certificateSerial());
    QCOMPARE(m_gateway.control().value(u"refused"_s).toArray(), QJsonArray());
}

void TestGatewayCheck::everyFaultHasItsStep_data()
{
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *name, const Fault &fault) {
        QTest::newRow(name) << fault;
    };
    using S = CheckStep;
    using F = CheckFinding;
    constexpr auto bad = CheckState::Bad;
    constexpr auto warning = CheckState::Warning;
    const auto next = [](const QString &scenario) {
        return QJsonObject{{u"next"_s, scenario}};
    };

    row("wrong serial",
        {{},
         {{u"serial"_s, otherSerial}},
         0,
         S::Serial,
         bad,
         F::SerialRefused,
         SignErrorCause::SerialWrong,
         {}});
    row("serial of another certificate",
        {{{u"merchant/serial"_s, otherSerial}},
         {{u"serial"_s, otherSerial}},
         0,
         S::Serial,
         bad,
         F::SerialOfAnotherCertificate,
         {},
         {}});
    const PrivateKey stranger = PrivateKey::generate();
    row("wrong key",
        {{},
         {{u"merchantKey"_s, QString::fromLatin1(stranger.publicPem())}},
         0,
         S::Signature,
         bad,
         F::SignatureRefused,
         SignErrorCause::SignatureWrong,
         {}});
    row("key of another certificate",
        {{{u"merchant/certificate_file"_s, u"another_key.pem"_s}},
         {},
         0,
         S::KeyPair,
         bad,
         F::KeyDoesNotFit,
         {},
         {}});
    row("another merchant",
        {{}, {{u"mchid"_s, u"1900000199"_s}}, 0, S::Signature, bad, F::SignatureRefused, {}, {}});
    row("clock six minutes slow", {{}, {}, -360, S::Clock, bad, F::ClockTooFarOff, {}, {}});
    row("clock six minutes fast: refused",
        {{}, {}, 360, S::Signature, bad, F::SignatureRefused, SignErrorCause::ClockOff, {}});
    row("clock two minutes fast", {{}, {}, 120, S::Clock, warning, F::ClockOff, {}, {}});

    const auto unverified = [&next](const QString &scenario, UnknownReason why) {
        return Fault{{}, next(scenario), 0, S::Answer, bad, F::AnswerNotVerified, {}, why};
    };
    row("answer unsigned", unverified(u"unsigned"_s, UnknownReason::SignatureHeadersMissing));
    row("answer half signed", unverified(u"partial_headers"_s, UnknownReason::SignatureHeadersBad));
    row("answer of a stranger", unverified(u"stranger"_s, UnknownReason::SignatureWrong));
    row("answer of an unknown serial",
        unverified(u"unknown_serial"_s, UnknownReason::SerialUnknown));
    row("answer stale", unverified(u"stale"_s, UnknownReason::SignatureStale));
    row("answer tampered with", unverified(u"tampered"_s, UnknownReason::SignatureWrong));
    row("WECHATPAY/SIGNTEST/", unverified(u"signtest"_s, UnknownReason::SignatureTest));
    row("captive portal",
        {{}, next(u"ok200html"_s), 0, S::Signature, warning, F::NotThisApi, {}, {}});
    row("redirected", {{}, next(u"redirect302"_s), 0, S::Signature, bad, F::NotThisApi, {}, {}});
    row("WeChat Pay out of order",
        {{}, next(u"html502"_s), 0, S::Signature, warning, F::OutOfOrder, {}, {}});
    row("no right",
        {{},
         next(u"row:403:NO_AUTH:商户号下暂无商圈"_s),
         0,
         S::Signature,
         bad,
         F::OtherRefusal,
         {},
         {}});
    row("closed without an answer",
        {{}, next(u"close"_s), 0, S::Signature, bad, F::NoAnswer, {}, {}});
    row("never answered", {{}, next(u"hang"_s), 0, S::Signature, bad, F::NoAnswer, {}, {}});
    row("nobody there",
        {{{u"wechatpay/base_url"_s, u"http://127.0.0.1:9"_s}},
         {},
         0,
         S::Signature,
         bad,
         F::NotSentFinding,
         {},
         {}});
    row("TLS that nobody trusts",
        {{{u"wechatpay/base_url"_s, m_gateway.url(true).toString()}},
         {},
         0,
         S::Tls,
         bad,
         F::TlsProblem,
         {},
         {}});

    // The ten texts of SIGN_ERROR; some of them also say what the matter is with the certificate.
    const auto refused = [&next](const char *text, SignErrorCause cause) {
        return Fault{{},  next(signError(text)), 0,     S::Signature,
                     bad, F::SignatureRefused,   cause, {}};
    };
    using C = SignErrorCause;
    row("no APIv3 key there", refused("商户未设置APIv3密钥", C::ApiV3KeyNotSet));
    row("no certificate there", refused("商户未申请过证书", C::NoCertificate));
    row("serial", refused("商户证书序列号有误", C::SerialWrong));
    row("certificate expired", refused("商户证书已过期", C::CertificateExpired));
    row("certificate voided", refused("商户证书已作废", C::CertificateVoided));
    row("certificate replaced", refused("商户已更换证书，请使用新证书", C::CertificateReplaced));
    row("signature", refused("错误的签名，验签失败", C::SignatureWrong));
    row("header", refused("Http头Authorization值格式错误", C::HeaderMalformed));
    row("scheme", refused("Http头Authorization认证类型不正确", C::SchemeWrong));
    row("clock",
        refused("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟", C::ClockOff));
}

void TestGatewayCheck::everyFaultHasItsStep()
{
    QFETCH(Fault, fault);
    const WrongClock clock(fault.clockAhead);
    orders(fault.order);
    const auto connection = connectWith(fault.profile, clock);
    const QList<CheckResult> results = check(*connection, clock);
    const CheckResult &found = at(results, fault.step);
    QVERIFY2(found.state == fault.state, describe(results).constData());
    QVERIFY2(found.finding == fault.finding, describe(results).constData());
    if (fault.cause) {
        QVERIFY2(found.cause == *fault.cause, describe(results).constData());
    }
    if (fault.finding == CheckFinding::AnswerNotVerified) {
        QCOMPARE(found.unverified, fault.unverified);
    }
    for (const CheckResult &result : results) {
        QVERIFY2(result.state != CheckState::Waiting && result.state != CheckState::Running,
                 describe(results).constData());
    }
    // It changes nothing there.
    QCOMPARE(m_gateway.control().value(u"taken"_s).toArray(), QJsonArray());
}

void TestGatewayCheck::theMessageArrivesAsItWasSigned()
{
    orders({{u"merchantKey"_s, QString::fromLatin1(PrivateKey::generate().publicPem())}});
    const auto connection = connectWith({}, m_clock);
    const SignComparison compared
        = at(check(*connection, m_clock), CheckStep::Signature).comparison;
    QVERIFY(compared.possible);
    QVERIFY(!compared.anythingDiffers());
    QVERIFY(compared.ourLength > 0);
    QCOMPARE(compared.theirLength, compared.ourLength);
}

QByteArray TestGatewayCheck::handedOver(const QString &form,
                                        const test::TestIdentity &identity) const
{
    if (form == u"PKCS#8"_s) {
        return identity.key;
    }
    if (form == u"PKCS#1"_s) {
        return test::pkcs1Of(identity.key);
    }
    if (form == u"encrypted PKCS#8"_s) {
        return test::encryptedPkcs8(passphrase, identity.key);
    }
    if (form == u"encrypted PKCS#1"_s) {
        return test::encryptedPkcs1(passphrase, identity.key);
    }
    if (form == u"PKCS#8 of old ciphers"_s) {
        return test::legacyEncryptedPkcs8(identity.key, passphrase);
    }
    return test::pkcs12Of(identity, mchid.toLatin1(),
                          form == u"PKCS#12"_s ? test::Pkcs12Ciphers::Modern
                                               : test::Pkcs12Ciphers::Legacy);
}

void TestGatewayCheck::everyImportReachesASignedRequest_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<int>("bits");
    for (const int bits : {2048, 3072, 4096}) {
        for (const char *form : {"PKCS#8", "PKCS#1", "encrypted PKCS#8", "encrypted PKCS#1",
                                 "PKCS#8 of old ciphers", "PKCS#12", "PKCS#12 of old ciphers"}) {
            QTest::addRow("%s, %d bits", form, bits) << QString::fromLatin1(form) << bits;
        }
    }
}

void TestGatewayCheck::everyImportReachesASignedRequest()
{
    QFETCH(QString, form);
    QFETCH(int, bits);
    const test::TestIdentity &identity = identityOf(bits);
    orders(
        {{u"merchantKey"_s, QString::fromLatin1(PrivateKey::fromPem(identity.key)->publicPem())}});
    const QString key = write(u"handed"_s, handedOver(form, identity));
    QVERIFY(QFileInfo(key).size() > 0);

    SetupWorker worker({m_gateway.file(u"new.ini"_s),
                        "PointsDesk/test",
                        {},
                        [] {
                            return std::make_unique<MemoryKeeper>();
                        }},
                       m_clock);
    worker.start();
    worker.setValues({{u"merchant/mchid"_s, mchid},
                      {u"wechatpay/base_url"_s, m_gateway.url(true).toString()},
                      {u"wechatpay/ca_file"_s, m_gateway.file(u"tls_ca.pem"_s)},
                      {u"wechatpay/public_key_id"_s, m_gateway.publicKeyId()}});
    const QSignalSpy imported(&worker, &SetupWorker::imported);
    QByteArray typed = passphrase;
    typed.detach();
    // What was dropped says itself what it is; a .p12 opens with the merchant number.
    worker.importFile(SetupItem::Any, key,
                      form.startsWith(u"PKCS#12"_s) ? SharedSecret() : takeSecret(typed));
    worker.importFile(SetupItem::Any, write(u"handed_cert.pem"_s, identity.certificate), {});
    worker.importFile(SetupItem::Any, m_gateway.file(u"platform_pub.pem"_s), {});
    QCOMPARE(imported.size(), 3);
    for (const QList<QVariant> &one : imported) {
        QVERIFY(one.at(0).value<ImportedItem>().isGood());
    }
    QCOMPARE(worker.facts().keyBits, bits);

    const QSignalSpy finished(&worker, &SetupWorker::checkFinished);
    worker.startCheck();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patienceMs);
    const auto results = finished.at(0).at(0).value<QList<CheckResult>>();
    for (const CheckStep step :
         {CheckStep::KeyPair, CheckStep::Serial, CheckStep::Signature, CheckStep::Answer}) {
        QVERIFY2(at(results, step).state == CheckState::Good, describe(results).constData());
    }
    const QJsonObject stats = m_gateway.control();
    QCOMPARE(stats.value(u"refused"_s).toArray(), QJsonArray());
    QCOMPARE(stats.value(u"last"_s).toObject().value(u"path"_s).toString(), u"/v3/security/echo"_s);
}

void TestGatewayCheck::certificatesAreFetchedWithTheApiV3Key()
{
    const auto connection = connectWith(certificateMode(), m_clock);
    QVERIFY(connection->client() == nullptr); // nothing is sent whose answer could not be believed
    QTRY_VERIFY_WITH_TIMEOUT(connection->client() != nullptr, patienceMs);
    QVERIFY(!connection->keyProblem());
    QVERIFY(connection->client()->trustedKeys().find(m_gateway.certificateSerial()));
    // Kept: the next start needs no download to verify answers.
    const QByteArray kept = m_gateway.read(u"platform-certificates-%1.pem"_s.arg(mchid));
    QVERIFY(kept.contains("BEGIN CERTIFICATE"));
}

void TestGatewayCheck::noCertificatesInPublicKeyModeIsNoFault()
{
    orders({{u"certificates"_s, u"none"_s}});
    const auto connection = connectWith({{u"merchant/apiv3_key_file"_s, u"apiv3.key"_s}}, m_clock);
    const auto asked = [this] {
        return m_gateway.control().value(u"refused"_s).toArray();
    };
    QTRY_COMPARE_WITH_TIMEOUT(asked().size(), 1, patienceMs);
    QCOMPARE(asked().at(0).toObject().value(u"path"_s).toString(), u"/v3/certificates"_s);
    QVERIFY(connection->client() != nullptr);
    QVERIFY(!connection->keyProblem());
    const QList<CheckResult> results = check(*connection, m_clock);
    QCOMPARE(at(results, CheckStep::Answer).state, CheckState::Good);
    QVERIFY(!connection->notices().apiV3Key);
}

void TestGatewayCheck::anotherApiV3KeyIsSaid()
{
    ProfileValues values = certificateMode();
    values.insert(u"merchant/apiv3_key_file"_s, u"wrong_apiv3.key"_s);
    const auto connection = connectWith(values, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(connection->notices().apiV3Key.has_value(), patienceMs);
    QCOMPARE(connection->notices().apiV3Key->fault, ApiV3KeyFault::DoesNotDecrypt);
    QVERIFY(connection->client() == nullptr);
    QCOMPARE(connection->keyProblem()->role, KeyRole::PlatformCertificate);
}

QStringList TestGatewayCheck::keptCertificates() const
{
    QStringList serials;
    const QList<QSslCertificate> kept = QSslCertificate::fromData(
        m_gateway.read(u"platform-certificates-%1.pem"_s.arg(mchid)), QSsl::Pem);
    for (const QSslCertificate &certificate : kept) {
        serials.append(QString::fromLatin1(certificate.serialNumber().replace(":", "").toUpper()));
    }
    return serials;
}

/// An answer under a serial that nobody knows, and then a download that a stranger has signed:
/// neither is believed, and what was held stays.
void TestGatewayCheck::aStrangersSerialBringsNothingIn()
{
    WrongClock clock(0);
    const auto connection = connectWith(certificateMode(), clock);
    QTRY_VERIFY_WITH_TIMEOUT(connection->client() != nullptr, patienceMs);
    clock.setAhead(nearlyAPause);
    const QSignalSpy looked(connection.get(), &LiveConnection::changed);
    orders({{u"reset"_s, true},
            {u"certificates"_s, u"both"_s},
            {u"next"_s, QJsonArray{u"unknown_serial"_s, u"stranger"_s}}});
    const QList<CheckResult> results = check(*connection, clock);
    QCOMPARE(at(results, CheckStep::Answer).unverified, UnknownReason::SerialUnknown);
    QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, patienceMs);
    QCOMPARE(m_gateway.control().value(u"last"_s).toObject().value(u"path"_s).toString(),
             u"/v3/certificates"_s);
    QVERIFY(!connection->client()->trustedKeys().find(m_gateway.nextCertificateSerial()));
    QVERIFY(connection->client()->trustedKeys().find(m_gateway.certificateSerial()));
    QCOMPARE(keptCertificates(), QStringList{m_gateway.certificateSerial()});
}

/// WeChat Pay begins to sign with its next certificate before the desk has it.
void TestGatewayCheck::anUnknownSerialBringsTheNewCertificate()
{
    WrongClock clock(0);
    const auto connection = connectWith(certificateMode(), clock);
    QTRY_VERIFY_WITH_TIMEOUT(connection->client() != nullptr, patienceMs);
    const QJsonObject signedByNext{
        {u"reset"_s, true}, {u"certificates"_s, u"both"_s}, {u"next"_s, u"next_certificate"_s}};
    // The last download was just now: the answer is not believed, and WeChat Pay isn't flooded.
    for (int call = 1; call < 4; ++call) {
        orders(signedByNext);
        const QList<CheckResult> results = check(*connection, clock);
        QCOMPARE(at(results, CheckStep::Answer).state, CheckState::Bad);
        QCOMPARE(at(results, CheckStep::Answer).unverified, UnknownReason::SerialUnknown);
        QCOMPARE(m_gateway.control().value(u"arrivals"_s).toInt(), 1);
    }

    clock.setAhead(nearlyAPause);
    orders(signedByNext);
    QCOMPARE(at(check(*connection, clock), CheckStep::Answer).unverified,
             UnknownReason::SerialUnknown);
    QTRY_VERIFY_WITH_TIMEOUT(
        connection->client()->trustedKeys().find(m_gateway.nextCertificateSerial()), patienceMs);
    QCOMPARE(m_gateway.control().value(u"arrivals"_s).toInt(), 2); // the check and one download
    QVERIFY(connection->client()->trustedKeys().find(m_gateway.certificateSerial()));
    QCOMPARE(keptCertificates(),
             QStringList({m_gateway.certificateSerial(), m_gateway.nextCertificateSerial()}));
    // The same answer as before is verified now, and it stays so when WeChat Pay has changed over.
    for (const QJsonObject &order :
         {signedByNext, QJsonObject{{u"signWith"_s, u"next_certificate"_s}}}) {
        orders(order);
        const QList<CheckResult> results = check(*connection, clock);
        QVERIFY2(at(results, CheckStep::Answer).state == CheckState::Good,
                 describe(results).constData());
        QCOMPARE(at(results, CheckStep::Answer).text, m_gateway.nextCertificateSerial());
    }
}

void TestGatewayCheck::membersAreAskedAbout_data()
{
    QTest::addColumn<QString>("openid");
    QTest::addColumn<AuthorizationState>("state");
    QTest::addColumn<CommitStatus>("pending");
    using A = AuthorizationState;
    QTest::newRow("authorised") << u"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"_s << A::Authorized
                                << CommitStatus::Finished;
    QTest::newRow("not authorised")
        << u"oUpF8uMuAJO_M2pxb1Q9zNUnauth"_s << A::Unauthorized << CommitStatus::Finished;
    QTest::newRow("taken back") << u"oUpF8uMuAJO_M2pxb1Q9zNDeauth"_s << A::Deauthorized
                                << CommitStatus::Finished;
    QTest::newRow("payments wait")
        << u"oUpF8uMuAJO_M2pxb1Q9zNjWPend"_s << A::Authorized << CommitStatus::Pending;
}

void TestGatewayCheck::membersAreAskedAbout()
{
    QFETCH(QString, openid);
    QFETCH(AuthorizationState, state);
    QFETCH(CommitStatus, pending);
    const auto connection = connectWith({}, m_clock);
    const MemberQuestion question{u"wx8888888888888888"_s, openid, {}};
    std::optional<Result<MemberAuthorization, QueryError>> authorization;
    std::optional<Result<CommitStatus, QueryError>> status;
    queryAuthorization(*connection->client(), question,
                       [&authorization](const auto &end) { authorization = end; });
    queryCommitStatus(*connection->client(), question, 1000,
                      [&status](const auto &end) { status = end; });
    QTRY_VERIFY_WITH_TIMEOUT(authorization && status, patienceMs);
    QVERIFY(authorization->has_value());
    QCOMPARE((*authorization)->state, state);
    QCOMPARE((*authorization)->deauthorizedAt.isValid(), state == AuthorizationState::Deauthorized);
    QVERIFY(status->has_value());
    QCOMPARE(status->value(), pending);
    QCOMPARE(m_gateway.control().value(u"refused"_s).toArray(), QJsonArray());
}

void TestGatewayCheck::refusedQuestionsNameTheMistake_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QueryProblem>("problem");
    using Q = QueryProblem;
    QTest::newRow("appid") << u"row:400:PARAM_ERROR:AppID参数错误"_s << Q::AppidWrong;
    QTest::newRow("openid") << u"row:400:PARAM_ERROR:OpenID参数错误"_s << Q::OpenidWrong;
    QTest::newRow("401") << signError("错误的签名，验签失败") << Q::SignatureRefused;
    QTest::newRow("403") << u"row:403:NO_AUTH:商户号下暂无商圈"_s << Q::NoRight;
    QTest::newRow("429") << u"row:429:RATELIMIT_EXCEEDED:请求频率超限"_s << Q::RateLimited;
    QTest::newRow("500") << u"row:500:SYSTEM_ERROR:系统错误"_s << Q::NoAnswer;
    QTest::newRow("unsigned") << u"unsigned"_s << Q::NotVerified;
    QTest::newRow("of a stranger") << u"stranger"_s << Q::NotVerified;
    QTest::newRow("closed") << u"close"_s << Q::NoAnswer;
}

void TestGatewayCheck::refusedQuestionsNameTheMistake()
{
    QFETCH(QString, scenario);
    QFETCH(QueryProblem, problem);
    orders({{u"next"_s, scenario}});
    const auto connection = connectWith({}, m_clock);
    std::optional<Result<MemberAuthorization, QueryError>> authorization;
    queryAuthorization(*connection->client(),
                       {u"wx8888888888888888"_s, u"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"_s, {}},
                       [&authorization](const auto &end) { authorization = end; });
    QTRY_VERIFY_WITH_TIMEOUT(authorization.has_value(), patienceMs);
    QVERIFY(!authorization->has_value());
    QCOMPARE(authorization->error().problem, problem);
}

QTEST_GUILESS_MAIN(TestGatewayCheck)
#include "tst_gateway_check.moc"

#include "core/wechatpay/credential_checks.h"
#include "tests/support/test_certificates.h"

#include <QTest>

using namespace pd;

class TestCredentialChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void merchantMaterial_data();
    void merchantMaterial();
    void severalAtOnce();
    void validity_data();
    void validity();
    void ownKeyAsWeChatPays();
    void serials_data();
    void serials();
    void publicKeyIds_data();
    void publicKeyIds();

private:
    std::optional<Certificate> m_certificate;
    std::optional<Certificate> m_platform;
    std::optional<PrivateKey> m_key;
    QDateTime m_now;
};

namespace {

const QString ourMchid = QStringLiteral("1900000001");
const QString ourSerial = QStringLiteral("5157F09EFDC096DE15EBE81A47057A7232F1B8E1");

} // namespace

void TestCredentialChecks::initTestCase()
{
    const test::TestCa authority;
    const auto own = authority.issue({ourMchid.toLatin1(), {}, ourSerial.toLatin1(), -1, 400});
    m_certificate = *Certificate::fromPem(own.certificate);
    m_key = *PrivateKey::fromPem(own.key);
    m_platform = *Certificate::fromPem(
        authority.issue({"Tenpay.com sign", {}, "AB", -1, 400}).certificate);
    m_now = QDateTime::currentDateTimeUtc();
}

void TestCredentialChecks::merchantMaterial_data()
{
    QTest::addColumn<bool>("strangeKey");
    QTest::addColumn<bool>("platform");
    QTest::addColumn<QString>("serial");
    QTest::addColumn<QString>("mchid");
    QTest::addColumn<QList<CredentialFinding>>("findings");
    using Findings = QList<CredentialFinding>;
    const auto one = [](CredentialIssue issue, const QString &text) {
        return Findings{{issue, text, {}}};
    };
    QTest::newRow("another key") << true << false << ourSerial << ourMchid
                                 << one(CredentialIssue::KeyDoesNotFitCertificate, ourSerial);
    QTest::newRow("another serial") << false << false << QStringLiteral("AB12") << ourMchid
                                    << one(CredentialIssue::SerialOfAnotherCertificate, ourSerial);
    QTest::newRow("another merchant") << false << false << ourSerial << QStringLiteral("1900000002")
                                      << one(CredentialIssue::MchidDiffers, ourMchid);
    QTest::newRow("a platform certificate")
        << false << true << ourSerial << ourMchid
        << one(CredentialIssue::WeChatPaysCertificate, QStringLiteral("Tenpay.com sign"));
    QTest::newRow("fits") << false << false << ourSerial << ourMchid << Findings();
    QTest::newRow("nothing to compare with")
        << false << false << QString() << QString() << Findings();
}

void TestCredentialChecks::merchantMaterial()
{
    QFETCH(const bool, strangeKey);
    QFETCH(const bool, platform);
    QFETCH(const QString, serial);
    QFETCH(const QString, mchid);
    QFETCH(const QList<CredentialFinding>, findings);
    const MerchantMaterial material{strangeKey ? PrivateKey::generate() : *m_key,
                                    platform ? m_platform : m_certificate, serial, mchid};
    QCOMPARE(checkMerchant(material, m_now), findings);
}

void TestCredentialChecks::severalAtOnce()
{
    const MerchantMaterial material{PrivateKey::generate(), m_certificate, QStringLiteral("AB12"),
                                    QStringLiteral("1900000002")};
    QCOMPARE(checkMerchant(material, m_now.addYears(9)).size(), 4);
    QVERIFY(checkMerchant({}, m_now).isEmpty());
}

void TestCredentialChecks::validity_data()
{
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<int>("issue"); ///< -1 for none
    QTest::addColumn<bool>("isError");
    const QDateTime from = m_certificate->notBefore();
    const QDateTime to = m_certificate->notAfter();
    QTest::newRow("a second too early")
        << from.addSecs(-1) << static_cast<int>(CredentialIssue::NotYetValid) << true;
    QTest::newRow("a second too late")
        << to.addSecs(1) << static_cast<int>(CredentialIssue::Expired) << true;
    QTest::newRow("last second") << to << static_cast<int>(CredentialIssue::AboutToExpire) << false;
    QTest::newRow("59 days left") << to.addDays(-59)
                                  << static_cast<int>(CredentialIssue::AboutToExpire) << false;
    QTest::newRow("60 days left") << to.addDays(-60) << -1 << false;
    QTest::newRow("first second") << from << -1 << false;
}

void TestCredentialChecks::validity()
{
    QFETCH(const QDateTime, now);
    QFETCH(const int, issue);
    QFETCH(const bool, isError);
    for (const auto &findings : {checkMerchant({m_key, m_certificate, ourSerial, ourMchid}, now),
                                 checkPlatformCertificate(*m_certificate, {}, now)}) {
        QCOMPARE(findings.size(), issue < 0 ? 0 : 1);
        if (!findings.isEmpty()) {
            QCOMPARE(static_cast<int>(findings.first().issue), issue);
            QCOMPARE(findings.first().isError(), isError);
            QVERIFY(findings.first().time.isValid());
        }
    }
}

void TestCredentialChecks::ownKeyAsWeChatPays()
{
    const auto publicKey = PublicKey::fromPem(m_key->publicPem());
    QVERIFY(publicKey);
    const auto findings = checkPublicKey(*publicKey, m_key);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().issue, CredentialIssue::MerchantsPublicKey);
    QVERIFY(checkPublicKey(*publicKey, PrivateKey::generate()).isEmpty());
    QVERIFY(checkPublicKey(*publicKey, {}).isEmpty());
    const auto certificate = checkPlatformCertificate(*m_certificate, m_key, m_now);
    QCOMPARE(certificate.size(), 1);
    QCOMPARE(certificate.first().issue, CredentialIssue::MerchantsCertificate);
    QVERIFY(checkPlatformCertificate(*m_platform, m_key, m_now).isEmpty());
}

void TestCredentialChecks::serials_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("serial"); ///< empty if refused
    QTest::addColumn<SerialProblem>("problem");
    const auto unused = SerialProblem::Empty;
    const auto row
        = [](const char *name, const char *typed, const char *expected, SerialProblem problem) {
              QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(expected)
                                  << problem;
          };
    row("empty", "", "", SerialProblem::Empty);
    row("blanks", " \t", "", SerialProblem::Empty);
    row("0x alone", "0x", "", SerialProblem::Empty);
    row("public key id", " PUB_KEY_ID_0114232134912410000000000000", "",
        SerialProblem::IsPublicKeyId);
    row("mchid", "1900000001", "", SerialProblem::IsMchid);
    row("letters", "5157G", "", SerialProblem::NotHex);
    row("as it should be", "5157F09E", "5157F09E", unused);
    row("lower case", "5157f09e", "5157F09E", unused);
    row("colons", "51:57:F0:9E", "5157F09E", unused);
    row("blanks between", "51 57 f0 9e\n", "5157F09E", unused);
    row("0x", "0x5157F09E", "5157F09E", unused);
    row("leading zero is kept", "0A0B", "0A0B", unused);
    row("digits only, but long", "12345678901", "12345678901", unused);
}

void TestCredentialChecks::serials()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, serial);
    QFETCH(const SerialProblem, problem);
    const auto result = normalisedSerial(typed);
    QCOMPARE(result.has_value(), !serial.isEmpty());
    if (result) {
        QCOMPARE(*result, serial);
    } else {
        QCOMPARE(result.error(), problem);
    }
}

void TestCredentialChecks::publicKeyIds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id"); ///< empty if refused
    QTest::addColumn<PublicKeyIdProblem>("problem");
    const auto row = [](const char *name, const QString &typed, const QString &expected,
                        PublicKeyIdProblem problem) {
        QTest::newRow(name) << typed << expected << problem;
    };
    const QString good = QStringLiteral("PUB_KEY_ID_0114232134912410000000000000");
    row("empty", QStringLiteral("  "), {}, PublicKeyIdProblem::Empty);
    row("digits alone", good.mid(11), {}, PublicKeyIdProblem::NoPrefix);
    row("serial", ourSerial, {}, PublicKeyIdProblem::IsSerial);
    row("serial of digits", QString(40, u'1'), {}, PublicKeyIdProblem::IsSerial);
    row("prefix alone", good.left(11), {}, PublicKeyIdProblem::BadCharacters);
    row("lower case", good.toLower(), {}, PublicKeyIdProblem::BadCharacters);
    row("letter inside", QString(good + u'x'), {}, PublicKeyIdProblem::BadCharacters);
    row("as it should be", good, good, PublicKeyIdProblem::Empty);
    row("blanks around it", QString(u' ' + good + u'\n'), good, PublicKeyIdProblem::Empty);
}

void TestCredentialChecks::publicKeyIds()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, id);
    QFETCH(const PublicKeyIdProblem, problem);
    const auto result = checkedPublicKeyId(typed);
    QCOMPARE(result.has_value(), !id.isEmpty());
    if (result) {
        QCOMPARE(*result, id);
    } else {
        QCOMPARE(result.error(), problem);
    }
}

QTEST_GUILESS_MAIN(TestCredentialChecks)
#include "tst_credential_checks.moc"

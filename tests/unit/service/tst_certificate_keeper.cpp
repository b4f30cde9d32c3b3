#include "core/service/certificate_keeper.h"
#include "tests/support/fake_wire.h"
#include "tests/support/patience.h"
#include "tests/support/test_certificates.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pd;

namespace {

const QByteArray serial("0A11");

ApiV3Key apiKey()
{
    return *ApiV3Key::fromText("0123456789abcdefABCDEFghijklmnop");
}

QByteArray bodyOf(const QByteArray &certificate)
{
    const auto sealed = encrypt(certificate, "certificate", apiKey());
    const QJsonObject one{
        {QStringLiteral("serial_no"), QString::fromLatin1(serial)},
        {QStringLiteral("encrypt_certificate"),
         QJsonObject{{QStringLiteral("algorithm"), QString::fromLatin1(sealed.algorithm)},
                     {QStringLiteral("nonce"), QString::fromLatin1(sealed.nonce)},
                     {QStringLiteral("associated_data"), QStringLiteral("certificate")},
                     {QStringLiteral("ciphertext"), QString::fromLatin1(sealed.ciphertext)}}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("data"), QJsonArray{one}}}).toJson();
}

} // namespace

class TestCertificateKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatFailsIsSaidAndKeepsWhatIsHeld();
    void aDamagedFileIsFetchedAnew();
    void noneInPublicKeyModeIsNormal();
    void fetchesKeepsAndReadsAgain();
    void anUnknownSerialMakesItLookAgain();

private:
    [[nodiscard]] std::unique_ptr<CertificateKeeper> keeper(const TrustedKeys &fixed = {});
    std::unique_ptr<QTemporaryDir> m_folder;
    test::TestCa m_authority;
    test::TestIdentity m_platform;
    std::unique_ptr<test::SetClock> m_clock;
    std::unique_ptr<test::AnsweringTransport> m_transport;
    std::unique_ptr<ApiClient> m_client;
    QString m_path;
};

void TestCertificateKeeper::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("platform.pem"));
    m_clock = std::make_unique<test::SetClock>(QDateTime::currentDateTimeUtc());
    m_platform = m_authority.issue({"Tenpay.com sign", {}, serial, -1, 1000});
    m_transport = std::make_unique<test::AnsweringTransport>();
    m_client = std::make_unique<ApiClient>(
        ApiEndpoint{},
        Signer(QStringLiteral("1900000001"), QStringLiteral("AB"), PrivateKey::generate()),
        TrustedKeys{}, *m_transport, *m_clock);
}

std::unique_ptr<CertificateKeeper> TestCertificateKeeper::keeper(const TrustedKeys &fixed)
{
    m_client->setTrustedKeys(fixed);
    return std::make_unique<CertificateKeeper>(m_path, fixed, apiKey(), *m_client, *m_clock);
}

void TestCertificateKeeper::whatFailsIsSaidAndKeepsWhatIsHeld()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_platform.certificate);
    file.close();
    m_transport->answer(test::errorReply(401, "SIGN_ERROR", "no"));
    const auto held = keeper();
    QSignalSpy changed(held.get(), &CertificateKeeper::changed);
    held->start();
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, patienceMs);
    QCOMPARE(held->problem()->problem, PlatformCertificateProblem::Refused);
    QCOMPARE(held->certificates().size(), 1);
    QVERIFY(m_client->trustedKeys().find(QString::fromLatin1(serial)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), m_platform.certificate);
}

void TestCertificateKeeper::aDamagedFileIsFetchedAnew()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-----BEGIN CERTIFICATE-----\nrubbish");
    file.close();
    m_transport->answer(test::signedReply(200, bodyOf(m_platform.certificate),
                                          *PrivateKey::fromPem(m_platform.key), serial,
                                          m_clock->now()));
    const auto held = keeper();
    held->start();
    QTRY_COMPARE_WITH_TIMEOUT(held->certificates().size(), 1, patienceMs);
}

void TestCertificateKeeper::noneInPublicKeyModeIsNormal()
{
    m_transport->answer(test::errorReply(404, "RESOURCE_NOT_EXISTS", "none"));
    const auto held
        = keeper(test::trusting(PrivateKey::generate(), QStringLiteral("PUB_KEY_ID_01")));
    QSignalSpy changed(held.get(), &CertificateKeeper::changed);
    held->start();
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, patienceMs);
    QVERIFY(!held->problem());
    QVERIFY(held->certificates().isEmpty());
    QVERIFY(m_client->trustedKeys().find(QStringLiteral("PUB_KEY_ID_01")));
    QVERIFY(!QFile::exists(m_path));
}

void TestCertificateKeeper::fetchesKeepsAndReadsAgain()
{
    m_transport->answer(test::signedReply(200, bodyOf(m_platform.certificate),
                                          *PrivateKey::fromPem(m_platform.key), serial,
                                          m_clock->now()));
    {
        const auto first = keeper();
        first->start();
        QTRY_COMPARE_WITH_TIMEOUT(first->certificates().size(), 1, patienceMs);
    }
    QVERIFY(QFile::exists(m_path));
    // Read before anything was answered.
    const auto second = keeper();
    second->start();
    QCOMPARE(second->certificates().size(), 1);
    QVERIFY(m_client->trustedKeys().find(QString::fromLatin1(serial)));
}

void TestCertificateKeeper::anUnknownSerialMakesItLookAgain()
{
    m_transport->answer(test::errorReply(404, "RESOURCE_NOT_EXISTS", "none"));
    const auto held
        = keeper(test::trusting(PrivateKey::generate(), QStringLiteral("PUB_KEY_ID_01")));
    QSignalSpy changed(held.get(), &CertificateKeeper::changed);
    held->start();
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, patienceMs);
    held->metSerial(QStringLiteral("PUB_KEY_ID_01")); // known: nothing to look for
    m_clock->set(m_clock->now().addSecs(refreshPauseSeconds + 1));
    held->metSerial(QStringLiteral("7777"));
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, patienceMs);
    QCOMPARE(m_transport->requests().size(), 2);
}

QTEST_GUILESS_MAIN(TestCertificateKeeper)
#include "tst_certificate_keeper.moc"

#include "core/wechatpay/keys.h"
#include "tests/support/test_certificates.h"
#include "tests/unit/wechatpay/vectors.h"

#include <QTest>
#include <QTimeZone>

using namespace pd;

class TestKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusesPrivateKeys_data();
    void refusesPrivateKeys();
    void refusesPublicKeys_data();
    void refusesPublicKeys();
    void refusesCertificates_data();
    void refusesCertificates();
    void refusesAKeyWhosePartsDoNotBelongTogether();
    void readsPrivateKeys_data();
    void readsPrivateKeys();
    void readsPublicKeys_data();
    void readsPublicKeys();
    void signsLikeItsPublicKeySays();
    void verifiesPublishedVectors_data();
    void verifiesPublishedVectors();
    void readsCertificates();
    void wipesOnlyItsOwnBytes();

private:
    QByteArray m_pkcs8;
    QByteArray m_pkcs1;
    QByteArray m_public;
    QByteArray m_certificate;
    QByteArray m_encrypted8;
    QByteArray m_encrypted1;
    QByteArray m_ec;
    QByteArray m_ecPublic;
    QByteArray m_short;
    QByteArray m_long;
};

namespace {

QByteArray cutInHalf(const QByteArray &pem)
{
    return pem.first(pem.size() / 2);
}

/// Whole lines, valid base64, but not the DER that it should be.
QByteArray scrambled(QByteArray pem)
{
    const qsizetype from = pem.indexOf('\n') + 1;
    pem.replace(from, 64, QByteArray(64, 'A'));
    return pem;
}

} // namespace

void TestKeys::initTestCase()
{
    m_pkcs8 = test::rsaKeyPkcs8();
    m_pkcs1 = test::rsaKeyPkcs1();
    m_public = PrivateKey::generate().publicPem();
    m_certificate = test::TestCa().certificate();
    m_encrypted8 = test::encryptedPkcs8("secret");
    m_encrypted1 = test::encryptedPkcs1("secret");
    m_ec = test::ecKeyPkcs8();
    m_ecPublic = test::ecPublicKey();
    m_short = test::rsaKeyPkcs8(1024);
    m_long = test::rsaKeyPkcs8(4104);
    QVERIFY(m_pkcs8.startsWith("-----BEGIN PRIVATE KEY-----"));
    QVERIFY(m_pkcs1.startsWith("-----BEGIN RSA PRIVATE KEY-----"));
    QVERIFY(m_encrypted8.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    QVERIFY(m_encrypted1.contains("Proc-Type: 4,ENCRYPTED"));
}

void TestKeys::refusesPrivateKeys_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<KeyError>("error");
    QTest::newRow("empty") << QByteArray() << KeyError::Empty;
    QTest::newRow("blank") << QByteArray(" \r\n\n") << KeyError::Empty;
    QTest::newRow("text") << QByteArray("hello") << KeyError::NotPem;
    QTest::newRow("zeros") << QByteArray(100, '\0') << KeyError::NotPem;
    QTest::newRow("another block") << QByteArray("-----BEGIN DH PARAMETERS-----\nAAAA\n"
                                                 "-----END DH PARAMETERS-----\n")
                                   << KeyError::NotPem;
    QTest::newRow("certificate") << m_certificate << KeyError::IsCertificate;
    QTest::newRow("public key") << m_public << KeyError::IsPublicKey;
    QTest::newRow("PKCS#1 public key") << test::rsaPublicPkcs1() << KeyError::IsPublicKey;
    QTest::newRow("encrypted PKCS#8") << m_encrypted8 << KeyError::IsEncrypted;
    QTest::newRow("encrypted PKCS#1") << m_encrypted1 << KeyError::IsEncrypted;
    QTest::newRow("EC") << m_ec << KeyError::NotRsa;
    QTest::newRow("EC, SEC1") << QByteArray("-----BEGIN EC PRIVATE KEY-----\nAAAA\n"
                                            "-----END EC PRIVATE KEY-----\n")
                              << KeyError::NotRsa;
    QTest::newRow("1024 bits") << m_short << KeyError::TooShort;
    QTest::newRow("4104 bits") << m_long << KeyError::TooLong;
    QTest::newRow("cut in half") << cutInHalf(m_pkcs8) << KeyError::Damaged;
    QTest::newRow("begin line only")
        << QByteArray("-----BEGIN PRIVATE KEY-----") << KeyError::Damaged;
    QTest::newRow("scrambled") << scrambled(m_pkcs8) << KeyError::Damaged;
    QTest::newRow("empty block") << QByteArray("-----BEGIN PRIVATE KEY-----\n"
                                               "-----END PRIVATE KEY-----\n")
                                 << KeyError::Damaged;
    QTest::newRow("over 64 KiB") << QByteArray(m_pkcs8 + QByteArray(qsizetype{64} * 1024, '\n'))
                                 << KeyError::TooLarge;
}

void TestKeys::refusesPrivateKeys()
{
    QFETCH(QByteArray, pem);
    QFETCH(KeyError, error);
    const auto key = PrivateKey::fromPem(pem);
    QVERIFY(!key);
    QCOMPARE(key.error(), error);
}

void TestKeys::refusesPublicKeys_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<KeyError>("error");
    QTest::newRow("empty") << QByteArray() << KeyError::Empty;
    QTest::newRow("text") << QByteArray("PUB_KEY_ID_0114") << KeyError::NotPem;
    QTest::newRow("certificate") << m_certificate << KeyError::IsCertificate;
    QTest::newRow("private key") << m_pkcs8 << KeyError::IsPrivateKey;
    QTest::newRow("PKCS#1 private key") << m_pkcs1 << KeyError::IsPrivateKey;
    QTest::newRow("encrypted private key") << m_encrypted8 << KeyError::IsPrivateKey;
    QTest::newRow("EC") << m_ecPublic << KeyError::NotRsa;
    QTest::newRow("1024 bits") << test::rsaPublicPkcs1Of(m_short) << KeyError::TooShort;
    QTest::newRow("4104 bits") << test::rsaPublicPkcs1Of(m_long) << KeyError::TooLong;
    QTest::newRow("cut in half") << cutInHalf(m_public) << KeyError::Damaged;
    QTest::newRow("scrambled") << scrambled(m_public) << KeyError::Damaged;
    QTest::newRow("over 64 KiB") << QByteArray(m_public + QByteArray(qsizetype{64} * 1024, '\n'))
                                 << KeyError::TooLarge;
}

void TestKeys::refusesPublicKeys()
{
    QFETCH(QByteArray, pem);
    QFETCH(KeyError, error);
    const auto key = PublicKey::fromPem(pem);
    QVERIFY(!key);
    QCOMPARE(key.error(), error);
}

void TestKeys::refusesCertificates_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<KeyError>("error");
    QTest::newRow("empty") << QByteArray() << KeyError::Empty;
    QTest::newRow("text") << QByteArray("hello") << KeyError::NotPem;
    QTest::newRow("private key") << m_pkcs8 << KeyError::IsPrivateKey;
    QTest::newRow("encrypted private key") << m_encrypted1 << KeyError::IsPrivateKey;
    QTest::newRow("public key") << m_public << KeyError::IsPublicKey;
    QTest::newRow("cut in half") << cutInHalf(m_certificate) << KeyError::Damaged;
    QTest::newRow("scrambled") << scrambled(m_certificate) << KeyError::Damaged;
    QTest::newRow("over 64 KiB") << QByteArray(m_certificate
                                               + QByteArray(qsizetype{64} * 1024, '\n'))
                                 << KeyError::TooLarge;
}

void TestKeys::refusesCertificates()
{
    QFETCH(QByteArray, pem);
    QFETCH(KeyError, error);
    const auto certificate = Certificate::fromPem(pem);
    QVERIFY(!certificate);
    QCOMPARE(certificate.error(), error);
}

void TestKeys::refusesAKeyWhosePartsDoNotBelongTogether()
{
    // One bit of the private exponent and of every CRT part: DER stays well-formed.
    QByteArray lines = m_pkcs8;
    const qsizetype from = lines.indexOf('\n') + 1;
    const qsizetype to = lines.indexOf("-----END");
    QByteArray der = QByteArray::fromBase64(lines.sliced(from, to - from));
    for (const qsizetype at : {400, 700, 850, 950, 1050, 1150}) {
        der[at] = static_cast<char>(der[at] ^ 1);
    }
    const QByteArray pem = QByteArray("-----BEGIN PRIVATE KEY-----\n" + der.toBase64()
                                      + "\n-----END PRIVATE KEY-----\n");
    const auto key = PrivateKey::fromPem(pem);
    QVERIFY(!key);
    QCOMPARE(key.error(), KeyError::Damaged);
}

void TestKeys::readsPrivateKeys_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("PKCS#8") << m_pkcs8;
    QTest::newRow("PKCS#1") << m_pkcs1;
    QTest::newRow("4096 bits") << test::rsaKeyPkcs8(4096);
    QTest::newRow("CRLF") << QByteArray(m_pkcs8).replace("\n", "\r\n");
    QTest::newRow("no line end behind it") << m_pkcs8.trimmed();
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF" + m_pkcs8);
    QTest::newRow("text before it") << QByteArray("Bag Attributes\n  name: x\n" + m_pkcs8);
    QTest::newRow("certificate before it") << QByteArray(m_certificate + m_pkcs8);
}

void TestKeys::readsPrivateKeys()
{
    QFETCH(QByteArray, pem);
    const auto key = PrivateKey::fromPem(pem);
    QVERIFY(key);
    const auto publicKey = PublicKey::fromPem(key->publicPem());
    QVERIFY(publicKey);
    QVERIFY(publicKey->verify("message", key->sign("message")));
}

void TestKeys::readsPublicKeys_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("SubjectPublicKeyInfo") << m_public;
    QTest::newRow("PKCS#1") << test::rsaPublicPkcs1();
    QTest::newRow("CRLF") << QByteArray(m_public).replace("\n", "\r\n");
}

void TestKeys::readsPublicKeys()
{
    QFETCH(QByteArray, pem);
    QVERIFY(PublicKey::fromPem(pem));
}

void TestKeys::signsLikeItsPublicKeySays()
{
    const PrivateKey key = PrivateKey::generate();
    const PublicKey publicKey = PublicKey::fromPem(key.publicPem()).value();
    const QByteArray signature = key.sign("message");
    QCOMPARE(signature.size(), 256);
    QCOMPARE(key.sign("message"), signature); // PKCS#1 v1.5 is deterministic
    QVERIFY(!publicKey.verify("massage", signature));
    QVERIFY(!publicKey.verify("message", QByteArray()));
    QVERIFY(!publicKey.verify("message", signature.chopped(1)));
    QVERIFY(!PublicKey::fromPem(PrivateKey::generate().publicPem())->verify("message", signature));
    QVERIFY(publicKey.verify("message", signature));
    QVERIFY(publicKey.verify(QByteArray(), key.sign(QByteArray())));
}

void TestKeys::verifiesPublishedVectors_data()
{
    QTest::addColumn<QString>("name");
    for (const test::Vector &v : test::vectors()) {
        QTest::newRow(qPrintable(v.name)) << v.name;
    }
}

void TestKeys::verifiesPublishedVectors()
{
    QFETCH(QString, name);
    const test::Vector v = test::vectorNamed(name);
    const PublicKey key = test::vectorKey(v.keyName);
    QVERIFY(key.verify(v.message, v.signature));
    QVERIFY(!key.verify(v.message.chopped(1), v.signature));
}

void TestKeys::readsCertificates()
{
    test::CertificateWish wish;
    wish.commonName = "1230000109";
    wish.serialHex = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
    wish.startsInDays = -2;
    wish.endsInDays = 10;
    const test::TestIdentity identity = test::TestCa().issue(wish);
    const auto certificate = Certificate::fromPem(identity.certificate);
    QVERIFY(certificate);
    QCOMPARE(certificate->serial(), QStringLiteral("0A1B2C3D4E5F60718293A4B5C6D7E8F901234567"));
    QCOMPARE(certificate->commonName(), QStringLiteral("1230000109"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(qAbs(certificate->notBefore().secsTo(now) - qint64{2} * 24 * 3600) < 60);
    QVERIFY(qAbs(now.secsTo(certificate->notAfter()) - qint64{10} * 24 * 3600) < 60);
    const PrivateKey key = PrivateKey::fromPem(identity.key).value();
    QVERIFY(certificate->publicKey().verify("message", key.sign("message")));
}

void TestKeys::wipesOnlyItsOwnBytes()
{
    QByteArray own("secret");
    wipe(own);
    QVERIFY(own.isEmpty());
    QByteArray shared("secret");
    const QByteArray other = shared;
    wipe(shared);
    QVERIFY(shared.isEmpty());
    QCOMPARE(other, QByteArray("secret"));
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"

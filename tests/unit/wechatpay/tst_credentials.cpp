#include "core/wechatpay/credential_checks.h"
#include "core/wechatpay/credentials.h"
#include "tests/support/test_certificates.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pd;

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesPrivateKeys_data() const;
    void refusesPrivateKeys();
    void refusesPkcs12_data() const;
    void refusesPkcs12();
    void missingLegacyProviderIsSaid() const;
    void everyShorterPkcs12IsRefused() const;
    void refusesCertificates_data() const;
    void refusesCertificates();
    void refusesPublicKeys_data() const;
    void refusesPublicKeys();
    void readsPrivateKeys_data() const;
    void readsPrivateKeys();
    void readsPkcs12_data();
    void readsPkcs12();

private:
    test::TestIdentity m_identity;
};

namespace {

const QByteArray mchid = QByteArrayLiteral("1900000001");

QByteArray cutInHalf(const QByteArray &bytes)
{
    return bytes.first(bytes.size() / 2);
}

} // namespace

void TestCredentials::initTestCase()
{
    m_identity = test::TestCa().issue({mchid, {}, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"});
    QVERIFY(!m_identity.key.isEmpty());
}

void TestCredentials::refusesPrivateKeys_data() const
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<CredentialProblem>("problem");
    const QByteArray none;
    const QByteArray sealed8 = test::encryptedPkcs8("secret");
    const QByteArray sealed1 = test::encryptedPkcs1("secret");
    const QByteArray old8 = test::legacyEncryptedPkcs8(m_identity.key, "secret");
    using P = CredentialProblem;
    QTest::newRow("empty") << none << none << P::Empty;
    QTest::newRow("blanks") << QByteArray(" \r\n") << none << P::Empty;
    QTest::newRow("large") << QByteArray(qsizetype{65} * 1024, 'x') << none << P::TooLarge;
    QTest::newRow("text") << QByteArray("my key") << none << P::NotPem;
    QTest::newRow("certificate") << m_identity.certificate << none << P::IsCertificate;
    QTest::newRow("public key") << PrivateKey::generate().publicPem() << none << P::IsPublicKey;
    QTest::newRow("EC key") << test::ecKeyPkcs8() << none << P::NotRsa;
    QTest::newRow("1024 bits") << test::rsaKeyPkcs8(1024) << none << P::TooShort;
    QTest::newRow("half of it") << cutInHalf(m_identity.key) << none << P::Damaged;
    QTest::newRow("PKCS#8 asks") << sealed8 << none << P::NeedsPassphrase;
    QTest::newRow("PKCS#1 asks") << sealed1 << none << P::NeedsPassphrase;
    QTest::newRow("PKCS#8, wrong") << sealed8 << QByteArray("Secret") << P::WrongPassphrase;
    QTest::newRow("PKCS#1, wrong") << sealed1 << QByteArray("Secret") << P::WrongPassphrase;
    QTest::newRow("PKCS#1, longer than OpenSSL takes")
        << sealed1 << QByteArray(5000, 's') << P::WrongPassphrase;
    QTest::newRow("old PKCS#8, wrong") << old8 << QByteArray("Secret") << P::WrongPassphrase;
    QTest::newRow("half of PKCS#8") << cutInHalf(sealed8) << QByteArray("secret") << P::Damaged;
    QTest::newRow("half of PKCS#1") << cutInHalf(sealed1) << QByteArray("secret") << P::Damaged;
    QByteArray noAsn1 = sealed8;
    noAsn1.replace(noAsn1.indexOf('\n') + 1, 8, "AAAAAAAA");
    QTest::newRow("PKCS#8, not what it says") << noAsn1 << QByteArray("secret") << P::Damaged;
    QByteArray cipher = sealed1;
    cipher.replace("AES-256-CBC", "ROT-013-CBC");
    QTest::newRow("PKCS#1, unknown cipher") << cipher << QByteArray("secret") << P::Damaged;
    QTest::newRow("an hour of stretching")
        << test::legacyEncryptedPkcs8(m_identity.key, "secret", 6'000'000) << QByteArray("secret")
        << P::TooCostly;
}

void TestCredentials::refusesPrivateKeys()
{
    QFETCH(const QByteArray, pem);
    QFETCH(const QByteArray, passphrase);
    QFETCH(const CredentialProblem, problem);
    const auto key = importPrivateKey(pem, passphrase);
    QVERIFY(!key);
    QCOMPARE(key.error(), problem);
}

void TestCredentials::refusesPkcs12_data() const
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<CredentialProblem>("problem");
    using P = CredentialProblem;
    const auto modern = test::Pkcs12Ciphers::Modern;
    const QByteArray good = test::pkcs12Of(m_identity, mchid, modern);
    QTest::newRow("empty") << QByteArray() << mchid << P::Empty;
    QTest::newRow("large") << QByteArray(qsizetype{65} * 1024, '0') << mchid << P::TooLarge;
    QTest::newRow("PEM") << m_identity.key << mchid << P::NotPkcs12;
    QTest::newRow("half of it") << cutInHalf(good) << mchid << P::NotPkcs12;
    QTest::newRow("no pass-phrase") << good << QByteArray() << P::NeedsPassphrase;
    QTest::newRow("wrong pass-phrase") << good << QByteArray("1900000002") << P::WrongPassphrase;
    QByteArray changed = good;
    changed[200] = static_cast<char>(changed.at(200) ^ 1);
    QTest::newRow("changed") << changed << mchid << P::WrongPassphrase;
    QTest::newRow("without key") << test::pkcs12Of({m_identity.certificate, {}}, mchid, modern)
                                 << mchid << P::NoKeyInside;
    QTest::newRow("without certificate")
        << test::pkcs12Of({{}, m_identity.key}, mchid, modern) << mchid << P::NoCertificateInside;
}

void TestCredentials::refusesPkcs12()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, passphrase);
    QFETCH(const CredentialProblem, problem);
    const auto imported = importPkcs12(bytes, passphrase);
    QVERIFY(!imported);
    QCOMPARE(imported.error(), problem);
}

void TestCredentials::missingLegacyProviderIsSaid() const
{
    const QTemporaryDir empty;
    const LegacyModules nowhere{empty.path()};
    const QByteArray old = test::pkcs12Of(m_identity, mchid, test::Pkcs12Ciphers::Legacy);
    const auto imported = importPkcs12(old, mchid, nowhere);
    QVERIFY(!imported);
    QCOMPARE(imported.error(), CredentialProblem::LegacyProviderMissing);
    const auto key
        = importPrivateKey(test::legacyEncryptedPkcs8(m_identity.key, "secret"), "secret", nowhere);
    QVERIFY(!key);
    QCOMPARE(key.error(), CredentialProblem::LegacyProviderMissing);
    // What is sealed by today's means needs no legacy provider.
    QVERIFY(importPkcs12(test::pkcs12Of(m_identity, mchid, test::Pkcs12Ciphers::Modern), mchid,
                         nowhere));
}

void TestCredentials::everyShorterPkcs12IsRefused() const
{
    const QByteArray good = test::pkcs12Of(m_identity, mchid, test::Pkcs12Ciphers::Modern);
    for (qsizetype size = 0; size < good.size(); size += 7) {
        QVERIFY(!importPkcs12(good.first(size), mchid));
    }
}

void TestCredentials::refusesCertificates_data() const
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<CredentialProblem>("problem");
    QTest::newRow("empty") << QByteArray() << CredentialProblem::Empty;
    QTest::newRow("private key") << m_identity.key << CredentialProblem::IsPrivateKey;
    QTest::newRow("public key") << PrivateKey::generate().publicPem()
                                << CredentialProblem::IsPublicKey;
    QTest::newRow("half of it") << cutInHalf(m_identity.certificate) << CredentialProblem::Damaged;
}

void TestCredentials::refusesCertificates()
{
    QFETCH(const QByteArray, pem);
    QFETCH(const CredentialProblem, problem);
    const auto certificate = importCertificate(pem);
    QVERIFY(!certificate);
    QCOMPARE(certificate.error(), problem);
}

void TestCredentials::refusesPublicKeys_data() const
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<CredentialProblem>("problem");
    QTest::newRow("private key") << m_identity.key << CredentialProblem::IsPrivateKey;
    QTest::newRow("certificate") << m_identity.certificate << CredentialProblem::IsCertificate;
    QTest::newRow("EC key") << test::ecPublicKey() << CredentialProblem::NotRsa;
}

void TestCredentials::refusesPublicKeys()
{
    QFETCH(const QByteArray, pem);
    QFETCH(const CredentialProblem, problem);
    const auto key = importPublicKey(pem);
    QVERIFY(!key);
    QCOMPARE(key.error(), problem);
}

void TestCredentials::readsPrivateKeys_data() const
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QByteArray>("passphrase");
    const QByteArray passphrase = QStringLiteral("口令 with blanks").toUtf8();
    for (const int bits : {2048, 3072, 4096}) {
        QTest::addRow("PKCS#8, %d bits", bits) << test::rsaKeyPkcs8(bits) << QByteArray();
    }
    QTest::newRow("PKCS#1") << test::rsaKeyPkcs1() << QByteArray();
    QTest::newRow("PKCS#8, encrypted") << test::encryptedPkcs8(passphrase) << passphrase;
    QTest::newRow("PKCS#1, encrypted") << test::encryptedPkcs1(passphrase) << passphrase;
    QTest::newRow("PKCS#8, old cipher")
        << test::legacyEncryptedPkcs8(m_identity.key, passphrase) << passphrase;
    QTest::newRow("pass-phrase not needed") << test::rsaKeyPkcs8() << passphrase;
    QTest::newRow("certificate before it")
        << QByteArray(m_identity.certificate + m_identity.key) << QByteArray();
    QByteArray windows = m_identity.key;
    windows.replace("\n", "\r\n");
    QTest::newRow("lines of Windows, byte order mark")
        << QByteArray("\xef\xbb\xbf" + windows) << QByteArray();
}

void TestCredentials::readsPrivateKeys()
{
    QFETCH(const QByteArray, pem);
    QFETCH(const QByteArray, passphrase);
    auto imported = importPrivateKey(pem, passphrase);
    QVERIFY(imported);
    QVERIFY(imported->pem.startsWith("-----BEGIN PRIVATE KEY-----\n"));
    // What the vault keeps is the same key.
    const auto again = PrivateKey::fromPem(imported->pem);
    QVERIFY(again);
    QCOMPARE(again->publicPem(), imported->key.publicPem());
    QVERIFY(PublicKey::fromPem(imported->key.publicPem())->verify("x", again->sign("x")));
    wipe(imported->pem);
}

void TestCredentials::readsPkcs12_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("legacy");
    QTest::addColumn<QByteArray>("passphrase");
    for (const int bits : {2048, 3072, 4096}) {
        QTest::addRow("legacy, %d bits", bits) << bits << true << mchid;
    }
    QTest::newRow("modern") << 2048 << false << mchid;
    QTest::newRow("other pass-phrase") << 2048 << true << QByteArray("correct horse");
}

void TestCredentials::readsPkcs12()
{
    QFETCH(const int, bits);
    QFETCH(const bool, legacy);
    QFETCH(const QByteArray, passphrase);
    const auto identity = test::TestCa().issue({mchid, {}, "0A0B", -1, 30, bits});
    const QByteArray bytes = test::pkcs12Of(
        identity, passphrase, legacy ? test::Pkcs12Ciphers::Legacy : test::Pkcs12Ciphers::Modern);
    QVERIFY(!bytes.isEmpty());
    const auto imported = importPkcs12(bytes, passphrase);
    QVERIFY(imported);
    QCOMPARE(imported->certificate.serial(), QStringLiteral("0A0B"));
    QCOMPARE(imported->certificate.commonName(), QString::fromLatin1(mchid));
    QVERIFY(fits(imported->key.key, imported->certificate.publicKey()));
    QCOMPARE(imported->key.key.publicPem(), PrivateKey::fromPem(identity.key)->publicPem());
    QCOMPARE(Certificate::fromPem(imported->certificatePem)->serial(), QStringLiteral("0A0B"));
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"

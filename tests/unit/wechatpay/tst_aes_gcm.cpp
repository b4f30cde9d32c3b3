#include "core/wechatpay/aes_gcm.h"

#include <QTest>

using namespace pd;

namespace {

const QByteArray keyText = QByteArrayLiteral("0123456789abcdefABCDEFghijklmnop");

ApiV3Key testKey()
{
    return *ApiV3Key::fromText(keyText);
}

} // namespace

class TestAesGcm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badKeysAreRefused_data();
    void badKeysAreRefused();
    void goodKeysAreTaken();
    void badResourcesAreRefused_data();
    void badResourcesAreRefused();
    void everyChangedByteIsFound();
    void anotherKeyIsFound();
    void knownAnswer();
    void roundTrip_data();
    void roundTrip();
};

void TestAesGcm::badKeysAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ApiV3KeyError>("error");
    QTest::addColumn<int>("length");
    QTest::newRow("empty") << QByteArray() << ApiV3KeyError::Empty << 0;
    QTest::newRow("only a line end") << QByteArray("\r\n") << ApiV3KeyError::Empty << 0;
    QTest::newRow("31") << keyText.left(31) << ApiV3KeyError::WrongLength << 31;
    QTest::newRow("33") << QByteArray(keyText + 'x') << ApiV3KeyError::WrongLength << 33;
    QTest::newRow("hex of 32 bytes") << keyText.toHex() << ApiV3KeyError::WrongLength << 64;
    QTest::newRow("blank before it")
        << QByteArray(' ' + keyText) << ApiV3KeyError::WrongLength << 33;
    QTest::newRow("blank inside") << QByteArray(keyText.left(31) + ' ')
                                  << ApiV3KeyError::BadCharacters << 32;
    QTest::newRow("not ASCII") << QByteArray(keyText.left(30) + "\xC3\xA9")
                               << ApiV3KeyError::BadCharacters << 32;
    QTest::newRow("null byte") << QByteArray(keyText.left(31) + '\0')
                               << ApiV3KeyError::BadCharacters << 32;
}

void TestAesGcm::badKeysAreRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const ApiV3KeyError, error);
    QFETCH(const int, length);
    const auto key = ApiV3Key::fromText(text);
    QVERIFY(!key);
    QCOMPARE(key.error().error, error);
    QCOMPARE(key.error().length, length);
}

void TestAesGcm::goodKeysAreTaken()
{
    QVERIFY(ApiV3Key::fromText(keyText));
    const auto fromFile = ApiV3Key::fromText(QByteArray(keyText + "\r\n"));
    QVERIFY(fromFile);
    QVERIFY(fromFile->bytes() == testKey().bytes());
}

void TestAesGcm::badResourcesAreRefused_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("ciphertext");
    QTest::addColumn<DecryptError>("error");
    const QByteArray algorithm("AEAD_AES_256_GCM");
    const QByteArray nonce("0123456789ab");
    const QByteArray long65(65, 'n');
    QTest::newRow("other algorithm") << QByteArray("AEAD_SM4_GCM") << nonce << QByteArray("AAAA")
                                     << DecryptError::UnknownAlgorithm;
    QTest::newRow("no algorithm") << QByteArray() << nonce << QByteArray("AAAA")
                                  << DecryptError::UnknownAlgorithm;
    QTest::newRow("no nonce") << algorithm << QByteArray() << QByteArray("AAAA")
                              << DecryptError::BadNonce;
    QTest::newRow("long nonce") << algorithm << long65 << QByteArray("AAAA")
                                << DecryptError::BadNonce;
    QTest::newRow("not base64") << algorithm << nonce << QByteArray("!!!!")
                                << DecryptError::NotBase64;
    QTest::newRow("empty") << algorithm << nonce << QByteArray() << DecryptError::TooShort;
    QTest::newRow("15 bytes") << algorithm << nonce << QByteArray(15, 'x').toBase64()
                              << DecryptError::TooShort;
    QTest::newRow("16 bytes of nothing")
        << algorithm << nonce << QByteArray(16, 'x').toBase64() << DecryptError::WrongKeyOrDamaged;
}

void TestAesGcm::badResourcesAreRefused()
{
    QFETCH(const QByteArray, algorithm);
    QFETCH(const QByteArray, nonce);
    QFETCH(const QByteArray, ciphertext);
    QFETCH(const DecryptError, error);
    const auto plain = decrypt({algorithm, nonce, QByteArray(), ciphertext}, testKey());
    QVERIFY(!plain);
    QCOMPARE(plain.error(), error);
}

void TestAesGcm::everyChangedByteIsFound()
{
    const EncryptedResource whole = encrypt("a certificate", "certificate", testKey());
    const QByteArray sealed = QByteArray::fromBase64(whole.ciphertext);
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = static_cast<char>(changed.at(i) ^ 0x01);
        EncryptedResource resource = whole;
        resource.ciphertext = changed.toBase64();
        const auto plain = decrypt(resource, testKey());
        QVERIFY2(!plain && plain.error() == DecryptError::WrongKeyOrDamaged,
                 QByteArray::number(i).constData());
    }
    EncryptedResource otherNonce = whole;
    otherNonce.nonce[0] = static_cast<char>(otherNonce.nonce.at(0) ^ 0x01);
    QVERIFY(!decrypt(otherNonce, testKey()));
    EncryptedResource otherData = whole;
    otherData.associatedData.clear();
    QVERIFY(!decrypt(otherData, testKey()));
}

void TestAesGcm::anotherKeyIsFound()
{
    const EncryptedResource resource = encrypt("text", "", testKey());
    const auto other = ApiV3Key::fromText(QByteArray(32, 'k'));
    QVERIFY(other);
    const auto plain = decrypt(resource, *other);
    QVERIFY(!plain);
    QCOMPARE(plain.error(), DecryptError::WrongKeyOrDamaged);
}

void TestAesGcm::knownAnswer()
{
    // Made with another implementation (Python's cryptography, AESGCM).
    const EncryptedResource resource{"AEAD_AES_256_GCM", "0123456789ab", "certificate",
                                     "tEjKUtLUuxklxnH7XNHNoMzGDD2eVLREbKyvektr+TKzaEvMeO8="};
    const auto plain = decrypt(resource, testKey());
    QVERIFY(plain);
    QCOMPARE(*plain, QByteArray("{\"mchid\":\"1900000001\"}"));
}

void TestAesGcm::roundTrip_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("associatedData");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("text") << QByteArray(R"({"code":"SUCCESS"})") << QByteArray("mall");
    QTest::newRow("no associated data") << QByteArray("x") << QByteArray();
    QTest::newRow("large") << QByteArray(1'000'000, 'z') << QByteArray("certificate");
}

void TestAesGcm::roundTrip()
{
    QFETCH(const QByteArray, plain);
    QFETCH(const QByteArray, associatedData);
    const EncryptedResource one = encrypt(plain, associatedData, testKey());
    const EncryptedResource two = encrypt(plain, associatedData, testKey());
    QVERIFY(one.nonce != two.nonce);
    QCOMPARE(one.nonce.size(), 12);
    const auto again = decrypt(one, testKey());
    QVERIFY(again);
    QCOMPARE(*again, plain);
}

QTEST_GUILESS_MAIN(TestAesGcm)
#include "tst_aes_gcm.moc"

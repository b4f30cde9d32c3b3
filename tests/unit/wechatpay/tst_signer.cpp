#include "core/wechatpay/signer.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace pd;

class TestSigner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesNothingForWhatWouldLeaveTheHeader_data();
    void givesNothingForWhatWouldLeaveTheHeader();
    void givesNothingWithoutAKey();
    void endsEachLine();
    void writesOneLineThatVerifies();
    void makesNonces();
};

namespace {
const PrivateKey &key()
{
    static const PrivateKey generated = PrivateKey::generate();
    return generated;
}
} // namespace

void TestSigner::givesNothingForWhatWouldLeaveTheHeader_data()
{
    QTest::addColumn<QString>("mchid");
    QTest::addColumn<QString>("serial");
    QTest::addColumn<QByteArray>("nonce");
    const QString good = QStringLiteral("1230000109");
    const QByteArray nonce("n");
    QTest::newRow("empty mchid") << QString() << good << nonce;
    QTest::newRow("empty serial") << good << QString() << nonce;
    QTest::newRow("quote") << QStringLiteral("12\"") << good << nonce;
    QTest::newRow("line break") << good << QStringLiteral("A\r\nX: y") << nonce;
    QTest::newRow("blank") << good << QStringLiteral("A B") << nonce;
    QTest::newRow("not ASCII") << QStringLiteral("商户") << good << nonce;
    QTest::newRow("nonce") << good << good << QByteArray("a\"b");
}

void TestSigner::givesNothingForWhatWouldLeaveTheHeader()
{
    QFETCH(QString, mchid);
    QFETCH(QString, serial);
    QFETCH(QByteArray, nonce);
    QVERIFY(Signer(mchid, serial, key()).authorization("GET", "/", 1, nonce, {}).isEmpty());
}

void TestSigner::givesNothingWithoutAKey()
{
    const Signer signer(QStringLiteral("1"), QStringLiteral("2"), PrivateKey::generate(1));
    QVERIFY(signer.authorization("GET", "/", 1, "n", {}).isEmpty());
}

void TestSigner::endsEachLine()
{
    QCOMPARE(requestMessage("GET", "/v3/x?a=b", 1554208460, "NONCE", {}),
             QByteArray("GET\n/v3/x?a=b\n1554208460\nNONCE\n\n"));
    QCOMPARE(requestMessage("POST", "/v3/x", 1554208460, "NONCE", "{}"),
             QByteArray("POST\n/v3/x\n1554208460\nNONCE\n{}\n"));
}

void TestSigner::writesOneLineThatVerifies()
{
    const Signer signer(QStringLiteral("1230000109"), QStringLiteral("0A1B"), key());
    QCOMPARE(signer.mchid(), QStringLiteral("1230000109"));
    const QByteArray body("{\"商圈\":1}");
    const QByteArray header = signer.authorization("POST", "/v3/x", 1554208460,
                                                   "593BEC0C930BF1AFEB40B4A08C8FB242", body);
    static const QRegularExpression shape(
        QStringLiteral("\\AWECHATPAY2-SHA256-RSA2048 mchid=\"1230000109\","
                       "nonce_str=\"593BEC0C930BF1AFEB40B4A08C8FB242\","
                       "signature=\"([A-Za-z0-9+/]+=*)\",timestamp=\"1554208460\","
                       "serial_no=\"0A1B\"\\z"));
    const auto match = shape.match(QString::fromLatin1(header));
    QVERIFY2(match.hasMatch(), header.constData());
    const QByteArray signature = QByteArray::fromBase64(match.captured(1).toLatin1());
    const PublicKey publicKey = PublicKey::fromPem(key().publicPem()).value();
    QVERIFY(publicKey.verify("POST\n/v3/x\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n"
                             "{\"商圈\":1}\n",
                             signature));
}

void TestSigner::makesNonces()
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9A-Za-z]{32}\\z"));
    QSet<QByteArray> seen;
    QSet<char> letters;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray nonce = makeNonce();
        QVERIFY(shape.match(QString::fromLatin1(nonce)).hasMatch());
        seen.insert(nonce);
        letters.unite(QSet<char>(nonce.begin(), nonce.end()));
    }
    QCOMPARE(seen.size(), 1000);
    QCOMPARE(letters.size(), 62);
}

QTEST_GUILESS_MAIN(TestSigner)
#include "tst_signer.moc"

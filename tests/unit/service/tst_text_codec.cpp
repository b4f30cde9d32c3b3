#include "core/service/text_codec.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

void readsText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(pd::decodeGb18030(bytes).value_or(u"(refused)"_s), text);
}

} // namespace

class TestTextCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesGb18030_data();
    void refusesGb18030();
    void readsGbk_data();
    void readsGbk();
    void readsFourBytes_data();
    void readsFourBytes();
    void refusesUtf8_data();
    void refusesUtf8();
    void readsUtf8InPieces();
};

void TestTextCodec::refusesGb18030_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("half a character") << "\xCE"_ba;
    QTest::newRow("bad second byte") << "\xCE\x20"_ba;
    QTest::newRow("FF") << "a\xFF"_ba;
    QTest::newRow("half of four bytes") << "\x90\x30\x81"_ba;
}

void TestTextCodec::refusesGb18030()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!pd::decodeGb18030(bytes).has_value());
}

void TestTextCodec::readsGbk_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << ""_ba << QString();
    QTest::newRow("ascii") << "abc,1"_ba << u"abc,1"_s;
    QTest::newRow("common") << "\xCE\xA2\xD0\xC5\xD6\xA7\xB8\xB6"_ba << u"微信支付"_s;
    QTest::newRow("GBK only") << QByteArray::fromHex("e9469541") << u"镕旳"_s;
}

void TestTextCodec::readsGbk()
{
    readsText();
}

void TestTextCodec::readsFourBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("four bytes") << QByteArray::fromHex("8139ee39") << u"㐀"_s;
    QTest::newRow("rare ideograph") << QByteArray::fromHex("95328236") << u"𠀀"_s;
}

void TestTextCodec::readsFourBytes()
{
    readsText();
}

void TestTextCodec::refusesUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("lone surrogate") << "\xED\xA0\x80"_ba;
    QTest::newRow("overlong") << "\xC0\xAF"_ba;
    QTest::newRow("overlong of three") << "\xE0\x80\xAF"_ba;
    QTest::newRow("above the last plane") << "\xF4\x90\x80\x80"_ba;
    QTest::newRow("half a character") << "\xE5\xBE"_ba;
    QTest::newRow("lone continuation") << "a\x80"_ba;
    QTest::newRow("FF") << "\xFF"_ba;
}

void TestTextCodec::refusesUtf8()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!pd::decodeUtf8(bytes).has_value());
}

void TestTextCodec::readsUtf8InPieces()
{
    const QString text = u"aé微𠀀\n"_s;
    const QByteArray bytes = text.toUtf8();
    QCOMPARE(pd::decodeUtf8(bytes).value(), text);
    pd::Utf8Check check;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QVERIFY(check.take(QByteArrayView(bytes).sliced(i, 1)));
    }
    QVERIFY(check.finished());
    pd::Utf8Check cut;
    QVERIFY(cut.take(QByteArrayView(bytes).first(4)));
    QVERIFY(!cut.finished());
}

QTEST_GUILESS_MAIN(TestTextCodec)
#include "tst_text_codec.moc"

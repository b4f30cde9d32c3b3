#include "core/domain/identifiers.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using pd::EntryId;
using pd::TransactionIdShape;

class TestIdentifiers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsShapes_data();
    void tellsShapes();
    void tellsOpenids_data();
    void tellsOpenids();
    void masks_data();
    void masks();
    void entryIdsAreNew();
};

void TestIdentifiers::tellsShapes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<TransactionIdShape>("shape");
    QTest::newRow("empty") << QString() << TransactionIdShape::OrderNumber;
    QTest::newRow("letters") << QStringLiteral("A20261124000123")
                             << TransactionIdShape::OrderNumber;
    QTest::newRow("28 with a letter")
        << QStringLiteral("42000000002026112401234567x9") << TransactionIdShape::OrderNumber;
    QTest::newRow("short") << QStringLiteral("20261124000123") << TransactionIdShape::OrderNumber;
    QTest::newRow("full-width") << QStringLiteral("４200000000202611240123456789")
                                << TransactionIdShape::OrderNumber;
    QTest::newRow("27 digits") << QStringLiteral("420000000020261124012345678")
                               << TransactionIdShape::Unusual;
    QTest::newRow("29 digits") << QStringLiteral("42000000002026112401234567890")
                               << TransactionIdShape::Unusual;
    QTest::newRow("no such day") << QStringLiteral("4200000000202602300123456789")
                                 << TransactionIdShape::Unusual;
    QTest::newRow("year 1026") << QStringLiteral("4200000000102611240123456789")
                               << TransactionIdShape::Unusual;
    QTest::newRow("usual") << QStringLiteral("4200000000202611240123456789")
                           << TransactionIdShape::Usual;
    QTest::newRow("usual, older kind")
        << QStringLiteral("1000320306201511078440737890") << TransactionIdShape::Usual;
    QTest::newRow("leap day") << QStringLiteral("4200000000202402290123456789")
                              << TransactionIdShape::Usual;
}

void TestIdentifiers::tellsShapes()
{
    QFETCH(QString, id);
    QFETCH(TransactionIdShape, shape);
    QCOMPARE(pd::transactionIdShape(id), shape);
}

void TestIdentifiers::tellsOpenids_data()
{
    QTest::addColumn<QString>("openid");
    QTest::addColumn<bool>("looks");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("appid") << QStringLiteral("wx8888888888888888") << false;
    QTest::newRow("27") << QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6") << false;
    QTest::newRow("another letter") << QStringLiteral("xUpF8uMuAJO_M2pxb1Q9zNjWeS6o") << false;
    QTest::newRow("usual") << QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o") << true;
}

void TestIdentifiers::tellsOpenids()
{
    QFETCH(QString, openid);
    QFETCH(bool, looks);
    QCOMPARE(pd::looksLikeOpenid(openid), looks);
}

void TestIdentifiers::masks_data()
{
    QTest::addColumn<QString>("openid");
    QTest::addColumn<QString>("masked");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("one") << QStringLiteral("o") << QStringLiteral("…");
    QTest::newRow("short") << QStringLiteral("o1234567890") << QStringLiteral("…");
    QTest::newRow("usual") << QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")
                           << QStringLiteral("oUpF…eS6o");
}

void TestIdentifiers::masks()
{
    QFETCH(QString, openid);
    QFETCH(QString, masked);
    QCOMPARE(pd::maskedOpenid(openid), masked);
}

void TestIdentifiers::entryIdsAreNew()
{
    QVERIFY(EntryId().isNull());
    static const QRegularExpression uuid(
        QStringLiteral("\\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z"));
    QSet<EntryId> seen;
    constexpr int count = 1000;
    for (int i = 0; i < count; ++i) {
        const EntryId id = EntryId::generate();
        QVERIFY(uuid.match(id.text).hasMatch());
        seen.insert(id);
    }
    QCOMPARE(seen.size(), count);
}

QTEST_GUILESS_MAIN(TestIdentifiers)
#include "tst_identifiers.moc"

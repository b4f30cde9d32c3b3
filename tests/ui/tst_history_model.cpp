#include "ui/history/history_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using pd::Entry;
using pd::EntryPage;
using pd::EntryState;
using pd::HistoryFilter;
using pd::HistoryModel;

namespace {

Entry entry(qint64 sequence, EntryState state = EntryState::Accepted)
{
    Entry e;
    e.id.text = QStringLiteral("id-%1").arg(sequence);
    e.sequence = sequence;
    e.fields.transactionId
        = QStringLiteral("42000020242020052012345%1").arg(sequence, 5, 10, QChar(u'0'));
    e.fields.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    e.fields.points = pd::Points::fromValue(1234 + sequence).value();
    e.openedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    e.state = state;
    return e;
}

EntryPage page(qint64 newest, int count, bool more)
{
    EntryPage p;
    for (int i = 0; i < count; ++i) {
        p.entries.append(entry(newest - i));
    }
    p.more = more;
    return p;
}

QString shown(const HistoryModel &model, int row, HistoryModel::Column column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

class TestHistoryModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForPagesByKey();
    void newEntriesGoToTheTop();
    void rowsAreFoundByIdAfterEveryChange();
    void changesInPlace();
    void whatNoLongerBelongsGoes();
    void olderThanReadIsLeftToItsPage();
    void otherTransactionsStayOutOfASearch();
    void aFailureKeepsTheRows();
    void showsMaskedMembersAndGroupedNumbers();
};

void TestHistoryModel::asksForPagesByKey()
{
    HistoryModel model;
    QSignalSpy wanted(&model, &HistoryModel::wanted);
    model.reload();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.last().at(0).value<pd::HistoryQuery>().before, qint64{0});
    QVERIFY(!model.canFetchMore({}));
    model.applyPage(page(1000, 200, true));
    QCOMPARE(model.rowCount(), 200);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(wanted.last().at(0).value<pd::HistoryQuery>().before, qint64{801});
    QVERIFY2(!model.canFetchMore({}), "one page at a time");
    model.applyPage(page(800, 100, false));
    QCOMPARE(model.rowCount(), 300);
    QVERIFY(!model.canFetchMore({}));
}

void TestHistoryModel::newEntriesGoToTheTop()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.reload();
    model.applyPage(page(10, 3, false));
    model.applyChange(entry(11, EntryState::Sending));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.entryAt(0)->sequence, qint64{11});
}

void TestHistoryModel::rowsAreFoundByIdAfterEveryChange()
{
    HistoryModel model;
    model.reload();
    model.applyPage(page(10, 3, true));
    model.applyChange(entry(12));
    model.applyChange(entry(11)); // an older one after a newer one
    model.fetchMore({});
    model.applyPage(page(7, 2, false));
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.rowOf(model.entryAt(row)->id), row);
        if (row > 0) {
            QVERIFY(model.entryAt(row - 1)->sequence > model.entryAt(row)->sequence);
        }
    }
    QCOMPARE(model.rowOf(pd::EntryId{QStringLiteral("nobody")}), -1);
}

void TestHistoryModel::changesInPlace()
{
    HistoryModel model;
    model.reload();
    model.applyPage(page(10, 3, false));
    QSignalSpy changed(&model, &HistoryModel::dataChanged);
    model.applyChange(entry(9, EntryState::Unknown));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, 0).data(HistoryModel::StateRole).toInt(),
             static_cast<int>(EntryState::Unknown));
}

void TestHistoryModel::whatNoLongerBelongsGoes()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    pd::HistoryQuery query;
    query.filter = pd::HistoryFilter::Sending;
    model.setQuery(query);
    EntryPage sending;
    sending.entries = {entry(10, EntryState::Sending), entry(9, EntryState::Sending)};
    model.applyPage(sending);
    model.applyChange(entry(10, EntryState::Accepted));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowOf(entry(9).id), 0);
    QCOMPARE(model.rowOf(entry(10).id), -1);
}

void TestHistoryModel::olderThanReadIsLeftToItsPage()
{
    HistoryModel model;
    model.reload();
    model.applyPage(page(1000, 10, true));
    model.applyChange(entry(5, EntryState::Accepted));
    QCOMPARE(model.rowCount(), 10);
}

void TestHistoryModel::otherTransactionsStayOutOfASearch()
{
    HistoryModel model;
    pd::HistoryQuery query;
    query.text = QStringLiteral("00010");
    model.setQuery(query);
    model.applyPage(EntryPage{{entry(10)}, false});
    model.applyChange(entry(11));
    QCOMPARE(model.rowCount(), 1);
}

void TestHistoryModel::aFailureKeepsTheRows()
{
    HistoryModel model;
    model.reload();
    model.applyPage(page(10, 3, true));
    model.fetchMore({});
    model.applyFailure();
    QCOMPARE(model.rowCount(), 3);
    QVERIFY2(model.canFetchMore({}), "it can be tried again");
}

void TestHistoryModel::showsMaskedMembersAndGroupedNumbers()
{
    HistoryModel model;
    model.reload();
    model.applyPage(page(10, 1, false));
    QCOMPARE(shown(model, 0, HistoryModel::Column::Member), QStringLiteral("oUpF…eS6o"));
    QCOMPARE(shown(model, 0, HistoryModel::Column::Points), QStringLiteral("1,244"));
    QCOMPARE(shown(model, 0, HistoryModel::Column::Transaction),
             QStringLiteral("4200 0020 2420 2005 2012 3450 0010"));
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_history_model.moc"

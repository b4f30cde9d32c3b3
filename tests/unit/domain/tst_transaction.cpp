#include "core/domain/transaction.h"
#include "core/domain/zoned_time.h"

#include <QTest>

using namespace pd;

namespace {

QDateTime at(const char *text)
{
    return parseRfc3339(QString::fromLatin1(text)).value();
}

Entry entryIn(EntryState state, EntryKind kind = EntryKind::Report)
{
    Entry entry;
    entry.fields.kind = kind;
    entry.state = state;
    return entry;
}

} // namespace

class TestTransaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tooLateFromMidnightOn_data();
    void tooLateFromMidnightOn();
    void neverTooLateWithoutATime();
    void advises_data();
    void advises();
};

void TestTransaction::tooLateFromMidnightOn_data()
{
    QTest::addColumn<QString>("paid");
    QTest::addColumn<QString>("notified");
    QTest::addColumn<QString>("now");
    QTest::addColumn<bool>("late");
    const auto row
        = [](const char *name, const char *paid, const char *notified, const char *now, bool late) {
              QTest::newRow(name) << QString::fromLatin1(paid) << QString::fromLatin1(notified)
                                  << QString::fromLatin1(now) << late;
          };
    row("at midnight", "2026-11-24T20:00:00+08:00", "2026-11-24T20:00:01+08:00",
        "2026-11-25T00:00:00+08:00", true);
    row("a moment before", "2026-11-24T20:00:00+08:00", "2026-11-24T20:00:01+08:00",
        "2026-11-24T23:59:59.999+08:00", false);
    row("at midnight, told in UTC", "2026-11-24T20:00:00+08:00", "2026-11-24T12:00:01Z",
        "2026-11-24T16:00:00Z", true);
    row("paid yesterday, told today", "2026-11-23T23:59:59+08:00", "2026-11-24T00:00:04+08:00",
        "2026-11-24T12:00:00+08:00", false);
    row("no notification: the payment counts", "2026-11-23T23:59:59+08:00", "",
        "2026-11-24T12:00:00+08:00", true);
}

void TestTransaction::tooLateFromMidnightOn()
{
    QFETCH(QString, paid);
    QFETCH(QString, notified);
    QFETCH(QString, now);
    QFETCH(bool, late);
    Transaction transaction;
    transaction.paidAt = parseRfc3339(paid).value();
    transaction.notifiedAt = parseRfc3339(notified).value_or(QDateTime());
    QCOMPARE(isTooLate(transaction, parseRfc3339(now).value()), late);
}

void TestTransaction::neverTooLateWithoutATime()
{
    QVERIFY(!isTooLate(Transaction(), at("2026-11-25T00:00:00+08:00")));
}

void TestTransaction::advises_data()
{
    QTest::addColumn<ReportState>("state");
    QTest::addColumn<QList<Entry>>("entries");
    QTest::addColumn<bool>("late");
    QTest::addColumn<Advice>("advice");
    const auto row = [](const char *name, ReportState state, const QList<Entry> &entries, bool late,
                        Advice advice) {
        QTest::newRow(name) << state << entries << late << advice;
    };
    constexpr EntryKind member = EntryKind::MemberSystem;
    row("sending", ReportState::Sending, {entryIn(EntryState::Sending)}, false,
        Advice::SettleFirst);
    row("unknown", ReportState::Unknown, {entryIn(EntryState::Unknown)}, false,
        Advice::SettleFirst);
    row("unknown, and late by now", ReportState::Unknown, {entryIn(EntryState::Unknown)}, true,
        Advice::SettleFirst);
    row("unknown after a refusal", ReportState::Unknown,
        {entryIn(EntryState::Rejected), entryIn(EntryState::Unknown)}, false, Advice::SettleFirst);
    row("accepted", ReportState::Accepted, {entryIn(EntryState::Accepted)}, false,
        Advice::AlreadyThere);
    row("accepted, late by now", ReportState::Accepted, {entryIn(EntryState::Accepted)}, true,
        Advice::AlreadyThere);
    row("already reported", ReportState::AlreadyReported, {entryIn(EntryState::AlreadyReported)},
        false, Advice::AlreadyThere);
    row("accepted, then corrected", ReportState::ToBook,
        {entryIn(EntryState::Accepted), entryIn(EntryState::ToBook, member)}, false,
        Advice::AlreadyThere);
    row("reported by the mall", ReportState::ReportedByMall, {}, false, Advice::AlreadyThere);
    row("reported by the mall, then corrected", ReportState::ToBook,
        {entryIn(EntryState::ToBook, member)}, false, Advice::AlreadyThere);
    row("reported by the mall, then booked", ReportState::Booked,
        {entryIn(EntryState::Booked, member)}, false, Advice::AlreadyThere);
    row("late", ReportState::Waiting, {}, true, Advice::TooLate);
    row("late, corrected", ReportState::ToBook, {entryIn(EntryState::ToBook, member)}, true,
        Advice::TooLate);
    row("refused, then late", ReportState::Rejected, {entryIn(EntryState::Rejected)}, true,
        Advice::TooLate);
    row("refused", ReportState::Rejected, {entryIn(EntryState::Rejected)}, false, Advice::Report);
    row("not sent", ReportState::Rejected, {entryIn(EntryState::NotSent)}, false, Advice::Report);
    row("refused, noted for the member system", ReportState::ToBook,
        {entryIn(EntryState::Rejected), entryIn(EntryState::ToBook, member)}, false,
        Advice::Report);
    row("waiting", ReportState::Waiting, {}, false, Advice::Report);
}

void TestTransaction::advises()
{
    QFETCH(ReportState, state);
    QFETCH(QList<Entry>, entries);
    QFETCH(bool, late);
    QFETCH(Advice, advice);
    TransactionCard card;
    card.row.state = state;
    card.row.transaction.notifiedAt = at("2026-11-24T20:00:00+08:00");
    card.entries = entries;
    QCOMPARE(adviceFor(card, at(late ? "2026-11-25T09:00:00+08:00" : "2026-11-24T21:00:00+08:00")),
             advice);
}

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"

#include "core/domain/entry.h"

#include <QTest>

#include <array>

using namespace pd;

namespace {

constexpr std::array everyState{
    EntryState::Accepted,        EntryState::AlreadyReported, EntryState::Rejected,
    EntryState::NotSent,         EntryState::Unknown,         EntryState::Sending,
    EntryState::ToBook,          EntryState::Booked,          EntryState::SettledTaken,
    EntryState::SettledNotTaken,
};

} // namespace

class TestEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesStateTokens_data();
    void refusesStateTokens();
    void stateTokensStayAsTheyAre();
    void sendsAgainOnlyWhatTookNothing_data();
    void sendsAgainOnlyWhatTookNothing();
    void neverSendsAgainWithoutAnEnd();
    void filtersSortEveryState();
};

void TestEntry::refusesStateTokens_data()
{
    QTest::addColumn<QString>("token");
    for (const char *token : {"", "Accepted", "done", "failed", "to book"}) {
        QTest::newRow(token) << QString::fromLatin1(token);
    }
}

void TestEntry::refusesStateTokens()
{
    QFETCH(QString, token);
    QVERIFY(!entryStateFromToken(token).has_value());
}

void TestEntry::stateTokensStayAsTheyAre()
{
    QStringList tokens;
    for (const EntryState state : everyState) {
        tokens.append(entryStateToken(state));
        QCOMPARE(entryStateFromToken(tokens.constLast()), state);
    }
    QCOMPARE(
        tokens.join(u' '),
        QStringLiteral("accepted already_reported rejected not_sent unknown sending to_book booked"
                       " settled_taken settled_not_taken"));
}

void TestEntry::sendsAgainOnlyWhatTookNothing_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("may");
    for (const Outcome &outcome : everyOutcome()) {
        const QString token = outcomeToken(outcome);
        const bool may = token.startsWith(QStringLiteral("unknown:"))
            || token.startsWith(QStringLiteral("not_sent:"))
            || token == QStringLiteral("rejected:rate_limited")
            || token == QStringLiteral("rejected:not_submitted");
        QTest::newRow(qPrintable(token)) << token << may;
    }
}

void TestEntry::sendsAgainOnlyWhatTookNothing()
{
    QFETCH(QString, token);
    QFETCH(bool, may);
    Entry entry;
    entry.outcome = outcomeFromToken(token);
    QVERIFY(entry.outcome.has_value());
    entry.state = stateAfter(*entry.outcome);
    QVERIFY(token.startsWith(entryStateToken(entry.state)));
    QCOMPARE(entry.maySendAgain(), may);
    entry.fields.kind = EntryKind::MemberSystem;
    QVERIFY(!entry.maySendAgain());
}

void TestEntry::neverSendsAgainWithoutAnEnd()
{
    Entry entry;
    QVERIFY(!entry.maySendAgain());
    entry.outcome = Unknown{UnknownReason::TimedOut}; // of the first attempt; the second is running
    entry.state = EntryState::Sending;
    QVERIFY(!entry.maySendAgain());
}

void TestEntry::filtersSortEveryState()
{
    constexpr std::array filters{HistoryFilter::Accepted, HistoryFilter::Rejected,
                                 HistoryFilter::Unknown,  HistoryFilter::Sending,
                                 HistoryFilter::ToBook,   HistoryFilter::Booked,
                                 HistoryFilter::Settled};
    for (const EntryState state : everyState) {
        QVERIFY(belongsTo(state, HistoryFilter::All));
        int places = 0;
        for (const HistoryFilter filter : filters) {
            places += belongsTo(state, filter) ? 1 : 0;
        }
        QCOMPARE(places, 1);
    }
    QVERIFY(belongsTo(EntryState::AlreadyReported, HistoryFilter::Accepted));
    QVERIFY(belongsTo(EntryState::NotSent, HistoryFilter::Rejected));
    QVERIFY(belongsTo(EntryState::SettledNotTaken, HistoryFilter::Settled));
}

QTEST_GUILESS_MAIN(TestEntry)
#include "tst_entry.moc"

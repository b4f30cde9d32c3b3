#include "ui/common/error_text.h"
#include "ui/common/words.h"

#include <QSet>
#include <QTest>

class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOutcomeIsExplained();
    void everyStateHasAShapeOfItsOwn();
    void findingsSayWhatToDo();
    void storeProblemsSayThatNothingIsSent();
    void unknownNeverSaysFailed();
    void cleaningIsSaid();
};

void TestWords::everyOutcomeIsExplained()
{
    QSet<QString> seen;
    for (const pd::Outcome &outcome : pd::everyOutcome()) {
        const pd::Explanation words = pd::explain(outcome);
        QVERIFY2(!words.happened.isEmpty(), qPrintable(pd::outcomeToken(outcome)));
        QVERIFY2(!words.next.isEmpty(), qPrintable(pd::outcomeToken(outcome)));
        QVERIFY2(!seen.contains(words.happened), qPrintable(words.happened));
        seen.insert(words.happened);
    }
}

void TestWords::everyStateHasAShapeOfItsOwn()
{
    QSet<int> shapes;
    QSet<QString> words;
    constexpr int last = static_cast<int>(pd::EntryState::Booked);
    for (int i = 0; i <= last; ++i) {
        const pd::Badge badge = pd::badgeFor(static_cast<pd::EntryState>(i));
        shapes.insert(static_cast<int>(badge.icon));
        words.insert(badge.word);
    }
    QCOMPARE(shapes.size(), last + 1);
    QCOMPARE(words.size(), last + 1);
}

void TestWords::findingsSayWhatToDo()
{
    for (int field = 0; field <= static_cast<int>(pd::Field::Note); ++field) {
        for (int issue = 0; issue <= static_cast<int>(pd::Issue::BalanceBelowPoints); ++issue) {
            const QString text = pd::findingText(
                {static_cast<pd::Field>(field), static_cast<pd::Issue>(issue), 128});
            QVERIFY(!text.isEmpty());
            QVERIFY2(!text.contains(QStringLiteral("%1")), qPrintable(text));
        }
        QVERIFY(!pd::fieldWord(static_cast<pd::Field>(field)).isEmpty());
    }
    QVERIFY(pd::findingText({pd::Field::Note, pd::Issue::TooLong, 500})
                .contains(QStringLiteral("500")));
}

void TestWords::storeProblemsSayThatNothingIsSent()
{
    for (int i = 0; i <= static_cast<int>(pd::StoreProblem::Other); ++i) {
        const pd::ErrorText text
            = pd::storeProblemText({static_cast<pd::StoreProblem>(i), QString()});
        QVERIFY(!text.title.isEmpty());
        QVERIFY(!text.next.isEmpty());
        const QString all = QString(text.title + u' ' + text.next).toLower();
        QVERIFY2(all.contains(QStringLiteral("nothing is sent")), qPrintable(all));
    }
}

void TestWords::unknownNeverSaysFailed()
{
    for (const pd::Outcome &outcome : pd::everyOutcome()) {
        if (std::holds_alternative<pd::Unknown>(outcome)) {
            const pd::Explanation words = pd::explain(outcome);
            QVERIFY(!words.happened.contains(QStringLiteral("failed")));
            QVERIFY2(words.next.contains(QStringLiteral("end the same again")),
                     qPrintable(words.next));
        }
    }
}

void TestWords::cleaningIsSaid()
{
    QCOMPARE(pd::cleanedText(pd::Cleaned::Nothing), QString());
    QCOMPARE(pd::cleanedText(pd::CleanedWhat(pd::Cleaned::Blanks) | pd::Cleaned::BackTick),
             QStringLiteral("Removed: spaces, a back-tick (`)."));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_common_words.moc"

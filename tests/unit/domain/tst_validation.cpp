#include "core/domain/correction.h"
#include "core/domain/zoned_time.h"
#include "tests/support/set_clock.h"

#include <QTest>

#include <functional>

using namespace pd;

using Change = std::function<void(CorrectionDraft &)>;
Q_DECLARE_METATYPE(Change)

namespace {

CorrectionDraft goodDraft()
{
    CorrectionDraft draft;
    draft.transactionId = QStringLiteral("4200000000202611240123456789");
    draft.appid = QStringLiteral("wx8888888888888888");
    draft.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    draft.points = QStringLiteral("120");
    draft.updateTime = QStringLiteral("2026-11-24T13:29:35+08:00");
    draft.reason = QStringLiteral("漏积分补录");
    return draft;
}

CorrectionDraft noPointsDraft()
{
    CorrectionDraft draft = goodDraft();
    draft.earned = false;
    draft.points = QStringLiteral("0");
    draft.noPointsRemarks = QStringLiteral("特价商品不参与积分");
    return draft;
}

QString text(const char *value)
{
    return QString::fromUtf8(value);
}

} // namespace

class TestValidation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void refusesInPartnerMode();
    void tellsAllErrorsInTheOrderOfTheForm();
    void warns_data();
    void warns();
    void takesLimitsExactly_data();
    void takesLimitsExactly();
    void givesTypedValues();
    void givesNoRemarksWhereEarned();
    void takesNoPoints();
    void takesAMemberSystemCorrection();
    void everyIssueHasASeverity();

private:
    test::SetClock m_clock{QStringLiteral("2026-11-24T14:00:00+08:00")};
    CorrectionLimits m_merchant;
    CorrectionLimits m_partner{true, 10'000};
};

void TestValidation::refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Field>("field");
    QTest::addColumn<Issue>("issue");
    QTest::addColumn<qint64>("number");
    const auto row
        = [](const char *name, Field field, Issue issue, qint64 number, const Change &change) {
              QTest::newRow(name) << change << field << issue << number;
          };
    struct IdCase
    {
        const char *name;
        Field field;
        QString CorrectionDraft::*member;
        int limit;
    };
    for (const IdCase &id :
         {IdCase{"transaction_id", Field::TransactionId, &CorrectionDraft::transactionId, 64},
          IdCase{"appid", Field::Appid, &CorrectionDraft::appid, 128},
          IdCase{"openid", Field::Openid, &CorrectionDraft::openid, 64}}) {
        const auto idRow = [&](const char *what, Issue issue, qint64 number, const QString &value) {
            row(qPrintable(text(id.name) + u' ' + text(what)), id.field, issue, number,
                [member = id.member, value](CorrectionDraft &draft) { draft.*member = value; });
        };
        idRow("missing", Issue::Missing, 0, {});
        idRow("one too long", Issue::TooLong, id.limit, QString(id.limit + 1, u'1'));
        idRow("with a blank", Issue::BadCharacters, 0, text("4200 0000"));
        idRow("with a line break", Issue::BadCharacters, 0, text("42000000\n"));
        idRow("full-width", Issue::BadCharacters, 0, text("４２００"));
        idRow("with a zero-width blank", Issue::BadCharacters, 0, text("42\u200B00"));
        idRow("emoji", Issue::BadCharacters, 0, text("😀"));
        idRow("from a spreadsheet", Issue::SpreadsheetNumber, 0, text("4.2E+27"));
    }
    row("sub_mchid of no use", Field::SubMchid, Issue::NotInThisMode, 0,
        [](CorrectionDraft &draft) { draft.subMchid = text("1900000110"); });

    const auto points = [&row](const char *name, Issue issue, const char *value) {
        row(qPrintable(text("points ") + text(name)), Field::Points, issue, 0,
            [value = text(value)](CorrectionDraft &draft) { draft.points = value; });
    };
    points("missing", Issue::Missing, "");
    points("letters", Issue::NotANumber, "many");
    points("group separator", Issue::NotANumber, "1,200");
    points("fraction", Issue::Fraction, "12.5");
    points("negative", Issue::Negative, "-1");
    points("from a spreadsheet", Issue::SpreadsheetNumber, "1.2E+5");
    points("2^53", Issue::TooLarge, "9007199254740992");
    points("none where earned", Issue::MustBePositive, "0");
    row("points where not earned", Field::Points, Issue::MustBeZero, 0, [](CorrectionDraft &draft) {
        draft = noPointsDraft();
        draft.points = text("1");
    });
    row("balance in letters", Field::TotalPoints, Issue::NotANumber, 0,
        [](CorrectionDraft &draft) { draft.totalPoints = text("x"); });
    row("balance too large", Field::TotalPoints, Issue::TooLarge, 0,
        [](CorrectionDraft &draft) { draft.totalPoints = text("9007199254740992"); });

    const auto time = [&row](const char *name, Issue issue, const char *value) {
        row(qPrintable(text("time ") + text(name)), Field::UpdateTime, issue, 0,
            [value = text(value)](CorrectionDraft &draft) { draft.updateTime = value; });
    };
    time("missing", Issue::Missing, "");
    time("in words", Issue::NotATime, "today");
    time("without zone", Issue::NoZone, "2026-11-24T13:29:35");
    time("more than five minutes ahead", Issue::InTheFuture, "2026-11-24T14:05:01+08:00");
    time("ahead in another zone", Issue::InTheFuture, "2026-11-24T06:05:01Z");

    row("remarks missing", Field::NoPointsRemarks, Issue::Missing, 0, [](CorrectionDraft &draft) {
        draft = noPointsDraft();
        draft.noPointsRemarks = text(" 　\t");
    });
    const auto remarks
        = [&row](const char *name, Issue issue, qint64 number, const QString &value) {
              row(qPrintable(text("remarks ") + text(name)), Field::NoPointsRemarks, issue, number,
                  [value](CorrectionDraft &draft) {
                      draft = noPointsDraft();
                      draft.noPointsRemarks = value;
                  });
          };
    remarks("emoji", Issue::FourByteCharacters, 0, text("谢谢😀"));
    remarks("rare ideograph", Issue::FourByteCharacters, 0, text("𠮷野家"));
    remarks("line break", Issue::ControlCharacters, 0, text("不积分\n谢谢"));
    remarks("half a pair", Issue::ControlCharacters, 0, QString(QChar(0xD83D)));
    remarks("too long", Issue::TooLong, 128, QString(129, u'积'));
    row("reason missing", Field::Reason, Issue::Missing, 0,
        [](CorrectionDraft &draft) { draft.reason = text("  "); });
    row("reason too long", Field::Reason, Issue::TooLong, 200,
        [](CorrectionDraft &draft) { draft.reason = QString(201, u'a'); });
    row("note too long", Field::Note, Issue::TooLong, 500,
        [](CorrectionDraft &draft) { draft.note = QString(501, u'a'); });
    row("note with a tab", Field::Note, Issue::ControlCharacters, 0,
        [](CorrectionDraft &draft) { draft.note = text("a\tb"); });
}

void TestValidation::refuses()
{
    QFETCH(Change, change);
    QFETCH(Field, field);
    QFETCH(Issue, issue);
    QFETCH(qint64, number);
    CorrectionDraft draft = goodDraft();
    change(draft);
    const auto correction = validate(draft, m_merchant, m_clock);
    QVERIFY(!correction.has_value());
    QCOMPARE(correction.error(), (QList<Finding>{{field, issue, number}}));
    QCOMPARE(correction.error().constFirst().severity(), Severity::Error);
    QVERIFY(
        checkField(field, draft, m_merchant, m_clock).contains(correction.error().constFirst()));
}

void TestValidation::refusesInPartnerMode()
{
    CorrectionDraft draft = goodDraft();
    QCOMPARE(validate(draft, m_partner, m_clock).error(),
             (QList<Finding>{{Field::SubMchid, Issue::Missing}}));
    draft.subMchid = QString(65, u'1');
    QCOMPARE(validate(draft, m_partner, m_clock).error(),
             (QList<Finding>{{Field::SubMchid, Issue::TooLong, 64}}));
    draft.subMchid = text("1900000110");
    QVERIFY(validate(draft, m_partner, m_clock).has_value());
}

void TestValidation::tellsAllErrorsInTheOrderOfTheForm()
{
    const auto correction = validate(CorrectionDraft(), m_partner, m_clock);
    QVERIFY(!correction.has_value());
    QList<Field> fields;
    for (const Finding &finding : correction.error()) {
        QCOMPARE(finding.issue, Issue::Missing);
        fields.append(finding.field);
    }
    QCOMPARE(fields,
             (QList<Field>{Field::TransactionId, Field::Appid, Field::Openid, Field::SubMchid,
                           Field::Points, Field::UpdateTime, Field::Reason}));
}

void TestValidation::warns_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<Finding>>("warnings");
    const auto row = [](const char *name, const QList<Finding> &warnings, const Change &change) {
        QTest::newRow(name) << change << warnings;
    };
    row("nothing", {}, [](CorrectionDraft &) {});
    row("order number", {{Field::TransactionId, Issue::LooksLikeOrderNumber}},
        [](CorrectionDraft &draft) { draft.transactionId = text("A20261124000123"); });
    row("unusual id", {{Field::TransactionId, Issue::UnusualShape}},
        [](CorrectionDraft &draft) { draft.transactionId = QString(28, u'9'); });
    row("unusual openid", {{Field::Openid, Issue::UnusualShape}},
        [](CorrectionDraft &draft) { draft.openid = text("wx8888888888888888"); });
    row("balance below", {{Field::TotalPoints, Issue::BalanceBelowPoints}},
        [](CorrectionDraft &draft) { draft.totalPoints = text("119"); });
    row("balance equal", {}, [](CorrectionDraft &draft) { draft.totalPoints = text("120"); });
    row("43 ideographs", {{Field::NoPointsRemarks, Issue::ManyBytes, 128}},
        [](CorrectionDraft &draft) {
            draft = noPointsDraft();
            draft.noPointsRemarks = QString(43, u'积');
        });
    row("42 ideographs and blanks around", {}, [](CorrectionDraft &draft) {
        draft = noPointsDraft();
        draft.noPointsRemarks = text("   ") + QString(42, u'积') + text("   ");
    });
    row("remarks that are not sent", {},
        [](CorrectionDraft &draft) { draft.noPointsRemarks = QString(100, u'积'); });
}

void TestValidation::warns()
{
    QFETCH(Change, change);
    QFETCH(QList<Finding>, warnings);
    CorrectionDraft draft = goodDraft();
    change(draft);
    QCOMPARE(warningsFor(draft), warnings);
    QVERIFY(validate(draft, m_merchant, m_clock).has_value());
}

void TestValidation::takesLimitsExactly_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) {
        QTest::newRow(name) << change;
    };
    row("transaction_id", [](CorrectionDraft &draft) { draft.transactionId = QString(64, u'1'); });
    row("appid", [](CorrectionDraft &draft) { draft.appid = QString(128, u'~'); });
    row("openid", [](CorrectionDraft &draft) { draft.openid = QString(64, u'!'); });
    row("points", [](CorrectionDraft &draft) { draft.points = text("9007199254740991"); });
    row("balance of nothing", [](CorrectionDraft &draft) { draft.totalPoints = text("0"); });
    row("five minutes ahead",
        [](CorrectionDraft &draft) { draft.updateTime = text("2026-11-24T14:05:00+08:00"); });
    row("long ago",
        [](CorrectionDraft &draft) { draft.updateTime = text("2020-11-24T14:05:00+08:00"); });
    row("remarks", [](CorrectionDraft &draft) {
        draft = noPointsDraft();
        draft.noPointsRemarks = QString(128, u'积') + text("  ");
    });
    row("remarks that are not sent",
        [](CorrectionDraft &draft) { draft.noPointsRemarks = QString(500, u'\n'); });
    row("reason", [](CorrectionDraft &draft) { draft.reason = QString(200, u'积'); });
    row("note with a line break behind",
        [](CorrectionDraft &draft) { draft.note = QString(500, u'积') + text("\n"); });
}

void TestValidation::takesLimitsExactly()
{
    QFETCH(Change, change);
    CorrectionDraft draft = goodDraft();
    change(draft);
    QVERIFY(validate(draft, m_merchant, m_clock).has_value());
}

void TestValidation::givesTypedValues()
{
    CorrectionDraft draft = goodDraft();
    draft.subMchid = text("1900000110");
    draft.totalPoints = text("1000");
    draft.pointsBefore = text("60");
    draft.reason = text("  漏积分补录 ");
    draft.note = text(" 顾客出示小票 ");
    draft.corrects = EntryId::generate();
    draft.againstAdvice = true;
    const auto correction = validate(draft, m_partner, m_clock);
    QVERIFY(correction.has_value());
    CorrectionFields expected;
    expected.transactionId = draft.transactionId;
    expected.appid = draft.appid;
    expected.openid = draft.openid;
    expected.subMchid = draft.subMchid;
    expected.points = Points::fromValue(120).value();
    expected.totalPoints = Points::fromValue(1000).value();
    expected.pointsBefore = Points::fromValue(60).value();
    expected.updateTime = parseRfc3339(draft.updateTime).value();
    expected.reason = text("漏积分补录");
    expected.note = text("顾客出示小票");
    expected.corrects = draft.corrects;
    expected.againstAdvice = true;
    QCOMPARE(correction->fields(), expected);
    QCOMPARE(toRfc3339(correction->fields().updateTime), draft.updateTime);
}

void TestValidation::givesNoRemarksWhereEarned()
{
    CorrectionDraft draft = goodDraft();
    draft.noPointsRemarks = text("typed before the choice was changed");
    QVERIFY(validate(draft, m_merchant, m_clock)->fields().noPointsRemarks.isEmpty());
}

void TestValidation::takesNoPoints()
{
    const auto correction = validate(noPointsDraft(), m_merchant, m_clock);
    QVERIFY(correction.has_value());
    QVERIFY(!correction->fields().earned);
    QCOMPARE(correction->fields().points, Points());
    QCOMPARE(correction->fields().noPointsRemarks, text("特价商品不参与积分"));
}

void TestValidation::takesAMemberSystemCorrection()
{
    CorrectionDraft draft = noPointsDraft();
    draft.kind = EntryKind::MemberSystem;
    draft.noPointsRemarks.clear();
    const auto correction = validate(draft, m_merchant, m_clock);
    QVERIFY(correction.has_value());
    QCOMPARE(correction->fields().kind, EntryKind::MemberSystem);
    draft.noPointsRemarks = text("a\tb");
    QVERIFY(!validate(draft, m_merchant, m_clock).has_value());
}

void TestValidation::everyIssueHasASeverity()
{
    int warnings = 0;
    for (int i = 0; i <= static_cast<int>(Issue::BalanceBelowPoints); ++i) {
        const Finding finding{Field::Note, static_cast<Issue>(i)};
        warnings += finding.severity() == Severity::Warning ? 1 : 0;
    }
    QCOMPARE(warnings, 5);
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"

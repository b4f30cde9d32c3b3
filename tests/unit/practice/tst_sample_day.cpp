#include "core/domain/identifiers.h"
#include "core/domain/text.h"
#include "core/domain/zoned_time.h"
#include "core/practice/sample_day.h"
#include "core/practice/special_places.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace pd;

class TestSampleDay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isBelievable_data();
    void isBelievable();
    void isTheSameForTheSameMoment();
    void keepsIdsWhileTheDayGoesOn();
    void hasItsPeculiarPayments();
    void idsStayApartForYears();
    void membersStayTheSame();
    void specialPlacesAreKnownByTheirDigits();
    void documentationNamesEverySpecialPlace();
};

void TestSampleDay::isBelievable_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("leastToday");
    for (const char *now :
         {"2026-11-24T00:00:00+08:00", "2026-11-24T00:00:04+08:00", "2026-11-24T00:00:06+08:00",
          "2026-11-24T03:00:00+08:00", "2026-11-24T10:00:00+08:00", "2026-11-24T10:29:59+08:00"}) {
        QTest::newRow(now) << QString::fromLatin1(now) << 140;
    }
    for (const char *now :
         {"2026-11-24T10:30:00+08:00", "2026-11-24T14:00:00+08:00", "2026-11-24T21:59:59+08:00",
          "2026-11-24T23:59:59+08:00", "2026-11-24T06:00:00Z", "2024-02-29T20:00:00+08:00",
          "2027-01-01T12:00:00+08:00"}) {
        QTest::newRow(now) << QString::fromLatin1(now) << 292;
    }
}

void TestSampleDay::isBelievable()
{
    QFETCH(QString, now);
    QFETCH(int, leastToday);
    const QDateTime moment = parseRfc3339(now).value();
    const QList<Transaction> day = sampleDay(moment);
    QCOMPARE(day.size(), 300);
    QSet<QString> ids;
    QSet<QString> shops;
    QSet<QString> members;
    int today = 0;
    int late = 0;
    int refunded = 0;
    QDateTime last;
    for (const Transaction &payment : day) {
        ids.insert(payment.transactionId);
        shops.insert(payment.shopName);
        members.insert(payment.openid);
        QCOMPARE(transactionIdShape(payment.transactionId), TransactionIdShape::Usual);
        QCOMPARE(payment.transactionId.mid(10, 8),
                 inShanghai(payment.paidAt).toString(QStringLiteral("yyyyMMdd")));
        QVERIFY(looksLikeOpenid(payment.openid));
        QVERIFY(payment.amountFen >= 900);
        QVERIFY(payment.refundedFen >= 0 && payment.refundedFen < payment.amountFen);
        refunded += payment.refundedFen > 0 ? 1 : 0;
        QVERIFY(payment.paidAt < payment.notifiedAt);
        QVERIFY(payment.notifiedAt <= moment);
        QVERIFY(payment.paidAt.secsTo(payment.notifiedAt) <= 6);
        QCOMPARE(payment.paidAt.offsetFromUtc(), 8 * 3600);
        QVERIFY(payment.paidAt > moment.addDays(-2));
        QVERIFY(!last.isValid() || last <= payment.paidAt);
        last = payment.paidAt;
        late += isTooLate(payment, moment) ? 1 : 0;
        today += isTooLate(payment, moment) ? 0 : 1;
        QVERIFY(isThreeByteText(payment.shopName));
    }
    QCOMPARE(ids.size(), 300);
    QVERIFY2(shops.size() >= 38 && shops.size() <= 45, qPrintable(QString::number(shops.size())));
    QCOMPARE(members.size(), 120);
    QCOMPARE(refunded, 6);
    QVERIFY2(today >= leastToday, qPrintable(QString::number(today)));
    QVERIFY(late >= 8);
}

void TestSampleDay::isTheSameForTheSameMoment()
{
    const QDateTime moment = parseRfc3339(u"2026-11-24T14:00:00+08:00").value();
    QCOMPARE(sampleDay(moment), sampleDay(moment.toUTC()));
    QVERIFY(sampleDay(moment) != sampleDay(moment.addDays(1)));
}

void TestSampleDay::keepsIdsWhileTheDayGoesOn()
{
    const auto idsAt = [](const char *text) {
        QSet<QString> ids;
        const QList<Transaction> day = sampleDay(parseRfc3339(QString::fromLatin1(text)).value());
        for (const Transaction &payment : day) {
            ids.insert(payment.transactionId);
        }
        return ids;
    };
    QCOMPARE(idsAt("2026-11-24T10:30:00+08:00"), idsAt("2026-11-24T23:59:59+08:00"));
}

void TestSampleDay::hasItsPeculiarPayments()
{
    const QList<Transaction> day = sampleDay(parseRfc3339(u"2026-11-24T14:00:00+08:00").value());
    const auto count = [&day](auto is) {
        return std::count_if(day.begin(), day.end(), is);
    };
    QCOMPARE(count([](const Transaction &t) { return t.amountFen > 100'000'000; }), 1);
    QVERIFY(count([](const Transaction &t) { return t.shopName.size() > 30; }) >= 1);
    QVERIFY(count([](const Transaction &t) { return t.shopName.contains(u'羴'); }) >= 1);
    QVERIFY(count([](const Transaction &t) { return t.commitTag == QStringLiteral("manual"); })
            > 10);
    for (const SpecialPlace &place : specialPlaces()) {
        const auto isHere = [&place](const Transaction &t) {
            return t.transactionId.endsWith(QString::number(place.digits));
        };
        QCOMPARE(count(isHere), 1);
        QVERIFY(!isTooLate(*std::find_if(day.begin(), day.end(), isHere),
                           parseRfc3339(u"2026-11-24T14:00:00+08:00").value()));
    }
}

void TestSampleDay::idsStayApartForYears()
{
    const QDateTime first = parseRfc3339(u"2026-01-01T20:00:00+08:00").value();
    constexpr int days = 400;
    QSet<QString> ids;
    for (int i = 0; i < days; ++i) {
        int special = 0;
        const QList<Transaction> day = sampleDay(first.addDays(i));
        for (const Transaction &payment : day) {
            ids.insert(payment.transactionId);
            special += specialPlaceOf(payment.transactionId) ? 1 : 0;
        }
        QCOMPARE(special, specialPlaces().size());
    }
    QCOMPARE(ids.size(), days * 300);
}

void TestSampleDay::membersStayTheSame()
{
    const auto membersAt = [](const char *text) {
        QSet<QString> members;
        const QList<Transaction> day = sampleDay(parseRfc3339(QString::fromLatin1(text)).value());
        for (const Transaction &payment : day) {
            members.insert(payment.openid);
        }
        return members;
    };
    QCOMPARE(membersAt("2026-11-24T14:00:00+08:00"), membersAt("2027-03-01T09:00:00+08:00"));
}

void TestSampleDay::specialPlacesAreKnownByTheirDigits()
{
    QVERIFY(!specialPlaceOf(QString()).has_value());
    QVERIFY(!specialPlaceOf(QStringLiteral("4200000000202611240123100000")).has_value());
    QVERIFY(!specialPlaceOf(QStringLiteral("4200000000202611240123100018")).has_value());
    const auto place = specialPlaceOf(QStringLiteral("4200000000202611240123100002"));
    QVERIFY(place.has_value());
    QVERIFY(place->takenByMall);
}

void TestSampleDay::documentationNamesEverySpecialPlace()
{
    QFile file(qEnvironmentVariable("PD_SOURCE_DIR") + QStringLiteral("/docs/practice.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression row(QStringLiteral("^\\| `(1000\\d\\d)` \\|"),
                                        QRegularExpression::MultilineOption);
    QStringList documented;
    for (auto match = row.globalMatch(text); match.hasNext();) {
        documented.append(match.next().captured(1));
    }
    QStringList places;
    for (const SpecialPlace &place : specialPlaces()) {
        places.append(QString::number(place.digits));
    }
    QCOMPARE(documented, places);
}

QTEST_GUILESS_MAIN(TestSampleDay)
#include "tst_sample_day.moc"

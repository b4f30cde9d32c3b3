#include "core/domain/outcome.h"

#include <QSet>
#include <QTest>

using namespace pd;

class TestOutcome : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesTokens_data();
    void refusesTokens();
    void tokensStayAsTheyAre_data();
    void tokensStayAsTheyAre();
    void everyOutcomeComesBack();
};

void TestOutcome::refusesTokens_data()
{
    QTest::addColumn<QString>("token");
    for (const char *token : {"", "Accepted", "accepted ", "accepted:", "accepted:too_late",
                              "failed", "rejected", "rejected:", "rejected:Too_Late",
                              "rejected:timed_out", "not_sent", "not_sent:", "not_sent:interrupted",
                              "unknown", "unknown:", "unknown:cancelled", ":too_late"}) {
        QTest::newRow(token) << QString::fromLatin1(token);
    }
}

void TestOutcome::refusesTokens()
{
    QFETCH(QString, token);
    QVERIFY(!outcomeFromToken(token).has_value());
}

// These stand in journals: they may be added to and never changed.
void TestOutcome::tokensStayAsTheyAre_data()
{
    QTest::addColumn<QString>("token");
    for (const char *token : {
             "accepted",
             "already_reported",
             "rejected:too_late",
             "rejected:not_submitted",
             "rejected:bad_request",
             "rejected:merchant_unknown",
             "rejected:remarks_missing",
             "rejected:openid_wrong",
             "rejected:bad_parameter",
             "rejected:signature_refused",
             "rejected:no_right",
             "rejected:not_found",
             "rejected:rate_limited",
             "rejected:other",
             "not_sent:host_not_found",
             "not_sent:connection_refused",
             "not_sent:connect_timed_out",
             "not_sent:network_unreachable",
             "not_sent:tls_failed",
             "not_sent:proxy_failed",
             "not_sent:signing_failed",
             "not_sent:bad_endpoint",
             "not_sent:cancelled",
             "not_sent:other",
             "unknown:interrupted",
             "unknown:connection_lost",
             "unknown:timed_out",
             "unknown:taken_not_done",
             "unknown:not_this_api",
             "unknown:server_error",
             "unknown:service_unavailable",
             "unknown:broken_answer",
             "unknown:signature_headers_missing",
             "unknown:signature_headers_bad",
             "unknown:serial_unknown",
             "unknown:signature_stale",
             "unknown:signature_wrong",
             "unknown:signature_test",
         }) {
        QTest::newRow(token) << QString::fromLatin1(token);
    }
}

void TestOutcome::tokensStayAsTheyAre()
{
    QFETCH(QString, token);
    const auto outcome = outcomeFromToken(token);
    QVERIFY(outcome.has_value());
    QCOMPARE(outcomeToken(*outcome), token);
}

void TestOutcome::everyOutcomeComesBack()
{
    const QList<Outcome> all = everyOutcome();
    QSet<QString> tokens;
    for (const Outcome &outcome : all) {
        const QString token = outcomeToken(outcome);
        tokens.insert(token);
        const auto back = outcomeFromToken(token);
        QVERIFY2(back.has_value() && *back == outcome, qPrintable(token));
    }
    QCOMPARE(tokens.size(), all.size());
    constexpr int reasons = (int(RejectReason::Other) + 1) + (int(NotSentReason::Other) + 1)
        + (int(UnknownReason::SignatureTest) + 1);
    QCOMPARE(all.size(), 2 + reasons);
}

QTEST_GUILESS_MAIN(TestOutcome)
#include "tst_outcome.moc"

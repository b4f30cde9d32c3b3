// The real window on a live profile against the Node gateway, over HTTP and HTTPS: what WeChat Pay
// answers, in the words that a clerk reads in the history.

#include "app/composition.h"
#include "app/language.h"
#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "tests/peers/gateway_process.h"
#include "tests/support/patience.h"
#include "ui/common/words.h"
#include "ui/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace pd;

class TestLiveWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatWeChatPayAnswered_data();
    void saysWhatWeChatPayAnswered();
    void findsItThereAfterARestart();

private:
    test::GatewayProcess m_gateway;
};

namespace {

Correction correctionOf(const QString &transaction, const Clock &clock)
{
    CorrectionDraft draft;
    draft.transactionId = transaction;
    draft.appid = QStringLiteral("wx8888888888888888");
    draft.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    draft.points = QStringLiteral("120");
    draft.updateTime = toRfc3339(inShanghai(clock.now()));
    draft.reason = QStringLiteral("补报");
    return *validate(draft, {}, clock);
}

QString firstRow(const MainWindow &window)
{
    const auto *view = window.findChild<QAbstractItemView *>(QStringLiteral("history"));
    if (view == nullptr || view->model()->rowCount() == 0) {
        return {};
    }
    QStringList cells;
    for (int column = 0; column < view->model()->columnCount(); ++column) {
        cells += view->model()->index(0, column).data(Qt::DisplayRole).toString();
    }
    return cells.join(u'|');
}

QString error(int status, const QString &code, const QString &message)
{
    return QStringLiteral("row:%1:%2:%3").arg(QString::number(status), code, message);
}

} // namespace

void TestLiveWindow::initTestCase()
{
    QVERIFY(m_gateway.start());
    QVERIFY(installLanguage(*qApp, QStringLiteral("zh_CN")));
}

void TestLiveWindow::saysWhatWeChatPayAnswered_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("code");
    const QString invalid = QStringLiteral("INVALID_REQUEST");
    const QString unknown = QStringLiteral("结果未知");
    const QString rejected = QStringLiteral("已拒绝");
    const auto row
        = [](const char *name, const QString &scenario, const QString &word, const QString &code) {
              QTest::newRow(name) << scenario << word << code;
          };
    row("204 signed", QStringLiteral("real"), QStringLiteral("微信已受理"), QStringLiteral("204"));
    row("204 unsigned", QStringLiteral("unsigned"), unknown, QStringLiteral("204"));
    row("204 by a stranger", QStringLiteral("stranger"), unknown, QStringLiteral("204"));
    row("204 unknown serial", QStringLiteral("unknown_serial"), unknown, QStringLiteral("204"));
    row("204 stale", QStringLiteral("stale"), unknown, QStringLiteral("204"));
    row("204 SIGNTEST", QStringLiteral("signtest"), unknown, QStringLiteral("204"));
    row("202", QStringLiteral("accepted202"), unknown, QStringLiteral("ACCEPTED"));
    row("200 with a body", QStringLiteral("ok200body"), unknown, QStringLiteral("200"));
    row("302", QStringLiteral("redirect302"), unknown, QStringLiteral("302"));
    row("64 MiB", QStringLiteral("huge64m"), unknown, QStringLiteral("200"));
    row("100,000 brackets", QStringLiteral("nested"), unknown, QStringLiteral("400"));
    row("502 HTML", QStringLiteral("html502"), unknown, QStringLiteral("502"));
    row("taken, then closed", QStringLiteral("taken_then_close"), unknown, QString());
    row("已回传", error(400, invalid, QStringLiteral("该订单积分已回传")),
        QStringLiteral("微信已有回传"), invalid);
    row("超过回传时效", error(400, invalid, QStringLiteral("该订单已超过回传时效")), rejected,
        invalid);
    row("未提交积分", error(400, invalid, QStringLiteral("该订单未提交积分")), rejected, invalid);
    row("MCH_NOT_EXISTS",
        error(400, QStringLiteral("MCH_NOT_EXISTS"), QStringLiteral("商圈商户号错误")), rejected,
        QStringLiteral("MCH_NOT_EXISTS"));
    row("PARAM_ERROR", error(400, QStringLiteral("PARAM_ERROR"), QStringLiteral("OpenID参数错误")),
        rejected, QStringLiteral("PARAM_ERROR"));
    row("SIGN_ERROR", error(401, QStringLiteral("SIGN_ERROR"), QStringLiteral("签名错误")),
        rejected, QStringLiteral("SIGN_ERROR"));
    row("NO_AUTH", error(403, QStringLiteral("NO_AUTH"), QStringLiteral("商户号下暂无商圈")),
        rejected, QStringLiteral("NO_AUTH"));
    row("ORDER_NOT_EXIST",
        error(404, QStringLiteral("ORDER_NOT_EXIST"), QStringLiteral("订单不存在")), rejected,
        QStringLiteral("ORDER_NOT_EXIST"));
    row("429", error(429, QStringLiteral("RATELIMIT_EXCEEDED"), QStringLiteral("请求频率超限")),
        rejected, QStringLiteral("RATELIMIT_EXCEEDED"));
    row("SYSTEM_ERROR", error(500, QStringLiteral("SYSTEM_ERROR"), QStringLiteral("系统错误")),
        unknown, QStringLiteral("SYSTEM_ERROR"));
}

void TestLiveWindow::saysWhatWeChatPayAnswered()
{
    QFETCH(QString, scenario);
    QFETCH(QString, word);
    QFETCH(QString, code);
    const SystemClock clock;
    for (const bool tls : {false, true}) {
        const auto profile = loadProfile(m_gateway.writeProfile(tls));
        QVERIFY(profile.has_value());
        Desk desk(liveDesk(*profile, clock), clock);
        MainWindow window(desk, *profile, false, clock,
                          m_gateway.file(QStringLiteral("window.ini")));
        QSignalSpy status(&desk, &Desk::statusChanged);
        QSignalSpy changed(&desk, &Desk::entryChanged);
        window.show();
        desk.start();
        QTRY_COMPARE_WITH_TIMEOUT(status.count(), 1, patienceMs);
        QVERIFY(!status.at(0).at(0).value<DeskStatus>().keys);
        QVERIFY(!m_gateway.control({{QStringLiteral("next"), scenario}}).isEmpty());
        const QString transaction = m_gateway.newTransaction();
        desk.submit(correctionOf(transaction, clock));
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patienceMs);

        const auto entry = changed.at(1).at(0).value<Entry>();
        QTRY_VERIFY2(firstRow(window).contains(word), qPrintable(firstRow(window)));
        QVERIFY2(firstRow(window).contains(code), qPrintable(firstRow(window)));
        QVERIFY(!explain(*entry.outcome).happened.isEmpty());
        const int arrivals = m_gateway.control()
                                 .value(QStringLiteral("arrivalsOf"))
                                 .toObject()
                                 .value(transaction)
                                 .toInt();
        QCOMPARE(arrivals, 1);
        desk.close(0);
    }
}

void TestLiveWindow::findsItThereAfterARestart()
{
    const SystemClock clock;
    const auto profile = loadProfile(m_gateway.writeProfile());
    QVERIFY(profile.has_value());
    const QString transaction = m_gateway.newTransaction();
    for (const bool first : {true, false}) {
        Desk desk(liveDesk(*profile, clock), clock);
        MainWindow window(desk, *profile, false, clock,
                          m_gateway.file(QStringLiteral("window.ini")));
        QSignalSpy status(&desk, &Desk::statusChanged);
        desk.start();
        window.show();
        QTRY_COMPARE_WITH_TIMEOUT(status.count(), 1, patienceMs);
        if (first) {
            desk.submit(correctionOf(transaction, clock));
        }
        QTRY_VERIFY2(firstRow(window).contains(QStringLiteral("微信已受理"))
                         && firstRow(window).remove(u' ').contains(transaction),
                     qPrintable(firstRow(window)));
    }
}

QTEST_MAIN(TestLiveWindow)
#include "tst_live_window.moc"

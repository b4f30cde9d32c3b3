// Pictures of the records for docs/history.md: records_pictures LANGUAGE THEME FOLDER PREFIX. A day
// of the practice world with entries of every kind; nothing leaves the machine.
#include "album.h"
#include "app/composition.h"
#include "app/ui_driver.h"
#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/practice/sample_day.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "ui/history/entry_details_dialog.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_model.h"
#include "ui/history/history_pane.h"
#include "ui/history/settle_dialog.h"
#include "ui/main_window.h"
#include "ui/records/day_end_dialog.h"
#include "ui/records/export_dialog.h"
#include "ui/records/receipt_dialog.h"
#include "ui/records/to_book_dialog.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTableWidget>
#include <QTemporaryDir>

#include <cstdio>

using namespace pd;

namespace {

Exchange answerOf(int number, int status)
{
    Exchange exchange;
    exchange.signedWith = QStringLiteral("5157F09EFDC096DE15EBE81A47057A7232F1B8E1");
    exchange.replySerial = QStringLiteral("PUB_KEY_ID_0119000001092024010100000000000001");
    exchange.replyHeaders = "Content-Type: application/json\nRequest-ID: 08F9A2"
        + QByteArray::number(1000 + number)
        + "-268435464\nWechatpay-Nonce: c5ac7061fccab6bf3e254dcf9" + QByteArray::number(number)
        + "\n";
    if (status >= 400) {
        exchange.replyBody = R"({"code":"INVALID_REQUEST","message":"该订单未提交积分"})";
    }
    return exchange;
}

/// Writes a day's work of three people into a new store.
void fill(const QString &path)
{
    const SystemClock clock;
    const auto database = Database::open(path);
    if (!database) {
        std::fprintf(stderr, "no store\n");
        return;
    }
    QList<Transaction> day = sampleDay(clock.now());
    if (!TransactionStore(**database).add(day)) {
        return;
    }
    Journal journal(**database);
    const QStringList people{QStringLiteral("王芳"), QStringLiteral("李雷"),
                             QStringLiteral("韩梅梅")};
    const QStringList reasons{QStringLiteral("漏积分补录"), QStringLiteral("小票与支付不符"),
                              QStringLiteral("退货或退款")};
    const QDateTime start = clock.now().addSecs(qint64{-60} * 60);
    EntryId unknown;
    for (int i = 0; i < 60; ++i) {
        const Transaction &payment = day.at(day.size() - 1 - qsizetype{i} * 2);
        Intent intent;
        intent.id = EntryId::generate();
        CorrectionFields &fields = intent.fields;
        const bool isReport = i % 5 != 2;
        fields.kind = isReport ? EntryKind::Report : EntryKind::MemberSystem;
        fields.transactionId = payment.transactionId;
        fields.appid = payment.appid;
        fields.openid = payment.openid;
        fields.points = Points::fromValue(payment.amountFen / 100 + 1).value();
        if (!isReport) {
            fields.pointsBefore = Points::fromValue(qint64{i} * 9).value();
        }
        fields.updateTime = inShanghai(start.addSecs(qint64{i} * 50));
        fields.reason = reasons.at(i % reasons.size());
        intent.body = isReport
            ? QByteArray("{\"transaction_id\":\"") + payment.transactionId.toUtf8()
                + "\",\"appid\":\"" + payment.appid.toUtf8() + "\",\"openid\":\""
                + payment.openid.toUtf8() + "\",\"earn_points\":true,\"increased_points\":"
                + QByteArray::number(fields.points.value()) + "}"
            : QByteArray();
        intent.mchid = payment.mchid;
        intent.operatorName = people.at(i % people.size());
        intent.deskName = QStringLiteral("一楼服务台");
        intent.shop = {0, payment.shopName, payment.shopNumber};
        intent.at = start.addSecs(qint64{i} * 50);
        if (!journal.commitIntent(intent)) {
            continue;
        }
        const QDateTime later = intent.at.addSecs(2);
        if (!isReport) {
            if (i % 2 == 0) {
                (void)journal.book(intent.id,
                                   {QStringLiteral("CRM-%1").arg(8800 + i), people.at(1)},
                                   people.at(1), later);
            }
            continue;
        }
        ReplyFacts facts;
        facts.requestId = QStringLiteral("08F9A2%1-268435464").arg(1000 + i);
        facts.durationMs = 180 + i;
        facts.httpStatus = i % 9 == 4 ? 400 : 204;
        if (facts.httpStatus == 400) {
            facts.code = QStringLiteral("INVALID_REQUEST");
            facts.message = QStringLiteral("该订单未提交积分");
        }
        if (i == 56 || i == 31) {
            (void)journal.endAttempt(intent.id, Unknown{UnknownReason::TimedOut}, {}, later);
            unknown = i == 31 ? intent.id : unknown;
            continue;
        }
        const Outcome outcome = facts.httpStatus == 400
            ? Outcome(Rejected{RejectReason::NotSubmitted})
            : Outcome(Accepted{});
        (void)journal.endAttempt(intent.id, outcome, facts, later, answerOf(i, facts.httpStatus));
    }
    (void)journal.beginAttempt(unknown, people.at(2), clock.now().addSecs(-500));
    (void)journal.endAttempt(unknown, Unknown{UnknownReason::ConnectionLost}, {},
                             clock.now().addSecs(-498));
    (void)journal.settle(unknown,
                         {true, QStringLiteral("微信支付客服工单 20261124-0087"), people.at(2)},
                         people.at(2), clock.now().addSecs(-300));
}

class Pictures
{
public:
    explicit Pictures(test::Album album)
        : m_album(std::move(album))
        , m_profile(profile())
        , m_desk(practiceDesk(m_profile, m_clock, makePracticeSwitch(), 50), m_clock)
        , m_window(m_desk, m_profile, false, m_clock, m_home.filePath(QStringLiteral("window.ini")))
    {
        m_window.resize(1366, 768);
        m_desk.start();
        m_window.show();
        m_driver.then(
            QStringLiteral("the history"), [this] { return history().rowCount() > 0; },
            [this] { m_window.history()->openFilters(); });
        m_driver.then(
            QStringLiteral("something to filter by"),
            [this] { return box(QStringLiteral("王芳")) != nullptr; },
            [this] {
                QComboBox *people = box(QStringLiteral("王芳"));
                people->setCurrentIndex(people->findText(QStringLiteral("王芳")));
                QComboBox *reasons = box(QStringLiteral("漏积分补录"));
                reasons->setCurrentIndex(reasons->findText(QStringLiteral("漏积分补录")));
            });
        m_driver.then(
            QStringLiteral("the filtered history"),
            [this] { return !history().isLoading() && history().rowCount() > 0; },
            [this] {
                m_album.add(QStringLiteral("filters"), &m_window);
                m_window.resize(1024, 700);
            });
        m_driver.then(
            QStringLiteral("the small window"), [] { return true; },
            [this] {
                m_album.add(QStringLiteral("small"), &m_window);
                m_window.resize(1366, 768);
                HistoryActions *actions = m_window.history()->actions();
                m_desk.requestHistory([] {
                    HistoryQuery query;
                    query.filter = HistoryFilter::Settled;
                    return query;
                }());
                QObject::connect(&m_desk, &Desk::historyReady, &m_window,
                                 [this, actions](Ticket, const EntryPage &page) {
                                     if (!page.entries.isEmpty() && !m_settled
                                         && page.entries.first().state
                                             == EntryState::SettledTaken) {
                                         m_settled = page.entries.first();
                                         actions->openDetails(m_settled->id);
                                     }
                                 });
            });
        m_driver.then(
            QStringLiteral("the timeline"),
            [this] {
                auto *details = dialog<EntryDetailsDialog>();
                return details != nullptr && !details->bodyText().isEmpty();
            },
            [this] { dialog<EntryDetailsDialog>()->resize(900, 900); });
        m_driver.then(
            QStringLiteral("the timeline, whole"), [] { return true; },
            [this] {
                shoot<EntryDetailsDialog>(QStringLiteral("timeline"));
                Entry unknown = *m_settled;
                unknown.state = EntryState::Unknown;
                m_window.history()->actions()->askSettle(unknown);
            });
        m_driver.then(
            QStringLiteral("settling"), [this] { return dialog<SettleDialog>() != nullptr; },
            [this] {
                shoot<SettleDialog>(QStringLiteral("settle"));
                Q_EMIT m_window.history()->actions()->receiptRequested(*m_settled);
            });
        m_driver.then(
            QStringLiteral("the receipt"), [this] { return dialog<ReceiptDialog>() != nullptr; },
            [this] {
                (void)writePdf(dialog<ReceiptDialog>()->paper(),
                               m_album.folder() + QStringLiteral("/receipt.pdf"));
                shoot<ReceiptDialog>(QStringLiteral("receipt"));
                trigger(Qt::Key_E);
            });
        m_driver.then(
            QStringLiteral("the export"), [this] { return dialog<ExportDialog>() != nullptr; },
            [this] {
                shoot<ExportDialog>(QStringLiteral("export"));
                trigger(Qt::Key_D);
            });
        m_driver.then(
            QStringLiteral("the day's end"),
            [this] {
                auto *day = dialog<DayEndDialog>();
                return day != nullptr && day->findChild<QTableWidget *>()->rowCount() > 0;
            },
            [this] {
                (void)writePdf(dialog<DayEndDialog>()->paper(),
                               m_album.folder() + QStringLiteral("/day.pdf"));
                shoot<DayEndDialog>(QStringLiteral("day"));
                trigger(Qt::Key_B);
            });
        m_driver.then(
            QStringLiteral("the work list"),
            [this] {
                auto *list = dialog<ToBookDialog>();
                return list != nullptr && list->model()->rowCount() > 0;
            },
            [this] { shoot<ToBookDialog>(QStringLiteral("to-book")); });
        QObject::connect(&m_driver, &UiDriver::finished, &m_window, [](const QString &failed) {
            std::fprintf(stderr, "%s", qPrintable(failed));
            QApplication::exit(failed.isEmpty() ? 0 : 1);
        });
        m_driver.run();
    }

private:
    [[nodiscard]] Profile profile() const
    {
        const QString path = m_home.filePath(QStringLiteral("practice.db"));
        fill(path);
        Profile profile = practiceProfile(path);
        profile.operatorName = QStringLiteral("韩梅梅");
        profile.deskName = QStringLiteral("一楼服务台");
        return profile;
    }
    [[nodiscard]] const HistoryModel &history() const
    {
        return *m_window.history()->model();
    }
    [[nodiscard]] QComboBox *box(const QString &item) const
    {
        const auto boxes = m_window.history()->findChildren<QComboBox *>();
        for (QComboBox *one : boxes) {
            if (one->findText(item) > 0) {
                return one;
            }
        }
        return nullptr;
    }
    template <class Dialog> [[nodiscard]] Dialog *dialog() const
    {
        const auto all = m_window.findChildren<Dialog *>();
        for (Dialog *one : all) {
            if (one->isVisible()) {
                return one;
            }
        }
        return nullptr;
    }
    template <class Dialog> void shoot(const QString &name)
    {
        m_album.add(name, dialog<Dialog>());
        dialog<Dialog>()->close();
    }
    void trigger(Qt::Key key)
    {
        const auto actions = m_window.actions();
        for (QAction *action : actions) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | key)) {
                action->trigger();
            }
        }
    }

    test::Album m_album;
    QTemporaryDir m_home;
    SystemClock m_clock;
    Profile m_profile;
    Desk m_desk;
    MainWindow m_window;
    UiDriver m_driver;
    std::optional<Entry> m_settled;
};

} // namespace

int main(int argc, char **argv)
{
    return test::takePictures(
        argc, argv, [](const test::Album &album) { return std::make_shared<Pictures>(album); });
}

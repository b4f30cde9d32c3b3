// A desk without a window, for tst_kill: works on a profile's store and may be told to end itself
// with SIGKILL after a step of a correction. Prints one JSON line of the history when it ends in an
// orderly way.
//
//   kill_child PROFILE report TRANSACTION_ID [STEP]   reports 120 points
//   kill_child PROFILE again [STEP]                   recovers, then sends the first unsettled
//                                                     entry again
//   kill_child PROFILE list                           recovers and lists
//   kill_child PROFILE many FIRST                     recovers, then reports one payment of today
//                                                     after the other until it is ended; tells of
//                                                     each intent that is committed

#include "app/composition.h"
#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/service/desk_worker.h"
#include "tests/support/kill_self.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>

using namespace pd;

namespace {

constexpr int patienceMs = 20'000;

QJsonObject toJson(const EntryDetails &details)
{
    QJsonArray attempts;
    for (const Attempt &attempt : details.attempts) {
        attempts.append(attempt.outcome ? outcomeToken(*attempt.outcome) : QStringLiteral("open"));
    }
    return {{QStringLiteral("id"), details.entry.id.text},
            {QStringLiteral("transaction"), details.entry.fields.transactionId},
            {QStringLiteral("state"), entryStateToken(details.entry.state)},
            {QStringLiteral("body"), QString::fromUtf8(details.body)},
            {QStringLiteral("attempts"), attempts}};
}

class Child : public QObject
{
public:
    Child(const Profile &profile, QString task, QString transactionId, int lastStep)
        : m_worker(liveDesk(profile, m_clock), m_clock)
        , m_task(std::move(task))
        , m_transactionId(std::move(transactionId))
        , m_lastStep(lastStep)
    {
        connect(&m_worker, &DeskWorker::stepReached, this, [this](Step step) {
            if (m_next > 0 && step == Step::IntentCommitted) {
                std::printf("%s\n", qPrintable(m_transactionId));
                std::fflush(stdout);
            }
            killAfter(static_cast<int>(step));
        });
        connect(&m_worker, &DeskWorker::submitted, this,
                [](Ticket, const Result<Entry, SubmitError> &result) {
                    if (!result) {
                        std::fprintf(stderr, "refused: %d\n",
                                     static_cast<int>(result.error().problem));
                        QCoreApplication::exit(3);
                    }
                });
        connect(&m_worker, &DeskWorker::entryChanged, this, [this](const Entry &entry) {
            if (entry.state != EntryState::Sending) {
                if (m_next > 0) {
                    QTimer::singleShot(0, this, [this] { reportNext(); });
                } else {
                    list();
                }
            }
        });
        connect(&m_worker, &DeskWorker::unsettledReady, this,
                [this](Ticket, const QList<Entry> &entries) {
                    if (entries.isEmpty()) {
                        std::fprintf(stderr, "nothing is unsettled\n");
                        QCoreApplication::exit(4);
                    } else {
                        m_worker.sendAgain(2, entries.constFirst().id);
                    }
                });
        connect(&m_worker, &DeskWorker::historyReady, this, &Child::onHistory);
        connect(&m_worker, &DeskWorker::detailsReady, this, &Child::onDetails);
    }

    void begin()
    {
        m_worker.start();
        if (m_task == QStringLiteral("list")) {
            list();
        } else if (m_task == QStringLiteral("again")) {
            m_worker.readUnsettled(1);
        } else if (m_task == QStringLiteral("many")) {
            m_next = m_lastStep;
            m_lastStep = 0;
            reportNext();
        } else {
            report();
        }
    }

private:
    void killAfter(int step) const
    {
        if (step == m_lastStep) {
            test::killSelf();
        }
    }

    void reportNext()
    {
        m_transactionId = QStringLiteral("4200000000")
            + inShanghai(m_clock.now()).toString(QStringLiteral("yyyyMMdd"))
            + QString::number(10 * m_next++ + 7).rightJustified(10, u'0');
        report();
    }

    void report()
    {
        CorrectionDraft draft;
        draft.transactionId = m_transactionId;
        draft.appid = QStringLiteral("wx8888888888888888");
        draft.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
        draft.points = QStringLiteral("120");
        draft.updateTime = toRfc3339(inShanghai(m_clock.now()));
        draft.reason = QStringLiteral("补报");
        killAfter(1);
        const auto correction = validate(draft, {}, m_clock);
        Q_ASSERT(correction.has_value());
        killAfter(2);
        killAfter(3); // confirmed: here, nobody is asked
        m_worker.submit(1, *correction);
    }

    void list()
    {
        m_worker.readHistory(9, {});
    }

    void onHistory(Ticket, const EntryPage &page)
    {
        m_expected = page.entries.size();
        for (const Entry &entry : page.entries) {
            m_worker.readDetails(10, entry.id);
        }
        if (m_expected == 0) {
            finish();
        }
    }

    void onDetails(Ticket, const std::optional<EntryDetails> &details)
    {
        m_listed.append(toJson(*details));
        if (m_listed.size() == m_expected) {
            finish();
        }
    }

    void finish()
    {
        const QByteArray json = QJsonDocument(m_listed).toJson(QJsonDocument::Compact);
        std::printf("%s\n", json.constData());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }

    SystemClock m_clock;
    DeskWorker m_worker;
    QString m_task;
    QString m_transactionId;
    int m_lastStep;
    qint64 m_next = 0; ///< of many: the number of the next payment
    qsizetype m_expected = 0;
    QJsonArray m_listed;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto profile = loadProfile(arguments.value(1));
    if (!profile) {
        std::fprintf(stderr, "bad profile: %s\n", qPrintable(profile.error().constFirst().key));
        return 2;
    }
    const QString task = arguments.value(2);
    const bool reports = task == QStringLiteral("report");
    Child child(*profile, task, reports ? arguments.value(3) : QString(),
                arguments.value(reports ? 4 : 3).toInt());
    QTimer::singleShot(0, &child, [&child] { child.begin(); });
    QTimer::singleShot(patienceMs, &child, [] { QCoreApplication::exit(5); });
    return QCoreApplication::exec();
}

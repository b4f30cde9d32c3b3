// A store of 1,000,000 entries: pages, finds, opening, commits. Run with a path to keep the store
// for the next time, and with a number for another size.
#include "core/store/chain_check.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "core/wechatpay/sha256.h"
#include "tests/bench/figure.h"
#include "tests/support/big_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

using namespace pd;

namespace {

constexpr int runs = 51;

/// Milliseconds of each run; the work says whether it found what it should.
bool measure(const QString &name, const std::function<bool(int)> &work, int times = runs)
{
    QList<double> samples;
    for (int run = 0; run < times; ++run) {
        QElapsedTimer timer;
        timer.start();
        if (!work(run)) {
            std::fprintf(stderr, "%s: wrong answer\n", qPrintable(name));
            return false;
        }
        samples += static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    bench::print(name, QStringLiteral("ms"), samples);
    return true;
}

bool historyPages(const Database &database, int entries)
{
    const JournalPages pages(database);
    const auto page = [&pages](const QString &text, HistoryFilter filter, qint64 before) {
        HistoryQuery query;
        query.text = text;
        query.filter = filter;
        query.before = before;
        const auto result = pages.page(query);
        return result ? static_cast<int>(result->entries.size()) : -1;
    };
    // An answer must come from pages that lie apart, not from the same ones again and again.
    const auto spread = [entries](int run) {
        return run * 982'451 % qMax(1, entries - 1000);
    };
    return measure(QStringLiteral("history page, newest"),
                   [&](int) { return page({}, HistoryFilter::All, 0) == 200; })
        && measure(
               QStringLiteral("history page, deep"),
               [&](int run) { return page({}, HistoryFilter::All, 2 * spread(run) + 2000) == 200; })
        && measure(QStringLiteral("history page, rejected, deep"),
                   [&](int run) {
                       return page({}, HistoryFilter::Rejected, 2 * spread(run) + 20'000) == 200;
                   })
        && measure(QStringLiteral("history page, unknown"),
                   [&](int) { return page({}, HistoryFilter::Unknown, 0) > 0; })
        && measure(QStringLiteral("history find, transaction id"),
                   [&](int run) {
                       return page(big_store::transactionId(spread(run)), HistoryFilter::All, 0)
                           == 1;
                   })
        && measure(QStringLiteral("history find, last 4 digits"),
                   [&](int run) {
                       return page(big_store::transactionId(spread(run)).right(4),
                                   HistoryFilter::All, 0)
                           > 0;
                   })
        && measure(QStringLiteral("history find, openid"),
                   [&](int run) {
                       return page(big_store::openid(spread(run)), HistoryFilter::All, 0) > 0;
                   })
        && measure(QStringLiteral("history find, Request-ID"), [&](int run) {
               const int number = spread(run) / 60 * 60; // an accepted one
               return page(big_store::requestId(number), HistoryFilter::All, 0) == 1;
           });
}

/// Every set of filters, at places that lie apart: the slowest and the usual page of each.
bool filteredPages(const Database &database, int entries)
{
    const JournalPages pages(database);
    for (int set = 1; set < 32; ++set) {
        QStringList names;
        const auto queryAt = [&](int number) {
            HistoryQuery query;
            query.before = 2 * qint64{number} + 20'000;
            if ((set & 1) != 0) {
                query.operatorName = big_store::operatorName(number);
            }
            if ((set & 2) != 0) {
                query.shopId = big_store::shopOf(number) + 1;
            }
            if ((set & 4) != 0) {
                query.reason = big_store::reason(number);
            }
            if ((set & 8) != 0) {
                query.filter = HistoryFilter::Accepted;
            }
            if ((set & 16) != 0) {
                query.from = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
                query.to = QDateTime::currentDateTimeUtc().addYears(20);
            }
            return query;
        };
        const QStringList words{QStringLiteral("operator"), QStringLiteral("shop"),
                                QStringLiteral("reason"), QStringLiteral("accepted"),
                                QStringLiteral("time")};
        for (int i = 0; i < words.size(); ++i) {
            if ((set >> i & 1) != 0) {
                names += words.at(i);
            }
        }
        const bool done = measure(
            QStringLiteral("history page, ") + names.join(u'+'),
            [&](int run) {
                const auto page = pages.page(queryAt(run * 982'451 % qMax(1, entries - 20'000)));
                return page.has_value();
            },
            21);
        if (!done) {
            return false;
        }
    }
    return true;
}

bool transactionPages(Database &database, int entries)
{
    const TransactionStore store(database);
    QString deep;
    const auto page = [&](const QString &text, TransactionFilter filter, const QString &after) {
        TransactionQuery query;
        query.text = text;
        query.filter = filter;
        query.after = after;
        const auto result = store.page(query);
        deep = result ? result->next : QString();
        return result ? static_cast<int>(result->rows.size()) : -1;
    };
    const auto spread = [entries](int run) {
        return run * 982'451 % entries;
    };
    const auto all = TransactionFilter::All;
    return measure(QStringLiteral("transactions page, newest"),
                   [&](int) { return page({}, all, {}) == 200; })
        && measure(QStringLiteral("transactions page, next"),
                   [&](int) { return page({}, all, deep) == 200; })
        && measure(QStringLiteral("transactions page, waiting"),
                   [&](int) { return page({}, TransactionFilter::Waiting, {}) == 200; })
        && measure(QStringLiteral("transactions page, refunded"),
                   [&](int) { return page({}, TransactionFilter::Refunded, {}) == 200; })
        && measure(QStringLiteral("transactions find, transaction id"),
                   [&](int run) {
                       return store.find(big_store::transactionId(spread(run)))
                           .value_or(std::nullopt)
                           .has_value();
                   })
        && measure(
               QStringLiteral("transactions search, transaction id"),
               [&](int run) { return page(big_store::transactionId(spread(run)), all, {}) == 1; })
        && measure(QStringLiteral("transactions search, last 4 digits"),
                   [&](int run) {
                       return page(big_store::transactionId(spread(run)).right(4), all, {}) > 0;
                   })
        && measure(QStringLiteral("transactions search, openid"),
                   [&](int run) { return page(big_store::openid(spread(run)), all, {}) > 0; })
        && measure(QStringLiteral("transactions search, amount"),
                   [&](int run) { return page(QString::number(2 + run), all, {}) > 0; })
        && measure(QStringLiteral("transactions search, part of one shop's name"),
                   [&](int run) { return page(QStringLiteral(" %1号").arg(run), all, {}) == 200; })
        && measure(QStringLiteral("transactions search, part of 100 shops' names"),
                   [&](int) { return page(QStringLiteral("kicks"), all, {}) == 200; })
        && measure(QStringLiteral("transactions search, part of every shop's name"),
                   [&](int) { return page(QStringLiteral("号店"), all, {}) == 200; })
        && measure(QStringLiteral("transactions search, every shop, to book"), [&](int) {
               return page(QStringLiteral("号店"), TransactionFilter::ToBook, {}) == 200;
           });
}

/// Events, links and head of the whole journal, as "Verify history" begins; the figure is for
/// 1,000,000 events, whatever the store holds. How long the comparison of the tables takes is told
/// beside it.
bool verification(const QString &path)
{
    CheckTools tools;
    tools.sha256 = Sha256();
    const auto database = Database::openBeside(path);
    if (!database) {
        return false;
    }
    QList<double> seconds;
    for (int run = 0; run < 3; ++run) {
        QElapsedTimer timer;
        timer.start();
        const auto report = checkChain(**database, tools);
        if (!report || !*report || (*report)->firstBreak || (*report)->events == 0) {
            return false;
        }
        seconds += static_cast<double>(timer.nsecsElapsed()) / 1e9 * 1e6
            / static_cast<double>((*report)->events);
    }
    bench::print(QStringLiteral("verify the chain, 1,000,000 events"), QStringLiteral("s"),
                 seconds);
    QElapsedTimer timer;
    timer.start();
    const auto report = checkHistory(**database, tools);
    if (!report || !*report || (*report)->firstBreak) {
        return false;
    }
    bench::print(QStringLiteral("verify the history, its tables too"), QStringLiteral("s"),
                 {static_cast<double>(timer.elapsed()) / 1000});
    return true;
}

bool commits(Database &database)
{
    Journal journal(database);
    int number = 0;
    const auto intent = [&number] {
        Intent result;
        result.id = EntryId::generate();
        result.fields.transactionId = QStringLiteral("bench-%1").arg(++number);
        result.fields.openid = big_store::openid(number);
        result.body = QByteArray(300, 'b');
        result.at = QDateTime::currentDateTimeUtc();
        return result;
    };
    QList<double> processor;
    const bool done = measure(QStringLiteral("journal a correction, durable"), [&](int) {
        const double before = bench::processorMicroseconds();
        const Intent next = intent();
        const bool good = journal.commitIntent(next).has_value()
            && journal.endAttempt(next.id, Accepted{}, {}, next.at).has_value();
        processor += bench::processorMicroseconds() - before;
        return good;
    });
    bench::print(QStringLiteral("journal a correction, processor"), QStringLiteral("us"),
                 processor);
    return done;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QTemporaryDir scratch;
    const QString path = arguments.value(1, scratch.filePath(QStringLiteral("bench.db")));
    const int entries = arguments.value(2, QStringLiteral("1000000")).toInt();
    if (!QFileInfo::exists(path)) {
        QElapsedTimer timer;
        timer.start();
        if (const auto made = big_store::make(path, entries); !made) {
            std::fprintf(stderr, "no store: %s\n", qPrintable(made.error().detail));
            return 1;
        }
        bench::print(QStringLiteral("make the store"), QStringLiteral("s"),
                     {static_cast<double>(timer.elapsed()) / 1000});
    }
    const bool opened = measure(
        QStringLiteral("open the store"),
        [&](int) {
            const auto each = Database::open(path);
            return each && !(*each)->limitation();
        },
        11);
    const auto database = Database::open(path);
    return opened && database && historyPages(**database, entries)
            && filteredPages(**database, entries) && transactionPages(**database, entries)
            && verification(path) && commits(**database)
        ? 0
        : 1;
}

#include "tests/support/big_store.h"

#include "core/domain/zoned_time.h"
#include "core/store/chain.h"
#include "core/store/database.h"
#include "core/store/entry_facets.h"
#include "core/store/event.h"
#include "core/store/schema.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

#include <QHash>
#include <QSqlQuery>
#include <QStringList>

namespace pd::big_store {

namespace {

constexpr int perCommit = 50'000;
constexpr qint64 firstPayment = 1'780'000'000'000; // 2026-05-28
constexpr qint64 betweenPayments = 15'000;

qint64 paidAt(int number)
{
    return firstPayment + number * betweenPayments;
}

QString zoned(qint64 ms)
{
    return toRfc3339(inShanghai(timeFromMs(ms)));
}

/// Every 20th is for the member system; of the reports every 12th was refused, the newest few are
/// unknown or being sent.
EntryState stateOf(int number, int entries)
{
    if (number % 20 == 7) {
        return number % 40 == 7 ? EntryState::ToBook : EntryState::Booked;
    }
    if (number >= entries - 5 || number % 100'000 == 50'001) {
        return EntryState::Unknown;
    }
    return number % 12 == 5 ? EntryState::Rejected : EntryState::Accepted;
}

Outcome outcomeOf(EntryState state)
{
    switch (state) {
    case EntryState::Accepted:
        return Accepted{};
    case EntryState::Rejected:
        return Rejected{RejectReason::TooLate};
    case EntryState::Unknown:
    case EntryState::AlreadyReported:
    case EntryState::NotSent:
    case EntryState::Sending:
    case EntryState::ToBook:
    case EntryState::Booked:
    case EntryState::SettledTaken:
    case EntryState::SettledNotTaken:
        break;
    }
    return Unknown{UnknownReason::TimedOut};
}

ReportState reportStateOf(EntryState state)
{
    switch (state) {
    case EntryState::Accepted:
        return ReportState::Accepted;
    case EntryState::Rejected:
        return ReportState::Rejected;
    case EntryState::ToBook:
        return ReportState::ToBook;
    case EntryState::Booked:
        return ReportState::Booked;
    case EntryState::Unknown:
    case EntryState::AlreadyReported:
    case EntryState::NotSent:
    case EntryState::Sending:
    case EntryState::SettledTaken:
    case EntryState::SettledNotTaken:
        break;
    }
    return ReportState::Unknown;
}

IntentEvent intentOf(int number, EntryState state)
{
    IntentEvent intent;
    CorrectionFields &fields = intent.fields;
    const bool isReport = state != EntryState::ToBook && state != EntryState::Booked;
    fields.kind = isReport ? EntryKind::Report : EntryKind::MemberSystem;
    fields.transactionId = transactionId(number);
    fields.appid = QStringLiteral("wx0123456789abcdef");
    fields.openid = openid(number);
    fields.points = Points::fromValue(1 + number % 5000).value();
    fields.updateTime = inShanghai(timeFromMs(paidAt(number) + 60'000));
    fields.reason = reason(number);
    if (isReport) {
        intent.body = QByteArray("{\"transaction_id\":\"") + fields.transactionId.toUtf8()
            + QByteArray("\",\"appid\":\"wx0123456789abcdef\",\"openid\":\"")
            + fields.openid.toUtf8() + QByteArray("\",\"earn_points\":true,\"increased_points\":")
            + QByteArray::number(fields.points.value())
            + QByteArray(",\"points_update_time\":\"2026-11-24T18:00:00+08:00\"}");
    }
    intent.mchid = QStringLiteral("1230000109");
    intent.operatorName = operatorName(number);
    intent.shop = {0, shopName(shopOf(number)), QString::number(1000 + shopOf(number))};
    intent.deskName = QStringLiteral("desk 1");
    return intent;
}

ReplyFacts factsOf(int number, EntryState state)
{
    ReplyFacts facts;
    facts.durationMs = 100 + number % 400;
    if (state == EntryState::Unknown) {
        return facts;
    }
    facts.requestId = requestId(number);
    facts.httpStatus = state == EntryState::Accepted ? 204 : 400;
    if (state == EntryState::Rejected) {
        facts.code = QStringLiteral("INVALID_REQUEST");
        facts.message = QStringLiteral("该订单已超过回传时效");
    }
    return facts;
}

void bindFacts(Statement &statement, const ReplyFacts &facts)
{
    statement.bind(qint64{facts.httpStatus})
        .bind(facts.code)
        .bind(facts.message)
        .bind(facts.detail)
        .bind(facts.requestId)
        .bind(facts.durationMs)
        .bind(qint64{facts.retryAfterSeconds});
}

class Maker
{
public:
    Maker(const Database &database, int entries)
        : m_database(database)
        , m_entries(entries)
    { }

    Result<void, StoreError> run()
    {
        auto indexes = takeIndexesAway();
        if (!indexes) {
            return fail(indexes.error());
        }
        for (int from = 0; from < m_entries + waiting; from += perCommit) {
            Commit commit(m_database);
            if (auto done = commit.begin(); !done) {
                return done;
            }
            if (from == 0) {
                if (auto done = addShops(); !done) {
                    return done;
                }
            }
            for (int i = from; i < qMin(from + perCommit, m_entries + waiting); ++i) {
                if (auto done = addOne(i); !done) {
                    return done;
                }
            }
            Statement head(m_database, QStringLiteral("UPDATE journal_head SET seq = ?, hash = ?"));
            if (auto done = head.bind(m_sequence).bind(m_hash).run(); !done) {
                return done;
            }
            if (auto done = commit.commit(); !done) {
                return done;
            }
        }
        for (const QString &sql : *indexes) {
            Statement create(m_database, sql);
            if (auto done = create.run(); !done) {
                return done;
            }
        }
        return {};
    }

private:
    /// Indexes are made again at the end, sorted, which is much faster.
    Result<QStringList, StoreError> takeIndexesAway()
    {
        QStringList names;
        QStringList sql;
        {
            Statement list(m_database,
                           QStringLiteral("SELECT name, sql FROM sqlite_master"
                                          " WHERE type = 'index' AND sql IS NOT NULL"));
            if (auto done = list.run(); !done) {
                return fail(done.error());
            }
            while (list.next()) {
                names += list.text(0);
                sql += list.text(1);
            }
        }
        for (const QString &name : names) {
            Statement drop(m_database, QString(QStringLiteral("DROP INDEX ") + name));
            if (auto done = drop.run(); !done) {
                return fail(done.error());
            }
        }
        return sql;
    }

    Result<void, StoreError> addShops()
    {
        for (int i = 0; i < shops; ++i) {
            Statement shop(m_database,
                           QStringLiteral("INSERT INTO shops (shop_id, shop_name, shop_number,"
                                          " merchant_name, folded) VALUES (?, ?, ?, ?, ?)"));
            shop.bind(qint64{i} + 1)
                .bind(shopName(i))
                .bind(QString::number(1000 + i))
                .bind(QStringLiteral("万象城"))
                .bind(shopName(i).toCaseFolded());
            if (auto done = shop.run(); !done) {
                return done;
            }
        }
        return {};
    }

    Result<void, StoreError> addOne(int number)
    {
        if (number >= m_entries) {
            return addTransaction(number, ReportState::Waiting, std::nullopt);
        }
        const EntryState state = stateOf(number, m_entries);
        const IntentEvent intent = intentOf(number, state);
        const EntryId id{
            QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 16, QChar(u'0'))};
        const qint64 openedAt = paidAt(number) + 61'000;
        qint64 changedAt = openedAt;
        if (auto done = append(id, openedAt, intent); !done) {
            return done;
        }
        const qint64 sequence = m_sequence;
        const bool isReport = intent.fields.kind == EntryKind::Report;
        const ReplyFacts facts = isReport ? factsOf(number, state) : ReplyFacts{};
        if (state != EntryState::ToBook) {
            changedAt += 400;
            const EventContent end = isReport
                ? EventContent(OutcomeEvent{1, outcomeOf(state), facts, {}})
                : EventContent(BookedEvent{{QStringLiteral("CRM"), QStringLiteral("王芳")},
                                           QStringLiteral("王芳")});
            if (auto done = append(id, changedAt, end); !done) {
                return done;
            }
        }
        if (auto done = addEntry(sequence, id, intent, state, facts, openedAt, changedAt); !done) {
            return done;
        }
        if (isReport) {
            if (auto done
                = addAttempt(sequence, intent.operatorName, state, facts, openedAt, changedAt);
                !done) {
                return done;
            }
        }
        return addTransaction(number, reportStateOf(state), intent.fields.points.value());
    }

    Result<void, StoreError> append(const EntryId &id, qint64 at, const EventContent &content)
    {
        Event event;
        event.sequence = m_sequence + 1;
        event.entry = id;
        event.kind = eventKind(content);
        event.atMs = at;
        event.payload = eventPayload(content);
        event.previousHash = m_hash;
        m_hash = eventHash(event);
        m_sequence = event.sequence;
        Statement insert(m_database,
                         QStringLiteral("INSERT INTO events (") + eventColumns()
                             + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?)"));
        return insert.bind(event.sequence)
            .bind(id.text)
            .bind(event.kind)
            .bind(at)
            .bind(event.payload)
            .bind(event.previousHash)
            .bind(m_hash)
            .run();
    }

    /// Asked of the store once for each set: there are few, and a million entries.
    Result<EntryFacets, StoreError> facetsOfOne(const IntentEvent &intent)
    {
        const QStringList key{intent.operatorName, intent.fields.reason, intent.shop.name};
        if (const auto known = m_facets.constFind(key); known != m_facets.constEnd()) {
            return *known;
        }
        auto facets = facetsFor(m_database, intent.operatorName, intent.fields.reason, intent.shop,
                                intent.fields.transactionId);
        if (facets) {
            m_facets.insert(key, *facets);
        }
        return facets;
    }

    Result<void, StoreError> addEntry(qint64 sequence, const EntryId &id, const IntentEvent &intent,
                                      EntryState state, const ReplyFacts &facts, qint64 openedAt,
                                      qint64 changedAt)
    {
        const CorrectionFields &fields = intent.fields;
        const auto facets = facetsOfOne(intent);
        if (!facets) {
            return fail(facets.error());
        }
        const bool isReport = fields.kind == EntryKind::Report;
        const bool isBooked = state == EntryState::Booked;
        Statement insert(
            m_database,
            QStringLiteral("INSERT INTO entries (") + schema::entryColumns()
                + QStringLiteral(
                    ", id_reversed, shelf, operator_id, reason_id, booked_at, closed_seq)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        insert.bind(sequence)
            .bind(id.text)
            .bind(entryKindToken(fields.kind))
            .bind(fields.transactionId)
            .bind(fields.appid)
            .bind(fields.openid)
            .bind(QString())
            .bind(true)
            .bind(fields.points.value())
            .bind(std::optional<qint64>())
            .bind(toRfc3339(fields.updateTime))
            .bind(QString())
            .bind(fields.reason)
            .bind(QString())
            .bind(std::optional<qint64>())
            .bind(QString())
            .bind(false)
            .bind(intent.mchid)
            .bind(intent.operatorName)
            .bind(intent.deskName)
            .bind(openedAt)
            .bind(changedAt)
            .bind(entryStateToken(state))
            .bind(isReport ? std::optional<QString>(outcomeToken(outcomeOf(state))) : std::nullopt);
        bindFacts(insert, facts);
        insert.bind(qint64{isReport ? 1 : 0})
            .bind(isBooked ? QStringLiteral("CRM") : QString())
            .bind(isBooked ? QStringLiteral("王芳") : QString())
            .bind(facets->shopId)
            .bind(reversed(fields.transactionId))
            .bind(shelfOf(state))
            .bind(facets->operatorId)
            .bind(facets->reasonId)
            .bind(isBooked ? std::optional<qint64>(changedAt) : std::nullopt)
            .bind(isBooked ? std::optional<qint64>(m_sequence) : std::nullopt);
        return insert.run();
    }

    Result<void, StoreError> addAttempt(qint64 sequence, const QString &operatorName,
                                        EntryState state, const ReplyFacts &facts, qint64 startedAt,
                                        qint64 endedAt)
    {
        Statement insert(
            m_database,
            QStringLiteral("INSERT INTO attempts (entry_sequence, number, operator_name,"
                           " started_at, started_seq, ended_at, ended_seq, outcome, http_status,"
                           " code, message, detail, request_id, duration_ms, retry_after_s)"
                           " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        insert.bind(sequence)
            .bind(operatorName)
            .bind(startedAt)
            .bind(sequence)
            .bind(endedAt)
            .bind(m_sequence)
            .bind(outcomeToken(outcomeOf(state)));
        bindFacts(insert, facts);
        return insert.run();
    }

    Result<void, StoreError> addTransaction(int number, ReportState state,
                                            const std::optional<qint64> &points)
    {
        Statement insert(
            m_database,
            QStringLiteral("INSERT INTO transactions (transaction_id, id_reversed, mchid, shop_id,"
                           " appid, openid, amount_fen, paid_at, paid_at_text, notified_at,"
                           " notified_at_text, refunded_fen, commit_tag, auth_type, member_code,"
                           " report_state, shelf, points)"
                           " VALUES (?, ?, '1230000109', ?, 'wx0123456789abcdef', ?, ?, ?, ?, ?,"
                           " ?, ?, '', '', '', ?, ?, ?)"));
        const qint64 notifiedAt = paidAt(number) + 1000;
        return insert.bind(transactionId(number))
            .bind(reversed(transactionId(number)))
            .bind(qint64{shopOf(number)} + 1)
            .bind(openid(number))
            .bind(qint64{100 + number % 90'000})
            .bind(paidAt(number))
            .bind(zoned(paidAt(number)))
            .bind(notifiedAt)
            .bind(zoned(notifiedAt))
            .bind(qint64{number % 50 == 3 ? 100 : 0})
            .bind(reportStateToken(state))
            .bind(shelfOf(state))
            .bind(points)
            .run();
    }

    const Database &m_database;
    int m_entries;
    qint64 m_sequence = 0;
    QHash<QStringList, EntryFacets> m_facets;
    QByteArray m_hash = firstPreviousHash();
};

} // namespace

Result<void, StoreError> make(const QString &path, int entries)
{
    const auto database = Database::open(path);
    if (!database) {
        return fail(database.error());
    }
    QSqlQuery pragma((*database)->connection());
    for (const QString &sql :
         {QStringLiteral("PRAGMA synchronous = OFF"), QStringLiteral("PRAGMA foreign_keys = OFF"),
          QStringLiteral("PRAGMA cache_size = -400000")}) {
        (void)pragma.exec(sql);
    }
    return Maker(**database, entries).run();
}

QString transactionId(int number)
{
    const QString day = inShanghai(timeFromMs(paidAt(number))).toString(QStringLiteral("yyyyMMdd"));
    // The last digits spread like the real ones.
    const qint64 last = qint64{number} * 7'919'317 % 10'000'000'000;
    return QStringLiteral("4200001234") + day + QString::number(last).rightJustified(10, u'0');
}

int shopOf(int number)
{
    return static_cast<int>(qint64{number} * 7 % shops);
}

QString operatorName(int number)
{
    return QStringLiteral("操作员 %1").arg(number * 5 % 8);
}

QString reason(int number)
{
    // Runs of thirteen, so that shops, operators and reasons do not go in step.
    return QStringLiteral("原因 %1").arg(number / 13 % 6);
}

QString openid(int number)
{
    return QStringLiteral("oUpF8uMuAJO_M2pxb1Q9z%1").arg(number % 50'021, 7, 10, QChar(u'0'));
}

QString shopName(int number)
{
    return QStringLiteral("%1 %2号店")
        .arg(number % 4 == 0       ? QStringLiteral("茶百道")
                 : number % 4 == 1 ? QStringLiteral("Nike Kicks")
                 : number % 4 == 2 ? QStringLiteral("海底捞火锅")
                                   : QStringLiteral("优衣库"))
        .arg(number);
}

QString requestId(int number)
{
    return QStringLiteral("08F5A1B2C3%1-%2").arg(number, 10, 10, QChar(u'0')).arg(number % 7);
}

} // namespace pd::big_store

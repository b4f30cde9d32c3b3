// Every change of a journal's file that is not the program's own must be found: any field of any
// row, rows taken away, swapped, put in.
#include "core/store/chain.h"
#include "core/store/chain_check.h"
#include "core/store/database.h"
#include "core/store/event.h"
#include "core/store/import_store.h"
#include "core/store/journal.h"
#include "core/store/journal_places.h"
#include "core/store/tables_check.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"
#include "tests/support/big_store.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using samples::Outsider;

namespace {

constexpr int changes = 1000;
constexpr quint32 seed = 20261124;

/// Stands for the merchant key: who does not know it can't make its signatures.
QByteArray signatureOf(const QByteArray &message)
{
    return QCryptographicHash::hash(QByteArray("the merchant's secret\n" + message),
                                    QCryptographicHash::Sha256);
}

QByteArray keyId()
{
    return QByteArray(32, '\x5a');
}

SealSigner signer()
{
    return {QStringLiteral("1230000109"), QStringLiteral("5157F09EFDC096DE"), keyId(), signatureOf};
}

CheckTools tools()
{
    CheckTools tools;
    tools.checkSeal = [](const QByteArray &key, const QByteArray &message,
                         const QByteArray &signature) -> std::optional<bool> {
        return key == keyId() ? std::optional<bool>(signature == signatureOf(message))
                              : std::nullopt;
    };
    return tools;
}

QString literal(const QByteArray &bytes)
{
    return QStringLiteral("x'%1'").arg(QString::fromLatin1(bytes.toHex()));
}

} // namespace

class TestHistoryCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void goodHistoryIsGood();
    void removedPaymentsAreNoChange();
    void everyChangedByteIsFound();
    void rowsThatAreMissingSwappedOrForged_data();
    void rowsThatAreMissingSwappedOrForged();
    void rewrittenHistoryHasNoSeals();
    void sealOfAnotherKeyIsCountedNotBelieved();
    void olderCopyIsFoundByWhatIsRemembered();
    void stopsWhenTold_data();
    void stopsWhenTold();
    void emptyHistoryIsGood();
    void sealsOnlyWhatIsNew();
    void acknowledgementIsAnEvent();

private:
    void fill(Database &database);
    [[nodiscard]] Result<std::optional<HistoryReport>, StoreError> check() const;
    /// The fault that a check finds; nothing if the history is good.
    [[nodiscard]] std::optional<HistoryFault> fault() const;
    void run(const QString &sql);
    /// Gives every event its right place, hash and head again, as a forger would.
    void chainAnew();

    QTemporaryDir m_folder;
    QString m_template;
    QString m_path;
    std::unique_ptr<Outsider> m_forger;
    qint64 m_events = 0;
};

void TestHistoryCheck::fill(Database &database)
{
    Journal journal(database);
    TransactionStore transactions(database);
    QList<Transaction> payments;
    for (int i = 1; i <= 8; ++i) {
        payments += samples::transaction(i);
    }
    QVERIFY(transactions.add(payments).has_value());
    const QList<Outcome> outcomes{Accepted{}, AlreadyReported{}, Rejected{RejectReason::TooLate},
                                  NotSent{NotSentReason::ConnectionRefused},
                                  Unknown{UnknownReason::TimedOut}};
    for (int i = 1; i <= 5; ++i) {
        const Intent intent = samples::report(i);
        QVERIFY(journal.commitIntent(intent).has_value());
        QVERIFY(journal
                    .endAttempt(intent.id, outcomes.at(i - 1),
                                samples::facts(QStringLiteral("08F5-%1").arg(i)), samples::at(i))
                    .has_value());
        if (i >= 4) {
            QVERIFY(journal.beginAttempt(intent.id, QStringLiteral("李雷"), samples::at(20))
                        .has_value());
        }
        if (i == 4) {
            QVERIFY(journal.endAttempt(intent.id, Accepted{}, {}, samples::at(21)).has_value());
        }
        if (i % 2 == 0) {
            QVERIFY(journal.seal(signer(), samples::at(30)).has_value());
        }
    }
    for (int i = 6; i <= 7; ++i) {
        const Intent intent = samples::memberCorrection(i);
        QVERIFY(journal.commitIntent(intent).has_value());
        if (i == 7) {
            QVERIFY(journal
                        .book(intent.id, {QStringLiteral("CRM-7"), QStringLiteral("王芳")},
                              QStringLiteral("李雷"), samples::at(40))
                        .has_value());
        }
    }
    QVERIFY(journal.seal(signer(), samples::at(50)).has_value());
    QVERIFY(journal.commitIntent(samples::report(8)).has_value()); // behind the last seal
    m_events = journalEnd(database).value().sequence;
}

void TestHistoryCheck::initTestCase()
{
    m_template = m_folder.filePath(QStringLiteral("template.db"));
    {
        const auto database = Database::open(m_template);
        QVERIFY(database.has_value());
        fill(**database);
    }
    QCOMPARE(m_events, 20);
}

void TestHistoryCheck::init()
{
    m_path = m_folder.filePath(QStringLiteral("store.db"));
    QVERIFY(QFile::copy(m_template, m_path));
    m_forger = std::make_unique<Outsider>(m_path);
    for (const QString &sql : {QStringLiteral("PRAGMA synchronous = OFF"),
                               QStringLiteral("PRAGMA ignore_check_constraints = ON"),
                               QStringLiteral("DROP TRIGGER events_no_update"),
                               QStringLiteral("DROP TRIGGER events_no_delete")}) {
        QVERIFY(m_forger->run(sql));
    }
}

void TestHistoryCheck::cleanup()
{
    m_forger.reset();
    for (const char *end : {"", "-wal", "-shm"}) {
        QFile::remove(m_path + QLatin1String(end));
    }
}

Result<std::optional<HistoryReport>, StoreError> TestHistoryCheck::check() const
{
    const auto beside = Database::openBeside(m_path);
    return beside ? checkHistory(**beside, tools())
                  : Result<std::optional<HistoryReport>, StoreError>(fail(beside.error()));
}

std::optional<HistoryFault> TestHistoryCheck::fault() const
{
    const auto report = check();
    if (!report) {
        return HistoryFault::HeadDiffers; // the head can't even be read
    }
    const auto &found = (*report)->firstBreak;
    return found ? std::optional<HistoryFault>(found->fault) : std::nullopt;
}

void TestHistoryCheck::run(const QString &sql)
{
    QVERIFY2(m_forger->run(sql), qPrintable(QString(sql + u'\n' + m_forger->lastError())));
}

void TestHistoryCheck::goodHistoryIsGood()
{
    const auto report = check();
    QVERIFY2(report.has_value(), qPrintable(report ? QString() : report.error().detail));
    QVERIFY(report->has_value());
    const HistoryReport &good = **report;
    QVERIFY(!good.firstBreak);
    QVERIFY(good.tablesCompared);
    QCOMPARE(good.events, m_events);
    QCOMPARE(good.end.sequence, m_events);
    QCOMPARE(good.seals, 3);
    QCOMPARE(good.sealsWithoutKey, 0);
    QCOMPARE(good.lastSeal->place.sequence, m_events - 2);
    QCOMPARE(good.lastSeal->atMs, samples::at(50).toMSecsSinceEpoch());
    QCOMPARE(good.firstAtMs, samples::at(1).toMSecsSinceEpoch());
    QCOMPARE(good.lastAtMs, samples::at(8).toMSecsSinceEpoch());
}

void TestHistoryCheck::removedPaymentsAreNoChange()
{
    {
        const auto database = Database::open(m_path);
        const auto removed = ImportStore(**database).removeOlder(samples::at(86'400), 100);
        QVERIFY(removed && *removed > 0);
    }
    QVERIFY(!fault());
}

void TestHistoryCheck::everyChangedByteIsFound()
{
    QRandomGenerator random(seed);
    const QStringList told = entryColumnsFromEvents().split(QStringLiteral(", "));
    QList<std::pair<QString, QString>> columns; // of tables
    int eventColumns = 0;
    for (const char *name : {"events", "journal_head", "entries", "attempts"}) {
        const QString table = QString::fromLatin1(name);
        const auto info = m_forger->rows(QStringLiteral("PRAGMA table_info(%1)").arg(table));
        for (const QVariantList &column : info) {
            const QString field = column.at(1).toString();
            if (table != QLatin1String("entries") || told.contains(field)) {
                columns += {table, field};
            }
        }
        eventColumns = eventColumns == 0 ? static_cast<int>(columns.size()) : eventColumns;
    }
    for (const char *state : {"report_state", "shelf", "points"}) {
        columns += {QStringLiteral("transactions"), QString::fromLatin1(state)};
    }
    QVERIFY(eventColumns == 7 && columns.size() > 60);
    int refusedByAnIndex = 0;
    for (int change = 0; change < changes;) {
        // Each column once, then at random: half of the changes are of the events themselves.
        const qsizetype next = columns.size() > change
            ? change
            : random.bounded(random.bounded(2) == 0 ? eventColumns
                                                    : static_cast<int>(columns.size()));
        const auto &[table, column] = columns.at(next);
        const auto ids = m_forger->rows(QStringLiteral("SELECT rowid FROM %1").arg(table));
        const qint64 id = ids.at(random.bounded(static_cast<int>(ids.size()))).at(0).toLongLong();
        const QVariantList value
            = m_forger
                  ->rows(QStringLiteral("SELECT typeof(%1), CAST(%1 AS BLOB), quote(%1) FROM %2"
                                        " WHERE rowid = %3")
                             .arg(column, table)
                             .arg(id))
                  .at(0);
        const QString type = value.at(0).toString();
        QByteArray bytes = value.at(1).toByteArray();
        QString changed;
        if (type == QLatin1String("integer")) {
            changed = QString::number(bytes.toLongLong()
                                      ^ (qint64{1 + random.bounded(255)} << 8 * random.bounded(7)));
        } else if (bytes.isEmpty()) {
            changed = QStringLiteral("'%1'").arg(QChar(u'A' + random.bounded(26)));
        } else {
            const int at = random.bounded(static_cast<int>(bytes.size()));
            bytes[at] = static_cast<char>(bytes.at(at) ^ (1 + random.bounded(255)));
            changed = type == QLatin1String("blob")
                ? literal(bytes)
                : QStringLiteral("CAST(%1 AS TEXT)").arg(literal(bytes));
        }
        const QString update = QStringLiteral("UPDATE %1 SET %2 = %3 WHERE rowid = %4");
        if (!m_forger->run(update.arg(table, column, changed).arg(id))) {
            ++refusedByAnIndex; // a key that another row has
            continue;
        }
        ++change;
        // A key that was changed is the row's number from now on.
        const bool isRowid = column == QLatin1String("seq")
            ? table == QLatin1String("events")
            : column == QLatin1String("id") || column == QLatin1String("sequence");
        if (!fault()) {
            QFAIL(qPrintable(QStringLiteral("not found: %1.%2 of row %3, %4 for %5")
                                 .arg(table, column)
                                 .arg(id)
                                 .arg(changed, value.at(2).toString())));
        }
        run(update.arg(table, column, value.at(2).toString())
                .arg(isRowid ? changed.toLongLong() : id));
    }
    QVERIFY2(!fault(), "the last change was not undone");
    QVERIFY2(refusedByAnIndex < changes / 2, qPrintable(QString::number(refusedByAnIndex)));
}

void TestHistoryCheck::rowsThatAreMissingSwappedOrForged_data()
{
    QTest::addColumn<QStringList>("sql");
    QTest::addColumn<bool>("anew"); // every hash and the head computed again
    QTest::addColumn<HistoryFault>("fault");
    const auto one = [](const char *sql) {
        return QStringList{QString::fromLatin1(sql)};
    };
    const QStringList swap{QStringLiteral("UPDATE events SET seq = -1 WHERE seq = 4"),
                           QStringLiteral("UPDATE events SET seq = 4 WHERE seq = 6"),
                           QStringLiteral("UPDATE events SET seq = 6 WHERE seq = -1")};
    const QString append = QStringLiteral(
        "INSERT INTO events SELECT (SELECT max(seq) + 1 FROM events), %1, kind, at,"
        " payload, (SELECT hash FROM events ORDER BY seq DESC LIMIT 1), hash"
        " FROM events WHERE seq = %2");
    QTest::newRow("the first event is gone")
        << one("DELETE FROM events WHERE seq = 1") << false << HistoryFault::EventMissing;
    QTest::newRow("one in the middle is gone")
        << one("DELETE FROM events WHERE seq = 7") << false << HistoryFault::EventMissing;
    QTest::newRow("the last one is gone")
        << one("DELETE FROM events WHERE seq = 20") << false << HistoryFault::EventMissing;
    QTest::newRow("all are gone") << one("DELETE FROM events") << false
                                  << HistoryFault::EventMissing;
    QTest::newRow("a seal is gone")
        << one("DELETE FROM events WHERE seq = 5") << false << HistoryFault::EventMissing;
    QTest::newRow("one is gone and the gap closed")
        << QStringList{QStringLiteral("DELETE FROM events WHERE seq = 7"),
                       QStringLiteral("UPDATE events SET seq = -seq + 1 WHERE seq > 7"),
                       QStringLiteral("UPDATE events SET seq = -seq WHERE seq < 0")}
        << false << HistoryFault::EventMoved;
    QTest::newRow("two are swapped") << swap << false << HistoryFault::EventMoved;
    QTest::newRow("the head's row is gone")
        << one("DELETE FROM journal_head") << false << HistoryFault::HeadDiffers;
    QTest::newRow("one is put in behind the end")
        << QStringList{append.arg(QStringLiteral("entry_id"), QStringLiteral("2"))} << false
        << HistoryFault::EventChanged;
    QTest::newRow("an intent of nobody, chained")
        << QStringList{append.arg(QStringLiteral("'forged'"), QStringLiteral("1"))} << true
        << HistoryFault::EntryDiffers;
    QTest::newRow("an outcome without an intent, chained")
        << QStringList{append.arg(QStringLiteral("'forged'"), QStringLiteral("2"))} << true
        << HistoryFault::EventUnreadable;
    QTest::newRow("a copied seal, chained")
        << QStringList{append.arg(QStringLiteral("''"), QStringLiteral("5"))} << true
        << HistoryFault::SealForged;
    QTest::newRow("an unknown kind, chained")
        << QStringList{append.arg(QStringLiteral("'forged'"), QStringLiteral("20")),
                       QStringLiteral("UPDATE events SET kind = 'refund' WHERE seq = 21")}
        << true << HistoryFault::EventUnreadable;
    QTest::newRow("an entry is gone")
        << one("DELETE FROM entries WHERE sequence = 1") << false << HistoryFault::EntryDiffers;
    QTest::newRow("an attempt is gone") << one("DELETE FROM attempts WHERE entry_sequence = 1")
                                        << false << HistoryFault::AttemptDiffers;
    QTest::newRow("an entry too many")
        << one("INSERT INTO attempts SELECT entry_sequence, 9, operator_name, started_at,"
               " started_seq, ended_at, ended_seq, outcome, http_status, code, message, detail,"
               " request_id, duration_ms, retry_after_s FROM attempts LIMIT 1")
        << false << HistoryFault::AttemptDiffers;
    QTest::newRow("a transaction says something else")
        << one("UPDATE transactions SET report_state = 'waiting', shelf = 'waiting', points = NULL"
               " WHERE report_state = 'accepted'")
        << false << HistoryFault::TransactionDiffers;
}

void TestHistoryCheck::rowsThatAreMissingSwappedOrForged()
{
    QFETCH(const QStringList, sql);
    QFETCH(const bool, anew);
    QFETCH(const HistoryFault, fault);
    for (const QString &statement : sql) {
        run(statement);
    }
    if (anew) {
        chainAnew();
    }
    const auto found = this->fault();
    QVERIFY(found.has_value());
    QCOMPARE(*found, fault);
}

void TestHistoryCheck::chainAnew()
{
    Event event;
    event.hash = firstPreviousHash();
    const auto rows = m_forger->rows(
        QStringLiteral("SELECT seq, entry_id, kind, at, payload FROM events ORDER BY seq"));
    for (const QVariantList &row : rows) {
        event.previousHash = event.hash;
        event.sequence = row.at(0).toLongLong();
        event.entry = EntryId{row.at(1).toString()};
        event.kind = row.at(2).toString();
        event.atMs = row.at(3).toLongLong();
        event.payload = row.at(4).toByteArray();
        event.hash = eventHash(event);
        run(QStringLiteral("UPDATE events SET prev_hash = %1, hash = %2 WHERE seq = %3")
                .arg(literal(event.previousHash), literal(event.hash))
                .arg(event.sequence));
    }
    run(QStringLiteral("UPDATE journal_head SET seq = %1, hash = %2")
            .arg(event.sequence)
            .arg(literal(event.hash)));
}

void TestHistoryCheck::rewrittenHistoryHasNoSeals()
{
    // Somebody knows the format and computes everything again: only the seals give it away.
    run(QStringLiteral("UPDATE events SET payload = CAST(replace(CAST(payload AS TEXT),"
                       " '\"points\":121', '\"points\":921') AS BLOB) WHERE seq = 1"));
    run(QStringLiteral("UPDATE entries SET points = 921 WHERE sequence = 1"));
    run(QStringLiteral("UPDATE transactions SET points = 921 WHERE points = 121"));
    chainAnew();
    const auto report = check();
    QVERIFY(report && *report && (*report)->firstBreak);
    QCOMPARE((*report)->firstBreak->fault, HistoryFault::SealForged);
    QCOMPARE((*report)->firstBreak->sequence, 5);
}

void TestHistoryCheck::sealOfAnotherKeyIsCountedNotBelieved()
{
    const auto beside = Database::openBeside(m_path);
    QVERIFY(beside.has_value());
    const auto report = checkHistory(**beside, {});
    QVERIFY(report && *report);
    QVERIFY(!(*report)->firstBreak);
    QCOMPARE((*report)->seals, 3);
    QCOMPARE((*report)->sealsWithoutKey, 3);
}

void TestHistoryCheck::olderCopyIsFoundByWhatIsRemembered()
{
    const auto good = check();
    QVERIFY(good && *good && (*good)->lastSeal);
    const SealedPlace remembered = *(*good)->lastSeal;
    const auto standing = [this](const std::optional<SealedPlace> &place) {
        return standingAgainst(**Database::openBeside(m_path), place).value();
    };
    QCOMPARE(standing(remembered), JournalStanding::Holds);
    QCOMPARE(standing(std::nullopt), JournalStanding::NothingRemembered);
    // An older copy is whole in itself: the chain has nothing to say.
    run(QStringLiteral("DELETE FROM events WHERE seq > 10"));
    run(QStringLiteral("DELETE FROM attempts WHERE started_seq > 10"));
    run(QStringLiteral("DELETE FROM entries WHERE sequence > 10"));
    run(QStringLiteral("UPDATE journal_head SET (seq, hash) = (SELECT seq, hash FROM events"
                       " ORDER BY seq DESC LIMIT 1)"));
    const auto beside = Database::openBeside(m_path);
    const auto report = checkChain(**beside, tools());
    QVERIFY(report && *report && !(*report)->firstBreak);
    QCOMPARE(standing(remembered), JournalStanding::Behind);
    SealedPlace other = *lastSeal(**beside).value();
    QCOMPARE(standing(other), JournalStanding::Holds);
    other.place.hash[3] = static_cast<char>(other.place.hash.at(3) ^ 1);
    QCOMPARE(standing(other), JournalStanding::Other);
}

void TestHistoryCheck::stopsWhenTold_data()
{
    QTest::addColumn<CheckPart>("part");
    QTest::newRow("in the chain") << CheckPart::Chain;
    QTest::newRow("in the tables") << CheckPart::Tables;
}

void TestHistoryCheck::stopsWhenTold()
{
    QFETCH(const CheckPart, part);
    const QString path = m_folder.filePath(QStringLiteral("long.db"));
    if (!QFile::exists(path)) {
        QVERIFY(big_store::make(path, 2500).has_value());
    }
    CheckTools stopping = tools();
    QList<CheckProgress> seen;
    stopping.progress = [&](const CheckProgress &progress) {
        seen += progress;
        return progress.part != part;
    };
    const auto beside = Database::openBeside(path);
    const auto report = checkHistory(**beside, stopping);
    QVERIFY(report.has_value());
    QVERIFY(!report->has_value());
    QVERIFY(!seen.isEmpty());
    QCOMPARE(seen.constLast().part, part);
    QVERIFY(seen.constLast().done > 0 && seen.constLast().done <= seen.constLast().total);
}

void TestHistoryCheck::emptyHistoryIsGood()
{
    const QString path = m_folder.filePath(QStringLiteral("empty.db"));
    samples::makeStore(path, 0);
    const auto beside = Database::openBeside(path);
    const auto report = checkHistory(**beside, tools());
    QVERIFY(report && *report && !(*report)->firstBreak);
    QCOMPARE((*report)->events, 0);
    QVERIFY(!(*report)->lastSeal);
}

void TestHistoryCheck::sealsOnlyWhatIsNew()
{
    const QString path = m_folder.filePath(QStringLiteral("seals.db"));
    const auto database = Database::open(path);
    Journal journal(**database);
    QVERIFY(!journal.seal(signer(), samples::at()).value());
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent).has_value());
    const auto first = journal.seal(signer(), samples::at(1)).value();
    QVERIFY(first.has_value());
    QCOMPARE(first->place.sequence, 1);
    QCOMPARE(journal.seal(signer(), samples::at(2)).value(), first);
    QCOMPARE(journalEnd(**database).value().sequence, 2);
    QCOMPARE(lastSeal(**database).value(), first);
    SealSigner broken = signer();
    broken.sign = [](const QByteArray &) {
        return QByteArray();
    };
    QVERIFY(journal.endAttempt(intent.id, Accepted{}, {}, samples::at(3)).has_value());
    QCOMPARE(journal.seal(broken, samples::at(4)).error().problem, JournalProblem::SigningFailed);
    QCOMPARE(journalEnd(**database).value().sequence, 3);
    QVERIFY(journal.rebuildProjection().has_value());
}

void TestHistoryCheck::acknowledgementIsAnEvent()
{
    const QString path = m_folder.filePath(QStringLiteral("acknowledged.db"));
    const auto database = Database::open(path);
    Journal journal(**database);
    QVERIFY(journal
                .acknowledge({{7, QByteArray(32, 'h')},
                              QStringLiteral("王芳"),
                              QStringLiteral("restored after a disk failure"),
                              samples::at()})
                .has_value());
    Outsider outsider(path);
    const auto rows = outsider.rows(QStringLiteral("SELECT kind, entry_id, payload FROM events"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0).at(0).toString(), QStringLiteral("acknowledged"));
    QCOMPARE(rows.at(0).at(1).toString(), QString());
    const auto content = readEvent(QStringLiteral("acknowledged"), rows.at(0).at(2).toByteArray());
    const auto &word = std::get<AcknowledgedEvent>(content.value());
    QCOMPARE(word.lost, (JournalPlace{7, QByteArray(32, 'h')}));
    QCOMPARE(word.operatorName, QStringLiteral("王芳"));
    QCOMPARE(word.reason, QStringLiteral("restored after a disk failure"));
}

QTEST_GUILESS_MAIN(TestHistoryCheck)
#include "tst_history_check.moc"

#include "store_samples.h"

#include "core/store/database.h"
#include "core/store/event_pages.h"
#include "core/store/journal.h"
#include "core/store/journal_lines.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <limits>

namespace pd::samples {

namespace {

QByteArray jsonLines(const Result<QList<Event>, StoreError> &events, JournalLines::Scope scope)
{
    if (!events) {
        return {};
    }
    JournalLines writer;
    QByteArray text = writer.begin(scope, at());
    for (const Event &event : *events) {
        text += writer.event(event);
    }
    return text + writer.end();
}

} // namespace

QDateTime at(qint64 seconds)
{
    return QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC).addSecs(seconds);
}

QString transactionId(int number)
{
    return QStringLiteral("420000123420261124") + QString::number(number).rightJustified(10, u'0');
}

Intent report(int number)
{
    Intent intent;
    intent.id = EntryId::generate();
    intent.fields.kind = EntryKind::Report;
    intent.fields.transactionId = transactionId(number);
    intent.fields.appid = QStringLiteral("wx0123456789abcdef");
    intent.fields.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    intent.fields.points = Points::fromValue(120 + number).value();
    intent.fields.totalPoints = Points::fromValue(Points::maxValue).value();
    intent.fields.updateTime
        = QDateTime(QDate(2026, 11, 24), QTime(18, 0, 0, 120), Qt::OffsetFromUTC, 8 * 3600);
    intent.fields.noPointsRemarks = QStringLiteral("谢谢 \"您\" \\ 再来");
    intent.fields.reason = QStringLiteral("系统故障");
    intent.fields.note = QStringLiteral("two\tblanks");
    intent.body = QByteArray("{\"transaction_id\":\"") + intent.fields.transactionId.toUtf8()
        + QByteArray("\",\"increased_points\":120}");
    intent.mchid = QStringLiteral("1230000109");
    intent.operatorName = QStringLiteral("王芳");
    intent.deskName = QStringLiteral("desk 1");
    intent.at = at(number);
    return intent;
}

Intent memberCorrection(int number)
{
    Intent intent = report(number);
    intent.fields.kind = EntryKind::MemberSystem;
    intent.fields.pointsBefore = Points::fromValue(7).value();
    intent.fields.totalPoints = std::nullopt;
    intent.fields.corrects = EntryId::generate();
    intent.fields.againstAdvice = true;
    intent.body.clear();
    return intent;
}

Transaction transaction(int number)
{
    Transaction transaction;
    transaction.transactionId = transactionId(number);
    transaction.mchid = QStringLiteral("1230000109");
    transaction.merchantName = QStringLiteral("万象城");
    transaction.shopName
        = number % 2 == 0 ? QStringLiteral("茶百道") : QStringLiteral("Nike Kicks");
    transaction.shopNumber = QString::number(100 + number % 2);
    transaction.appid = QStringLiteral("wx0123456789abcdef");
    transaction.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    transaction.amountFen = 12850 + number;
    transaction.paidAt = at(number).toOffsetFromUtc(8 * 3600);
    transaction.notifiedAt = at(number + 2).toOffsetFromUtc(8 * 3600);
    transaction.refundedFen = number % 5 == 0 ? 100 : 0;
    return transaction;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("can't write a test file");
    }
}

void makeStore(const QString &path, int reports)
{
    const auto database = Database::open(path);
    if (!database || (*database)->limitation()) {
        qFatal("can't make a test store");
    }
    Journal journal(**database);
    for (int i = 1; i <= reports; ++i) {
        const Intent intent = report(i);
        if (!journal.commitIntent(intent)
            || !journal.endAttempt(intent.id, Accepted{}, facts(QStringLiteral("08AB-1")), at(i))) {
            qFatal("can't fill a test store");
        }
    }
}

Outsider::Outsider(const QString &path)
    : m_name(QUuid::createUuid().toString())
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    connection.setDatabaseName(path);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"));
    if (!connection.open()) {
        m_error = connection.lastError().text();
    }
}

Outsider::~Outsider()
{
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

bool Outsider::run(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    const bool done = query.exec(sql);
    m_error = query.lastError().text();
    return done;
}

QList<QVariantList> Outsider::rows(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    QList<QVariantList> all;
    if (!query.exec(sql)) {
        m_error = query.lastError().text();
        return all;
    }
    const int columns = query.record().count();
    while (query.next()) {
        QVariantList row;
        for (int column = 0; column < columns; ++column) {
            row += query.value(column);
        }
        all += row;
    }
    return all;
}

QStringList Outsider::plan(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    QStringList steps;
    bool isRun = query.prepare(QStringLiteral("EXPLAIN QUERY PLAN ") + sql);
    // Qt runs nothing whose parameters are not all bound.
    for (qsizetype i = sql.count(u'?'); i > 0; --i) {
        query.addBindValue(QVariant(1));
    }
    isRun = isRun && query.exec();
    while (isRun && query.next()) {
        steps += query.value(3).toString();
    }
    if (!isRun) {
        qFatal("no plan for %s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    }
    return steps;
}

QString Outsider::lastError() const
{
    return m_error;
}

ReplyFacts facts(const QString &requestId)
{
    ReplyFacts facts;
    facts.httpStatus = 400;
    facts.code = QStringLiteral("INVALID_REQUEST");
    facts.message = QStringLiteral("该订单已超过回传时效");
    facts.detail = QStringLiteral("{\"field\":\"a\"}");
    facts.requestId = requestId;
    facts.durationMs = 345;
    facts.retryAfterSeconds = 2;
    return facts;
}

QByteArray jsonLines(const Database &database)
{
    return jsonLines(eventsBetween(database, 0, std::numeric_limits<qint64>::max(),
                                   std::numeric_limits<int>::max()),
                     JournalLines::Scope::Whole);
}

QByteArray jsonLines(const Database &database, const QList<qint64> &numbers)
{
    return jsonLines(eventsNumbered(database, numbers), JournalLines::Scope::Part);
}

} // namespace pd::samples

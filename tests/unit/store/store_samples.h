#pragma once

#include "core/domain/entry.h"
#include "core/domain/transaction.h"

#include <QVariant>

namespace pd {
class Database;
}

namespace pd::samples {

/// 2026-11-24 10:00:00 UTC and `seconds` after.
[[nodiscard]] QDateTime at(qint64 seconds = 0);
[[nodiscard]] QString transactionId(int number); ///< 28 digits, ending in `number`
[[nodiscard]] Intent report(int number);
[[nodiscard]] Intent memberCorrection(int number);
[[nodiscard]] Transaction transaction(int number);
/// All bytes of a file; empty when it is missing.
[[nodiscard]] QByteArray bytesOf(const QString &path);
void writeBytes(const QString &path, const QByteArray &bytes);
/// A store with `reports` accepted reports in it, closed.
void makeStore(const QString &path, int reports);
/// A plain connection of another program, for locks and for looking from outside.
class Outsider
{
public:
    explicit Outsider(const QString &path);
    Outsider(const Outsider &) = delete;
    Outsider &operator=(const Outsider &) = delete;
    ~Outsider();
    [[nodiscard]] bool run(const QString &sql);
    [[nodiscard]] QList<QVariantList> rows(const QString &sql);
    /// How the store would run a statement with parameters, step by step; never empty.
    [[nodiscard]] QStringList plan(const QString &sql);
    [[nodiscard]] QString lastError() const;

private:
    QString m_name;
    QString m_error;
};
[[nodiscard]] ReplyFacts facts(const QString &requestId);
/// The journal as JSON Lines; of the events with these numbers, in rising order: a part of it.
[[nodiscard]] QByteArray jsonLines(const Database &database);
[[nodiscard]] QByteArray jsonLines(const Database &database, const QList<qint64> &numbers);

} // namespace pd::samples

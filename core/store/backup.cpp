#include "core/store/backup.h"

#include "core/store/interruption.h"
#include "core/store/statement.h"

#include <QFile>
#include <QFileInfo>

#include <array>

namespace pd {

namespace {

/// The file and what belongs to it.
constexpr std::array<QLatin1String, 3> endings{QLatin1String(""), QLatin1String("-wal"),
                                               QLatin1String("-shm")};

Result<void, StoreError> move(const QString &from, const QString &to)
{
    QFile file(from);
    if (!file.exists() || file.rename(to)) {
        return {};
    }
    return fail(StoreError{StoreProblem::CannotOpen, QString(from + u": " + file.errorString())});
}

Result<void, StoreError> moveAll(const QString &from, const QString &to)
{
    for (const QLatin1String ending : endings) {
        if (auto done = move(from + ending, to + ending); !done) {
            return done;
        }
    }
    return {};
}

} // namespace

void removeStore(const QString &path)
{
    for (const QLatin1String ending : endings) {
        QFile::remove(path + ending);
    }
}

Result<bool, StoreError> writeBackup(const Database &database, const QString &target,
                                     Interruption &interruption)
{
    if (QFileInfo::exists(target)) {
        return fail(StoreError{StoreProblem::CannotOpen, QStringLiteral("there is such a file")});
    }
    Result<void, StoreError> done;
    {
        Statement copy(database, QStringLiteral("VACUUM INTO ?"));
        const InterruptionScope scope(interruption, database);
        if (!interruption.isRequested()) {
            done = copy.bind(target).run();
        }
    }
    const bool cancelled = interruption.isRequested();
    if (done && !cancelled) {
        return true;
    }
    for (const QLatin1String ending : {QLatin1String(""), QLatin1String("-journal")}) {
        QFile::remove(target + ending);
    }
    return cancelled ? Result<bool, StoreError>(false) : fail(done.error());
}

Result<QString, StoreError> exchangeStore(const QString &store, const QString &prepared,
                                          const QDateTime &at)
{
    const QString aside = store + QStringLiteral(".before-restore-")
        + at.toUTC().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    if (QFileInfo::exists(aside)) {
        return fail(StoreError{StoreProblem::CannotOpen, QStringLiteral("there is such a file")});
    }
    if (!QFileInfo::exists(prepared)) {
        return fail(StoreError{StoreProblem::CannotOpen, QStringLiteral("no such file")});
    }
    Result<void, StoreError> done = moveAll(store, aside);
    if (done) {
        done = move(prepared, store);
    }
    if (!done) {
        (void)moveAll(aside, store); // as it was
        return fail(done.error());
    }
    return aside;
}

} // namespace pd

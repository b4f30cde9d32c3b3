#include "core/store/sql_error.h"

#include <QSqlError>

namespace pd {

namespace {

// Primary result codes of SQLite; an extended code holds one of them in its lowest byte.
enum Native : int {
    Permission = 3,
    Busy = 5,
    TableLocked = 6,
    ReadOnlyFile = 8,
    InputOutput = 10,
    Corrupt = 11,
    DiskFull = 13,
    CantOpen = 14,
    Protocol = 15,
    NotADatabase = 26
};

constexpr int primaryMask = 0xff;
constexpr int shortRead = InputOutput | (2 << 8);
constexpr int dataChecksum = InputOutput | (32 << 8);
constexpr int corruptFileSystem = InputOutput | (33 << 8);
constexpr int writeFailed = InputOutput | (3 << 8);
constexpr int syncFailed = InputOutput | (4 << 8);
constexpr int folderSyncFailed = InputOutput | (5 << 8);
constexpr int truncateFailed = InputOutput | (6 << 8);
constexpr int sharedMemoryFull = InputOutput | (19 << 8);
constexpr int uniqueConstraint = 19 | (8 << 8);
constexpr int primaryKeyConstraint = 19 | (6 << 8);

StoreProblem problemOf(int code)
{
    if (code == shortRead || code == dataChecksum || code == corruptFileSystem) {
        return StoreProblem::Damaged;
    }
    if (code == sharedMemoryFull) {
        return StoreProblem::Full;
    }
    // SQLite says "full" only where the system says that the disk is: a quota that is used up and a
    // file that may not grow any more come like this.
    if (code == writeFailed || code == syncFailed || code == folderSyncFailed
        || code == truncateFailed) {
        return StoreProblem::CannotWrite;
    }
    switch (code & primaryMask) {
    case Busy:
    case TableLocked:
    case Protocol:
        return StoreProblem::Locked;
    case DiskFull:
        return StoreProblem::Full;
    case Permission:
    case ReadOnlyFile:
        return StoreProblem::ReadOnly;
    case Corrupt:
    case NotADatabase:
        return StoreProblem::Damaged;
    case CantOpen:
    case InputOutput:
        return StoreProblem::CannotOpen;
    default: // an int, not an enum: everything else that SQLite may ever say
        return StoreProblem::Other;
    }
}

} // namespace

StoreError storeErrorFrom(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    StoreError result;
    result.problem = isNumber ? problemOf(code) : StoreProblem::Other;
    result.detail = error.text();
    if (isNumber) {
        result.detail += QStringLiteral(" [%1]").arg(code);
    }
    return result;
}

bool isUniqueViolation(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    return code == uniqueConstraint || code == primaryKeyConstraint;
}

} // namespace pd

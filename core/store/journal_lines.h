#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QDateTime>

#include <functional>

namespace pd {

class Database;
struct Event;

/// Writes the journal as JSON Lines, one event a line, so that somebody else can check it: the
/// format of docs/journal.md, "Export". Every function gives whole lines in UTF-8, each ended by a
/// line feed; they are to be written in the order of the calls.
class JournalLines
{
public:
    enum class Scope {
        Whole, ///< every event from the first to the last
        Part ///< some of them; the others are named as gaps
    };

    [[nodiscard]] QByteArray begin(Scope scope, const QDateTime &at);
    /// Events come in rising order. Where numbers are missing before this one, a line says so.
    [[nodiscard]] QByteArray event(const Event &event);
    /// Closes the export: how many events, the last one, and the digest of every line before.
    [[nodiscard]] QByteArray end();

private:
    [[nodiscard]] QByteArray counted(const QByteArray &line);

    QCryptographicHash m_digest{QCryptographicHash::Sha256};
    qint64 m_events = 0;
    qint64 m_lastSequence = 0;
    QByteArray m_lastHash; ///< empty before the first event
};

enum class ExportEnd {
    Done,
    Stopped ///< `take` said so; what it has got is not an export
};

/// Gives the whole journal to `take`, a few lines at a time, from one snapshot of the store: what
/// is written meanwhile is not in it. `take` returns false to stop, e.g. on a full disk; `done` is
/// how many events it has got with these lines, the last of `total`.
using TakeLines = std::function<bool(const QByteArray &lines, qint64 done, qint64 total)>;
[[nodiscard]] Result<ExportEnd, StoreError>
exportJournal(const Database &database, const QDateTime &at, const TakeLines &take);

} // namespace pd

#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QDateTime>

namespace pd {

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

} // namespace pd

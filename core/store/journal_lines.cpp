#include "core/store/journal_lines.h"

#include "core/store/canonical_object.h"
#include "core/store/event.h"

namespace pd {

namespace {

QString line(const char *kind)
{
    return QString::fromLatin1(kind);
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

QByteArray JournalLines::begin(Scope scope, const QDateTime &at)
{
    return counted(CanonicalObject()
                       .field("line", line("journal"))
                       .field("format", QStringLiteral("points-desk journal 1"))
                       .field("scope", line(scope == Scope::Whole ? "whole" : "part"))
                       .field("exported_at", at.toMSecsSinceEpoch())
                       .bytes());
}

QByteArray JournalLines::event(const Event &event)
{
    QByteArray lines;
    if (event.sequence != m_lastSequence + 1) {
        lines = counted(CanonicalObject()
                            .field("line", line("gap"))
                            .field("from", m_lastSequence + 1)
                            .field("to", event.sequence - 1)
                            .bytes());
    }
    const QString text = QString::fromUtf8(event.payload);
    const bool isText = text.toUtf8() == event.payload;
    CanonicalObject object;
    object.field("line", line("event"))
        .field("seq", event.sequence)
        .field("entry_id", event.entry.text)
        .field("kind", event.kind)
        .field("at", event.atMs)
        // Only a damaged payload is not UTF-8; it is handed on as it stands.
        .field(isText ? "payload" : "payload_base64",
               isText ? text : QString::fromLatin1(event.payload.toBase64()))
        .field("prev_hash", hex(event.previousHash))
        .field("hash", hex(event.hash));
    ++m_events;
    m_lastSequence = event.sequence;
    m_lastHash = event.hash;
    return lines + counted(object.bytes());
}

QByteArray JournalLines::end()
{
    return CanonicalObject()
               .field("line", line("end"))
               .field("seq", m_lastSequence)
               .field("hash", hex(m_events > 0 ? m_lastHash : firstPreviousHash()))
               .field("sha256", hex(m_digest.result()))
               .bytes()
        + '\n';
}

QByteArray JournalLines::counted(const QByteArray &line)
{
    QByteArray whole = line + '\n';
    m_digest.addData(whole);
    return whole;
}

} // namespace pd

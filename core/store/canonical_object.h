#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace pd {

/// Writes one JSON object in UTF-8 in one way only: fields in the order of the calls, no blanks,
/// integers as digits, null for an absent number (docs/journal.md, "The exact bytes").
class CanonicalObject
{
public:
    CanonicalObject &field(const char *name, const QString &text);
    CanonicalObject &field(const char *name, qint64 number);
    CanonicalObject &field(const char *name, const std::optional<qint64> &number);
    CanonicalObject &flag(const char *name, bool value);
    [[nodiscard]] QByteArray bytes() const;

private:
    void begin(const char *name);
    QByteArray m_bytes;
};

} // namespace pd

#include "core/store/canonical_object.h"

namespace pd {

namespace {

void appendEscaped(QByteArray &bytes, const QByteArray &utf8)
{
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            bytes += '\\';
            bytes += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            bytes += "\\u00";
            bytes += QByteArray(1, c).toHex();
        } else {
            bytes += c;
        }
    }
}

} // namespace

CanonicalObject &CanonicalObject::field(const char *name, const QString &text)
{
    begin(name);
    m_bytes += '"';
    appendEscaped(m_bytes, text.toUtf8());
    m_bytes += '"';
    return *this;
}

CanonicalObject &CanonicalObject::field(const char *name, qint64 number)
{
    begin(name);
    m_bytes += QByteArray::number(number);
    return *this;
}

CanonicalObject &CanonicalObject::field(const char *name, const std::optional<qint64> &number)
{
    begin(name);
    m_bytes += number ? QByteArray::number(*number) : QByteArray("null");
    return *this;
}

CanonicalObject &CanonicalObject::flag(const char *name, bool value)
{
    begin(name);
    m_bytes += value ? "true" : "false";
    return *this;
}

QByteArray CanonicalObject::bytes() const
{
    return m_bytes + '}';
}

void CanonicalObject::begin(const char *name)
{
    m_bytes += m_bytes.isEmpty() ? "{\"" : ",\"";
    m_bytes += name;
    m_bytes += "\":";
}

} // namespace pd

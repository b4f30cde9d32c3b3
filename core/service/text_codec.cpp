#include "core/service/text_codec.h"

namespace pd {

std::optional<QString> decodeUtf8(QByteArrayView bytes)
{
    Utf8Check check;
    if (!check.take(bytes) || !check.finished()) {
        return std::nullopt;
    }
    return QString::fromUtf8(bytes);
}

bool Utf8Check::take(QByteArrayView piece)
{
    for (const char signedByte : piece) {
        const auto byte = static_cast<unsigned char>(signedByte);
        if (m_bad) {
            return false;
        }
        if (m_pending > 0) {
            m_bad = byte < m_least || byte > m_most;
            --m_pending;
            m_least = 0x80;
            m_most = 0xBF;
        } else if (byte >= 0xC2 && byte <= 0xDF) {
            m_pending = 1;
        } else if (byte >= 0xE0 && byte <= 0xEF) {
            m_pending = 2;
            m_least = byte == 0xE0 ? 0xA0 : 0x80;
            m_most = byte == 0xED ? 0x9F : 0xBF;
        } else if (byte >= 0xF0 && byte <= 0xF4) {
            m_pending = 3;
            m_least = byte == 0xF0 ? 0x90 : 0x80;
            m_most = byte == 0xF4 ? 0x8F : 0xBF;
        } else {
            m_bad = byte >= 0x80;
        }
    }
    return !m_bad;
}

bool Utf8Check::finished() const
{
    return !m_bad && m_pending == 0;
}

} // namespace pd

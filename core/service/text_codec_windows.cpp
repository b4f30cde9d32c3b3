#include "core/service/text_codec.h"

#include <qt_windows.h>

#include <limits>

namespace pd {

std::optional<QString> decodeGb18030(QByteArrayView bytes)
{
    constexpr UINT gb18030 = 54936;
    if (bytes.isEmpty()) {
        return QString();
    }
    if (bytes.size() > std::numeric_limits<int>::max()) {
        return std::nullopt;
    }
    const auto size = static_cast<int>(bytes.size());
    const int needed
        = MultiByteToWideChar(gb18030, MB_ERR_INVALID_CHARS, bytes.data(), size, nullptr, 0);
    if (needed <= 0) {
        return std::nullopt;
    }
    QString text(needed, Qt::Uninitialized);
    const int written = MultiByteToWideChar(gb18030, MB_ERR_INVALID_CHARS, bytes.data(), size,
                                            reinterpret_cast<wchar_t *>(text.data()), needed);
    return written == needed ? std::optional<QString>(text) : std::nullopt;
}

} // namespace pd

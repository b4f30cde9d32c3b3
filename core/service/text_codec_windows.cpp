#include "core/service/text_codec.h"

#include <qt_windows.h>

#include <limits>

namespace pd {

namespace {

/// GB18030, which every Windows since XP has. Wine 8 has only the older GBK; what needs GB18030's
/// four bytes is refused there.
UINT codePage()
{
    constexpr UINT gb18030 = 54936;
    constexpr UINT gbk = 936;
    return IsValidCodePage(gb18030) != 0 ? gb18030 : gbk;
}

} // namespace

std::optional<QString> decodeGb18030(QByteArrayView bytes)
{
    if (bytes.isEmpty()) {
        return QString();
    }
    if (bytes.size() > std::numeric_limits<int>::max()) {
        return std::nullopt;
    }
    const auto size = static_cast<int>(bytes.size());
    static const UINT page = codePage();
    const int needed
        = MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes.data(), size, nullptr, 0);
    if (needed <= 0) {
        return std::nullopt;
    }
    QString text(needed, Qt::Uninitialized);
    const int written = MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes.data(), size,
                                            reinterpret_cast<wchar_t *>(text.data()), needed);
    return written == needed ? std::optional<QString>(text) : std::nullopt;
}

} // namespace pd

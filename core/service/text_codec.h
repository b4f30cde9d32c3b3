#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace pd {

/// GB18030, which the member systems of many malls write, by the system's converter
/// (text_codec_unix.cpp, text_codec_windows.cpp): Qt knows it only where it was built with ICU, and
/// then reads half characters without a word. Nothing where the bytes are not GB18030.
[[nodiscard]] std::optional<QString> decodeGb18030(QByteArrayView bytes);

/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates. Nothing where it isn't.
[[nodiscard]] std::optional<QString> decodeUtf8(QByteArrayView bytes);

/// Checks a text that comes in pieces.
class Utf8Check
{
public:
    /// False from the first byte on that can't be UTF-8.
    [[nodiscard]] bool take(QByteArrayView piece);
    /// False also when the text ends within a character.
    [[nodiscard]] bool finished() const;

private:
    int m_pending = 0; ///< bytes that the character still needs
    unsigned char m_least = 0x80; ///< what the next of them may be
    unsigned char m_most = 0xBF;
    bool m_bad = false;
};

} // namespace pd

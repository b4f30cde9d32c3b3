#include "core/service/text_codec.h"

#include <iconv.h>

namespace pd {

namespace {

class Converter
{
public:
    Converter()
        : m_handle(iconv_open("UTF-8", "GB18030"))
    { }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;
    ~Converter()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }
    [[nodiscard]] bool isOpen() const
    {
        // The C library's own mark for "could not be opened".
        return m_handle != iconv_t(-1); // NOLINT(performance-no-int-to-ptr)
    }
    [[nodiscard]] iconv_t handle() const
    {
        return m_handle;
    }

private:
    iconv_t m_handle;
};

} // namespace

std::optional<QString> decodeGb18030(QByteArrayView bytes)
{
    const Converter converter;
    if (!converter.isOpen()) {
        return std::nullopt;
    }
    // A GB18030 character of one byte stays one, others grow by half at most.
    QByteArray input = bytes.toByteArray();
    QByteArray output(input.size() * 2 + 4, Qt::Uninitialized);
    char *from = input.data();
    char *to = output.data();
    auto fromLeft = static_cast<std::size_t>(input.size());
    auto toLeft = static_cast<std::size_t>(output.size());
    const std::size_t converted = iconv(converter.handle(), &from, &fromLeft, &to, &toLeft);
    if (converted == static_cast<std::size_t>(-1) || fromLeft != 0) {
        return std::nullopt;
    }
    output.truncate(output.size() - static_cast<qsizetype>(toLeft));
    return QString::fromUtf8(output);
}

} // namespace pd

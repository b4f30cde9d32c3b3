#include "core/domain/loose_time.h"

#include <optional>

namespace pd {

namespace {

constexpr int shanghaiOffset = 8 * 3600;

/// Walks through the text. By hand and not by a pattern: an import reads 200,000 of these.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_rest(text)
    { }

    [[nodiscard]] bool atEnd() const
    {
        return m_rest.isEmpty();
    }

    /// `least` to `most` ASCII digits.
    [[nodiscard]] std::optional<int> number(qsizetype least, qsizetype most)
    {
        qsizetype size = 0;
        int value = 0;
        while (size < most && size < m_rest.size() && isDigit(m_rest[size])) {
            value = value * 10 + (m_rest[size].unicode() - u'0');
            ++size;
        }
        if (size < least) {
            return std::nullopt;
        }
        m_rest = m_rest.mid(size);
        return value;
    }

    [[nodiscard]] bool takeAny(QStringView characters)
    {
        if (m_rest.isEmpty() || !characters.contains(m_rest.front())) {
            return false;
        }
        m_rest = m_rest.mid(1);
        return true;
    }

    void skipDigits()
    {
        while (!m_rest.isEmpty() && isDigit(m_rest.front())) {
            m_rest = m_rest.mid(1);
        }
    }

    [[nodiscard]] bool startsWithDigits(qsizetype count) const
    {
        for (qsizetype i = 0; i < count; ++i) {
            if (i >= m_rest.size() || !isDigit(m_rest[i])) {
                return false;
            }
        }
        return true;
    }

    /// "Z", "+08:00", "+0800"; Shanghai where nothing stands; nothing where it is something else.
    [[nodiscard]] std::optional<int> zone()
    {
        if (atEnd()) {
            return shanghaiOffset;
        }
        if (takeAny(u"Zz")) {
            return 0;
        }
        const bool west = m_rest.front() == u'-';
        if (!takeAny(u"+-")) {
            return std::nullopt;
        }
        const auto hours = number(2, 2);
        const bool colon = takeAny(u":");
        const auto minutes = colon || !atEnd() ? number(2, 2) : std::optional<int>(0);
        if (!hours || !minutes || *hours > 14 || *minutes > 59) {
            return std::nullopt;
        }
        const int seconds = *hours * 3600 + *minutes * 60;
        return west ? -seconds : seconds;
    }

private:
    static bool isDigit(QChar c)
    {
        return c >= u'0' && c <= u'9';
    }
    QStringView m_rest;
};

struct Parts
{
    std::optional<int> year, month, day, hour, minute;
    int second = 0;
    int millisecond = 0;
};

bool readCompact(Scanner &scanner, Parts *parts)
{
    parts->year = scanner.number(4, 4);
    parts->month = scanner.number(2, 2);
    parts->day = scanner.number(2, 2);
    parts->hour = scanner.number(2, 2);
    parts->minute = scanner.number(2, 2);
    parts->second = scanner.number(2, 2).value_or(-1);
    return true;
}

bool readSeparated(Scanner &scanner, Parts *parts)
{
    parts->year = scanner.number(4, 4);
    if (!scanner.takeAny(u"-/.年")) {
        return false;
    }
    parts->month = scanner.number(1, 2);
    if (!scanner.takeAny(u"-/.月")) {
        return false;
    }
    parts->day = scanner.number(1, 2);
    bool gap = scanner.takeAny(u"日");
    while (scanner.takeAny(u" Tt")) {
        gap = true;
    }
    parts->hour = scanner.number(1, 2);
    if (!gap || !scanner.takeAny(u":：")) {
        return false;
    }
    parts->minute = scanner.number(2, 2);
    if (scanner.takeAny(u":：")) {
        parts->second = scanner.number(2, 2).value_or(-1);
    }
    return true;
}

void readFraction(Scanner &scanner, Parts *parts)
{
    if (!scanner.takeAny(u".,")) {
        return;
    }
    constexpr int hundred = 100;
    int weight = hundred;
    parts->millisecond = scanner.startsWithDigits(1) ? 0 : -1;
    while (weight > 0) {
        const auto digit = scanner.number(1, 1);
        if (!digit) {
            break;
        }
        parts->millisecond += *digit * weight;
        weight /= 10;
    }
    scanner.skipDigits();
}

} // namespace

Result<QDateTime, TimeError> parseLooseTime(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return fail(TimeError::Empty);
    }
    Scanner scanner(trimmed);
    Parts parts;
    constexpr qsizetype compactDigits = 14;
    const bool read = scanner.startsWithDigits(compactDigits) ? readCompact(scanner, &parts)
                                                              : readSeparated(scanner, &parts);
    if (!read || !parts.year || !parts.month || !parts.day || !parts.hour || !parts.minute) {
        return fail(TimeError::NotATime);
    }
    readFraction(scanner, &parts);
    const auto offset = scanner.zone();
    const QDate date(*parts.year, *parts.month, *parts.day);
    const QTime time(*parts.hour, *parts.minute, parts.second, parts.millisecond);
    if (!offset || !scanner.atEnd() || !date.isValid() || !time.isValid()) {
        return fail(TimeError::NotATime);
    }
    return QDateTime(date, time, Qt::OffsetFromUTC, *offset);
}

} // namespace pd

#include "core/domain/identifiers.h"

#include <QDate>
#include <QHash>
#include <QUuid>

#include <algorithm>

namespace pd {

namespace {

constexpr qsizetype usualTransactionIdLength = 28;
constexpr qsizetype usualOpenidLength = 28;
constexpr qsizetype shownOfMask = 4;

bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

bool EntryId::isNull() const
{
    return text.isEmpty();
}

EntryId EntryId::generate()
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces)};
}

size_t qHash(const EntryId &id, size_t seed) noexcept
{
    return ::qHash(id.text, seed);
}

TransactionIdShape transactionIdShape(QStringView transactionId)
{
    if (!isDigits(transactionId)) {
        return TransactionIdShape::OrderNumber;
    }
    if (transactionId.size() != usualTransactionIdLength) {
        return transactionId.size() < 20 ? TransactionIdShape::OrderNumber
                                         : TransactionIdShape::Unusual;
    }
    const QDate day
        = QDate::fromString(transactionId.mid(10, 8).toString(), QStringLiteral("yyyyMMdd"));
    return day.isValid() && day.year() >= 2000 ? TransactionIdShape::Usual
                                               : TransactionIdShape::Unusual;
}

bool looksLikeOpenid(QStringView openid)
{
    return openid.size() == usualOpenidLength && openid.startsWith(u'o');
}

QString maskedOpenid(const QString &openid)
{
    if (openid.isEmpty()) {
        return {};
    }
    if (openid.size() < 3 * shownOfMask) {
        return QString(QChar(0x2026));
    }
    return openid.left(shownOfMask) + QChar(0x2026) + openid.right(shownOfMask);
}

} // namespace pd

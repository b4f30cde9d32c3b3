#pragma once

#include <QString>

namespace pd {

/// The name of a journal entry: a random UUID in lower case without braces. Fixed before anything
/// is written.
struct EntryId
{
    QString text;
    [[nodiscard]] bool isNull() const;
    [[nodiscard]] static EntryId generate();
    bool operator==(const EntryId &) const = default;
};
[[nodiscard]] size_t qHash(const EntryId &id, size_t seed = 0) noexcept;

/// What a number from a customer's bill looks like. Shapes are seen, not promised: they warn and
/// never refuse.
enum class TransactionIdShape {
    Usual, ///< 28 digits: 10, then YYYYMMDD, then 10 (交易单号)
    OrderNumber, ///< letters, or another length: most likely the shop's own 商户单号
    Unusual ///< digits, but not as seen so far
};
[[nodiscard]] TransactionIdShape transactionIdShape(QStringView transactionId);

/// Openids seen so far have 28 characters and begin with "o".
[[nodiscard]] bool looksLikeOpenid(QStringView openid);

/// "oUpF…eS6o": enough to compare aloud, not enough to use. Short texts are hidden whole.
[[nodiscard]] QString maskedOpenid(const QString &openid);

} // namespace pd

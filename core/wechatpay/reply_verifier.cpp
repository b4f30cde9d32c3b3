#include "core/wechatpay/reply_verifier.h"

#include <algorithm>

namespace pd {

namespace {

constexpr QByteArrayView testPrefix("WECHATPAY/SIGNTEST/");
constexpr qsizetype maxTimestampDigits = 12;
constexpr qsizetype maxHeaderBytes = 1024;

bool isHex(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'0' && u <= u'9') || (u >= u'a' && u <= u'f') || (u >= u'A' && u <= u'F');
    });
}

/// Hex serials are numbers: neither case nor leading zeros tell them apart. An id of a public key
/// is compared as it is.
QString normalised(const QString &serial)
{
    if (!isHex(serial)) {
        return serial;
    }
    qsizetype zeros = 0;
    while (zeros + 1 < serial.size() && serial[zeros] == u'0') {
        ++zeros;
    }
    return serial.sliced(zeros).toUpper();
}

struct SignatureHeader
{
    int count = 0;
    QByteArray value;
    /// Said once, and not two that a proxy or Qt has merged: "A, B".
    [[nodiscard]] bool isGood() const
    {
        return count == 1 && !value.isEmpty() && value.size() <= maxHeaderBytes
            && std::all_of(value.begin(), value.end(),
                           [](char c) { return c > ' ' && c < '\x7f' && c != ','; });
    }
};

SignatureHeader findHeader(const HttpHeaders &headers, QByteArrayView name)
{
    SignatureHeader found;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            ++found.count;
            found.value = value.trimmed();
        }
    }
    return found;
}

std::optional<qint64> readTimestamp(const QByteArray &text)
{
    const bool digits
        = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.size() > maxTimestampDigits) {
        return std::nullopt;
    }
    return text.toLongLong();
}

} // namespace

void TrustedKeys::addPublicKey(const QString &id, const PublicKey &key)
{
    m_keys.insert(normalised(id), key);
    if (m_publicKeyId.isEmpty()) {
        m_publicKeyId = id;
    }
}

void TrustedKeys::addCertificate(const Certificate &certificate)
{
    m_keys.insert(normalised(certificate.serial()), certificate.publicKey());
}

std::optional<PublicKey> TrustedKeys::find(const QString &serial) const
{
    const auto found = m_keys.constFind(normalised(serial));
    if (found == m_keys.constEnd()) {
        return std::nullopt;
    }
    return *found;
}

bool TrustedKeys::isEmpty() const
{
    return m_keys.isEmpty();
}

QByteArray TrustedKeys::requestSerial() const
{
    return m_publicKeyId.toUtf8();
}

QByteArray replyMessage(const QByteArray &timestamp, const QByteArray &nonce,
                        const QByteArray &body)
{
    return QByteArray(timestamp + '\n' + nonce + '\n' + body + '\n');
}

std::optional<UnknownReason> verifySignature(const HttpHeaders &headers, const QByteArray &body,
                                             const TrustedKeys &keys, const QDateTime &now)
{
    const SignatureHeader timestamp = findHeader(headers, "Wechatpay-Timestamp");
    const SignatureHeader nonce = findHeader(headers, "Wechatpay-Nonce");
    const SignatureHeader signature = findHeader(headers, "Wechatpay-Signature");
    const SignatureHeader serial = findHeader(headers, "Wechatpay-Serial");
    if (timestamp.count + nonce.count + signature.count + serial.count == 0) {
        return UnknownReason::SignatureHeadersMissing;
    }
    const std::optional<qint64> seconds = readTimestamp(timestamp.value);
    if (!timestamp.isGood() || !nonce.isGood() || !signature.isGood() || !serial.isGood()
        || !seconds) {
        return UnknownReason::SignatureHeadersBad;
    }
    if (signature.value.startsWith(testPrefix)) {
        return UnknownReason::SignatureTest;
    }
    const auto decoded
        = QByteArray::fromBase64Encoding(signature.value, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        return UnknownReason::SignatureHeadersBad;
    }
    const std::optional<PublicKey> key = keys.find(QString::fromLatin1(serial.value));
    if (!key) {
        return UnknownReason::SerialUnknown;
    }
    if (qAbs(now.toSecsSinceEpoch() - *seconds) > clockWindowSeconds) {
        return UnknownReason::SignatureStale;
    }
    if (!key->verify(replyMessage(timestamp.value, nonce.value, body), *decoded)) {
        return UnknownReason::SignatureWrong;
    }
    return std::nullopt;
}

} // namespace pd

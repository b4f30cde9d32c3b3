#include "core/wechatpay/pem.h"

#include <optional>

namespace pd {

namespace {

constexpr QByteArrayView beginMark("-----BEGIN ");
constexpr QByteArrayView endMark("-----END ");
constexpr QByteArrayView dashes("-----");
constexpr int minBits = 2048;
constexpr int maxBits = 4096;

PemKind kindOf(QByteArrayView label, QByteArrayView text)
{
    if (label == "ENCRYPTED PRIVATE KEY") {
        return PemKind::EncryptedKey;
    }
    if (label.endsWith("PRIVATE KEY") && text.contains("ENCRYPTED")
        && text.contains("Proc-Type:")) {
        return PemKind::EncryptedKey;
    }
    if (label == "PRIVATE KEY") {
        return PemKind::PrivateKey;
    }
    if (label == "RSA PRIVATE KEY") {
        return PemKind::RsaPrivateKey;
    }
    if (label == "PUBLIC KEY") {
        return PemKind::PublicKey;
    }
    if (label == "RSA PUBLIC KEY") {
        return PemKind::RsaPublicKey;
    }
    if (label == "CERTIFICATE" || label == "X509 CERTIFICATE" || label == "TRUSTED CERTIFICATE") {
        return PemKind::Certificate;
    }
    return label.endsWith(" KEY") ? PemKind::OtherKey : PemKind::Other;
}

} // namespace

Result<QList<PemBlock>, KeyError> readPemBlocks(const QByteArray &pem)
{
    if (pem.size() > maxPemBytes) {
        return fail(KeyError::TooLarge);
    }
    const QByteArrayView all(pem);
    if (all.trimmed().isEmpty()) {
        return fail(KeyError::Empty);
    }
    QList<PemBlock> blocks;
    qsizetype from = 0;
    while (true) {
        const qsizetype begin = all.indexOf(beginMark, from);
        if (begin < 0) {
            break;
        }
        const qsizetype labelStart = begin + beginMark.size();
        const qsizetype labelEnd = all.indexOf(dashes, labelStart);
        const qsizetype end = labelEnd < 0 ? -1 : all.indexOf(endMark, labelEnd);
        const qsizetype last = end < 0 ? -1 : all.indexOf(dashes, end + endMark.size());
        if (last < 0) {
            return fail(KeyError::Damaged);
        }
        const QByteArrayView text = all.sliced(begin, last + dashes.size() - begin);
        blocks.append({kindOf(all.sliced(labelStart, labelEnd - labelStart), text), text});
        from = last + dashes.size();
    }
    if (blocks.isEmpty()) {
        return fail(KeyError::NotPem);
    }
    return blocks;
}

openssl::BioHandle openBlock(const PemBlock &block)
{
    return openssl::BioHandle(
        BIO_new_mem_buf(block.text.constData(), static_cast<int>(block.text.size())));
}

int refusePassphrase(char * /*buffer*/, int /*size*/, int /*forWriting*/, void * /*context*/)
{
    return -1;
}

std::optional<KeyError> checkRsa(const EVP_PKEY *key)
{
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA) {
        return KeyError::NotRsa;
    }
    const int bits = EVP_PKEY_get_bits(key);
    if (bits < minBits) {
        return KeyError::TooShort;
    }
    if (bits > maxBits) {
        return KeyError::TooLong;
    }
    return std::nullopt;
}

} // namespace pd

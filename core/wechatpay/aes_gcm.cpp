#include "core/wechatpay/aes_gcm.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace pd {

namespace {

constexpr qsizetype tagSize = 16;
constexpr qsizetype maxNonce = 64;
constexpr qsizetype newNonceSize = 12;

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX *context) const
    {
        EVP_CIPHER_CTX_free(context);
    }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char *bytesOf(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

unsigned char *bytesOf(QByteArray &data)
{
    return reinterpret_cast<unsigned char *>(data.data());
}

/// Sizes come from bounded bodies; OpenSSL counts in int.
bool fitsInt(const QByteArray &data)
{
    return data.size() <= std::numeric_limits<int>::max() - tagSize;
}

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

Context startCipher(bool encrypting, const QByteArray &nonce, const QByteArray &associatedData,
                    const ApiV3Key &key)
{
    Context context(EVP_CIPHER_CTX_new());
    const int direction = encrypting ? 1 : 0;
    int written = 0;
    if (!context
        || EVP_CipherInit_ex2(context.get(), EVP_aes_256_gcm(), nullptr, nullptr, direction,
                              nullptr)
            != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_IVLEN,
                               static_cast<int>(nonce.size()), nullptr)
            != 1
        || EVP_CipherInit_ex2(context.get(), nullptr, key.bytes().data(), bytesOf(nonce), direction,
                              nullptr)
            != 1) {
        return {};
    }
    if (!associatedData.isEmpty()
        && EVP_CipherUpdate(context.get(), nullptr, &written, bytesOf(associatedData),
                            static_cast<int>(associatedData.size()))
            != 1) {
        return {};
    }
    return context;
}

} // namespace

ApiV3Key::ApiV3Key(std::shared_ptr<Bytes> bytes)
    : m_bytes(std::move(bytes))
{ }

Result<ApiV3Key, ApiV3KeyProblem> ApiV3Key::fromText(QByteArrayView text)
{
    while (!text.isEmpty() && (text.back() == '\n' || text.back() == '\r')) {
        text.chop(1);
    }
    if (text.isEmpty()) {
        return fail(ApiV3KeyProblem{ApiV3KeyError::Empty, 0});
    }
    if (text.size() != size) {
        return fail(ApiV3KeyProblem{ApiV3KeyError::WrongLength, text.size()});
    }
    if (!std::all_of(text.begin(), text.end(), isLetterOrDigit)) {
        return fail(ApiV3KeyProblem{ApiV3KeyError::BadCharacters, text.size()});
    }
    const std::shared_ptr<Bytes> bytes(new Bytes, [](Bytes *held) {
        OPENSSL_cleanse(held->data(), held->size());
        delete held;
    });
    std::transform(text.begin(), text.end(), bytes->begin(),
                   [](char c) { return static_cast<unsigned char>(c); });
    return ApiV3Key(bytes);
}

const ApiV3Key::Bytes &ApiV3Key::bytes() const
{
    return *m_bytes;
}

Result<QByteArray, DecryptError> decrypt(const EncryptedResource &resource, const ApiV3Key &key)
{
    if (resource.algorithm != "AEAD_AES_256_GCM") {
        return fail(DecryptError::UnknownAlgorithm);
    }
    if (resource.nonce.isEmpty() || resource.nonce.size() > maxNonce) {
        return fail(DecryptError::BadNonce);
    }
    const auto decoded = QByteArray::fromBase64Encoding(
        resource.ciphertext, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        return fail(DecryptError::NotBase64);
    }
    const QByteArray &sealed = *decoded;
    if (sealed.size() < tagSize) {
        return fail(DecryptError::TooShort);
    }
    if (!fitsInt(sealed) || !fitsInt(resource.associatedData)) {
        return fail(DecryptError::WrongKeyOrDamaged);
    }
    const Context context = startCipher(false, resource.nonce, resource.associatedData, key);
    QByteArray tag = sealed.right(tagSize);
    QByteArray plain(sealed.size() - tagSize, Qt::Uninitialized);
    int written = 0;
    int last = 0;
    const bool good = context
        && EVP_CipherUpdate(context.get(), bytesOf(plain), &written, bytesOf(sealed),
                            static_cast<int>(plain.size()))
            == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tagSize),
                               tag.data())
            == 1
        && EVP_CipherFinal_ex(context.get(), bytesOf(plain) + written, &last) == 1;
    if (!good) {
        // What did not prove itself is not left lying about.
        OPENSSL_cleanse(plain.data(), static_cast<size_t>(plain.size()));
        return fail(DecryptError::WrongKeyOrDamaged);
    }
    return plain;
}

EncryptedResource encrypt(const QByteArray &plain, const QByteArray &associatedData,
                          const ApiV3Key &key)
{
    static constexpr std::array letters{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a',
                                        'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l',
                                        'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v'};
    EncryptedResource resource;
    resource.algorithm = QByteArrayLiteral("AEAD_AES_256_GCM");
    resource.associatedData = associatedData;
    for (qsizetype i = 0; i < newNonceSize; ++i) {
        const quint32 pick
            = QRandomGenerator::system()->bounded(static_cast<quint32>(letters.size()));
        resource.nonce.append(letters.at(pick));
    }
    if (!fitsInt(plain) || !fitsInt(associatedData)) {
        return resource;
    }
    const Context context = startCipher(true, resource.nonce, associatedData, key);
    QByteArray sealed(plain.size(), Qt::Uninitialized);
    std::array<unsigned char, tagSize> tag{};
    int written = 0;
    int last = 0;
    if (!context
        || EVP_CipherUpdate(context.get(), bytesOf(sealed), &written, bytesOf(plain),
                            static_cast<int>(plain.size()))
            != 1
        || EVP_CipherFinal_ex(context.get(), bytesOf(sealed) + written, &last) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tagSize),
                               tag.data())
            != 1) {
        return resource;
    }
    sealed.append(reinterpret_cast<const char *>(tag.data()), tagSize);
    resource.ciphertext = sealed.toBase64();
    return resource;
}

} // namespace pd

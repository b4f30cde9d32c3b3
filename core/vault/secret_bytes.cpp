#include "core/vault/secret_bytes.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <QStringEncoder>

#include <algorithm>
#include <limits>
#include <utility>

namespace pd {

SecretBytes::SecretBytes(size_t size)
    : m_bytes(size)
{ }

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{ }

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    wipe();
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    SecretBytes copy(static_cast<size_t>(bytes.size()));
    std::transform(bytes.begin(), bytes.end(), copy.m_bytes.begin(),
                   [](char c) { return static_cast<unsigned char>(c); });
    return copy;
}

SecretBytes SecretBytes::takeFrom(QByteArray &source)
{
    SecretBytes taken = copyOf(source);
    wipeSecret(source);
    return taken;
}

SecretBytes SecretBytes::takeFrom(QString &source)
{
    QStringEncoder encoder(QStringEncoder::Utf8);
    QByteArray utf8(encoder.requiredSpace(source.size()), Qt::Uninitialized);
    const char *end = encoder.appendToBuffer(utf8.data(), source);
    SecretBytes taken = copyOf(QByteArrayView(utf8.constData(), end));
    wipeSecret(utf8);
    wipeSecret(source);
    return taken;
}

SecretBytes SecretBytes::random(size_t size)
{
    SecretBytes made(size);
    if (size > static_cast<size_t>(std::numeric_limits<int>::max())
        || RAND_priv_bytes(made.m_bytes.data(), static_cast<int>(size)) != 1) {
        return {};
    }
    return made;
}

SecretBytes SecretBytes::clone() const
{
    return copyOf(view());
}

size_t SecretBytes::size() const
{
    return m_bytes.size();
}

bool SecretBytes::isEmpty() const
{
    return m_bytes.empty();
}

std::span<unsigned char> SecretBytes::bytes()
{
    return m_bytes;
}

std::span<const unsigned char> SecretBytes::bytes() const
{
    return m_bytes;
}

QByteArrayView SecretBytes::view() const
{
    return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())};
}

bool SecretBytes::equals(const SecretBytes &other) const
{
    return m_bytes.size() == other.m_bytes.size()
        && CRYPTO_memcmp(m_bytes.data(), other.m_bytes.data(), m_bytes.size()) == 0;
}

void SecretBytes::wipe() noexcept
{
    if (!m_bytes.empty()) {
        OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
    }
}

void wipeSecret(QByteArray &bytes)
{
    // data() would detach a shared array and wipe the fresh copy for nothing.
    if (!bytes.isEmpty() && bytes.isDetached()) {
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    }
    bytes.clear();
}

void wipeSecret(QString &text)
{
    if (!text.isEmpty() && text.isDetached()) {
        OPENSSL_cleanse(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    }
    text.clear();
}

} // namespace pd

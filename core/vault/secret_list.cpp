#include "core/vault/secret_list.h"

#include <QtEndian>

#include <algorithm>

namespace pd {

namespace {

constexpr size_t numberSize = sizeof(quint32);

/// Fills a buffer of exactly the right size: one that grew would leave copies behind.
class Packer
{
public:
    explicit Packer(size_t size)
        : m_bytes(size)
    { }
    void number(size_t value)
    {
        qToBigEndian(static_cast<quint32>(value), m_bytes.bytes().data() + m_at);
        m_at += numberSize;
    }
    void bytes(QByteArrayView view)
    {
        number(static_cast<size_t>(view.size()));
        std::copy(view.begin(), view.end(),
                  m_bytes.bytes().begin() + static_cast<std::ptrdiff_t>(m_at));
        m_at += static_cast<size_t>(view.size());
    }
    SecretBytes take()
    {
        return std::move(m_bytes);
    }

private:
    SecretBytes m_bytes;
    size_t m_at = 0;
};

class Unpacker
{
public:
    explicit Unpacker(QByteArrayView bytes)
        : m_rest(bytes)
    { }
    std::optional<quint32> number()
    {
        if (m_rest.size() < static_cast<qsizetype>(numberSize)) {
            return {};
        }
        const auto value = qFromBigEndian<quint32>(m_rest.data());
        m_rest = m_rest.sliced(numberSize);
        return value;
    }
    std::optional<QByteArrayView> bytes()
    {
        const auto size = number();
        if (!size || static_cast<qsizetype>(*size) > m_rest.size()) {
            return {};
        }
        const QByteArrayView part = m_rest.first(static_cast<qsizetype>(*size));
        m_rest = m_rest.sliced(part.size());
        return part;
    }
    [[nodiscard]] bool atEnd() const
    {
        return m_rest.isEmpty();
    }

private:
    QByteArrayView m_rest;
};

} // namespace

SecretBytes packSecrets(const NamedSecrets &secrets)
{
    size_t size = numberSize;
    for (const auto &[name, secret] : secrets) {
        size += 2 * numberSize + static_cast<size_t>(name.toUtf8().size()) + secret.size();
    }
    Packer packer(size);
    packer.number(secrets.size());
    for (const auto &[name, secret] : secrets) {
        packer.bytes(name.toUtf8());
        packer.bytes(secret.view());
    }
    return packer.take();
}

std::optional<NamedSecrets> unpackSecrets(const SecretBytes &packed)
{
    Unpacker unpacker(packed.view());
    const auto count = unpacker.number();
    if (!count) {
        return {};
    }
    NamedSecrets secrets;
    for (quint32 i = 0; i < *count; ++i) {
        const auto name = unpacker.bytes();
        const auto secret = unpacker.bytes();
        if (!name || !secret
            || !secrets.emplace(QString::fromUtf8(*name), SecretBytes::copyOf(*secret)).second) {
            return {};
        }
    }
    if (!unpacker.atEnd()) {
        return {};
    }
    return secrets;
}

} // namespace pd

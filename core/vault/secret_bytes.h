#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <span>
#include <vector>

namespace pd {

/// Bytes that nobody else may see. Wiped when they go; moved, never copied by accident; there is no
/// way to print them, and no conversion to QByteArray or QString, whose copies nobody wipes.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(size_t size); ///< zeros
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    ~SecretBytes();

    [[nodiscard]] static SecretBytes copyOf(QByteArrayView bytes);
    /// Copies, then wipes and clears the source.
    [[nodiscard]] static SecretBytes takeFrom(QByteArray &source);
    /// UTF-8; wipes and clears the source.
    [[nodiscard]] static SecretBytes takeFrom(QString &source);
    /// From the system's random source. Empty if it fails.
    [[nodiscard]] static SecretBytes random(size_t size);

    [[nodiscard]] SecretBytes clone() const;
    [[nodiscard]] size_t size() const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::span<unsigned char> bytes();
    [[nodiscard]] std::span<const unsigned char> bytes() const;
    /// Borrowed: valid as long as this object is. QByteArray::fromRawData() makes no copy of it.
    [[nodiscard]] QByteArrayView view() const;
    /// Takes the same time wherever the difference is.
    [[nodiscard]] bool equals(const SecretBytes &other) const;

private:
    void wipe() noexcept;
    // Never grows after construction: a reallocation would leave a copy behind.
    std::vector<unsigned char> m_bytes;
};

/// Overwrites and clears. Where others share the data, only this reference goes: Qt can't tell who
/// they are.
void wipeSecret(QByteArray &bytes);
void wipeSecret(QString &text);

} // namespace pd

#pragma once

#include "core/wechatpay/keys.h"
#include "core/wechatpay/openssl_handles.h"

#include <QByteArrayView>

namespace pd {

/// What a PEM block says of itself in its BEGIN line (and in the lines of RFC 1421 below it).
enum class PemKind {
    PrivateKey,
    RsaPrivateKey,
    EncryptedKey,
    PublicKey,
    RsaPublicKey,
    Certificate,
    OtherKey,
    Other
};

/// One block, BEGIN and END line included. It points into the caller's bytes: nothing is copied.
struct PemBlock
{
    PemKind kind = PemKind::Other;
    QByteArrayView text;
};

inline constexpr qsizetype maxPemBytes = qsizetype{64} * 1024;

/// The blocks of a file in their order. Text before, between and behind them is allowed, as tools
/// write it. Damaged: a block has no end.
[[nodiscard]] Result<QList<PemBlock>, KeyError> readPemBlocks(const QByteArray &pem);

/// A BIO that reads the block in place.
[[nodiscard]] openssl::BioHandle openBlock(const PemBlock &block);

/// Passed wherever OpenSSL may want a pass-phrase: without it, it would ask on the terminal.
int refusePassphrase(char *buffer, int size, int forWriting, void *context);

/// RSA of 2048 to 4096 bits, or what is wrong with it.
[[nodiscard]] std::optional<KeyError> checkRsa(const EVP_PKEY *key);

} // namespace pd

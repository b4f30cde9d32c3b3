#pragma once

#include "core/domain/credential_problem.h"
#include "core/wechatpay/keys.h"

#include <QString>

#include <optional>

namespace pd {

[[nodiscard]] CredentialProblem credentialProblem(KeyError error);

/// Where OpenSSL's modules (legacy.so, legacy.dll, legacy.dylib) lie; empty for `ossl-modules`
/// beside the program or in `../PlugIns` of it, if there is such a folder (our Windows installer
/// and our macOS bundle bring it), else OpenSSL's own place.
struct LegacyModules
{
    QString folder;
};

/// A private key, and the text in which the vault keeps it.
struct ImportedKey
{
    PrivateKey key;
    QByteArray pem; ///< PKCS#8 without pass-phrase, a secret: wipe() it
};

/// `apiclient_key.pem`: PKCS#8 or PKCS#1, encrypted (either way) or not. The pass-phrase is UTF-8
/// and not looked at where none is needed.
[[nodiscard]] Result<ImportedKey, CredentialProblem>
importPrivateKey(const QByteArray &pem, const QByteArray &passphrase = {},
                 const LegacyModules &modules = {});

/// `apiclient_cert.pem`, `wechatpay_….pem`.
[[nodiscard]] Result<Certificate, CredentialProblem> importCertificate(const QByteArray &pem);

/// `pub_key.pem`.
[[nodiscard]] Result<PublicKey, CredentialProblem> importPublicKey(const QByteArray &pem);

struct ImportedPkcs12
{
    ImportedKey key;
    Certificate certificate;
    QByteArray certificatePem; ///< not a secret
};

/// `apiclient_cert.p12`; the pass-phrase is usually the mchid. Its old ciphers (RC2-40, 3DES) need
/// OpenSSL's legacy provider, which is loaded into a library context of its own: nothing else of
/// the program may use them.
[[nodiscard]] Result<ImportedPkcs12, CredentialProblem>
importPkcs12(const QByteArray &bytes, const QByteArray &passphrase,
             const LegacyModules &modules = {});

} // namespace pd

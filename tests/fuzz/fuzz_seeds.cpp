// Writes the seeds of the fuzz targets into DIR/pem, DIR/pkcs12 and DIR/vault.

#include "core/vault/vault_crypto.h"
#include "core/wechatpay/keys.h"
#include "tests/support/test_certificates.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace pd;

namespace {

bool write(const QDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return !bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool writePem(const QDir &folder, const test::TestIdentity &identity)
{
    return write(folder, QStringLiteral("pkcs8"), identity.key)
        && write(folder, QStringLiteral("pkcs1"), test::rsaKeyPkcs1())
        && write(folder, QStringLiteral("certificate"), identity.certificate)
        && write(folder, QStringLiteral("public"), PrivateKey::generate().publicPem())
        && write(folder, QStringLiteral("ec"), test::ecKeyPkcs8())
        && write(folder, QStringLiteral("sealed8"), test::encryptedPkcs8("secret"))
        && write(folder, QStringLiteral("sealed1"), test::encryptedPkcs1("secret"))
        && write(folder, QStringLiteral("old8"),
                 test::legacyEncryptedPkcs8(identity.key, "secret", 1));
}

bool writePkcs12(const QDir &folder, const test::TestIdentity &identity)
{
    return write(folder, QStringLiteral("modern"),
                 test::pkcs12Of(identity, "1900000001", test::Pkcs12Ciphers::Modern, 1))
        && write(folder, QStringLiteral("legacy"),
                 test::pkcs12Of(identity, "1900000001", test::Pkcs12Ciphers::Legacy, 1));
}

bool writeVaults(const QDir &folder)
{
    const SecretBytes master = SecretBytes::copyOf(QByteArray(32, 'm'));
    const SecretBytes list
        = SecretBytes::copyOf(QByteArrayView("\0\0\0\1\0\0\0\3key\0\0\0\6secret", 21));
    VaultHeader header;
    header.cost = {0, 0, 0};
    header.salt = QByteArray(vaultSaltSize, 's');
    header.nonce = QByteArray(vaultNonceSize, 'n');
    header.keyCheck = vaultKeyCheck(master, header.salt);
    const bool done = write(folder, QStringLiteral("keychain"), sealVault(header, list, master));
    header.kind = VaultKeyKind::Passphrase;
    header.cost = {};
    return done && write(folder, QStringLiteral("passphrase"), sealVault(header, list, master))
        && write(folder, QStringLiteral("list"), list.view().toByteArray());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: fuzz_seeds DIR\n", stderr);
        return 2;
    }
    const QDir corpus(QString::fromLocal8Bit(argv[1]));
    for (const auto &name :
         {QStringLiteral("pem"), QStringLiteral("pkcs12"), QStringLiteral("vault")}) {
        if (!corpus.mkpath(name)) {
            return 1;
        }
    }
    const test::TestIdentity identity = test::TestCa().issue({"1900000001", {}, "0A0B"});
    return writePem(QDir(corpus.filePath(QStringLiteral("pem"))), identity)
            && writePkcs12(QDir(corpus.filePath(QStringLiteral("pkcs12"))), identity)
            && writeVaults(QDir(corpus.filePath(QStringLiteral("vault"))))
        ? 0
        : 1;
}

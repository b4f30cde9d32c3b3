#include "core/vault/vault.h"

#include "core/vault/atomic_file.h"
#include "core/vault/secret_keeper.h"
#include "core/vault/secret_list.h"
#include "core/vault/vault_crypto.h"

#include <QLockFile>

#include <utility>

namespace pd {

namespace {

constexpr int lockWaitMs = 2000; ///< another change of the same file takes milliseconds

VaultError errorOf(const FileError &error)
{
    switch (error.problem) {
    case FileProblem::NoSuchFile:
        return {VaultProblem::NoSuchFile, error.detail, 0};
    case FileProblem::CannotRead:
        return {VaultProblem::CannotRead, error.detail, 0};
    case FileProblem::TooLarge:
        return {VaultProblem::NotAVault, error.detail, 0};
    case FileProblem::Exists:
        return {VaultProblem::AlreadyExists, error.detail, 0};
    case FileProblem::CannotWrite:
        return {VaultProblem::CannotWrite, error.detail, 0};
    case FileProblem::DiskFull:
        return {VaultProblem::DiskFull, error.detail, 0};
    }
    Q_UNREACHABLE();
}

auto problem(VaultProblem what)
{
    return fail(VaultError{what, {}, 0});
}

Result<VaultFile, VaultError> readVault(const QString &path)
{
    const auto bytes = readWholeFile(path, maxVaultSize);
    if (!bytes) {
        return fail(errorOf(bytes.error()));
    }
    return parseVault(*bytes);
}

} // namespace

VaultKey::VaultKey(VaultKeyKind kind, QByteArray id, SecretBytes secret)
    : m_kind(kind)
    , m_id(std::move(id))
    , m_secret(std::move(secret))
{ }

VaultKey VaultKey::fromKeychain(QByteArray id, SecretBytes key)
{
    Q_ASSERT(id.size() == vaultSaltSize && key.size() == SecretKeeper::keySize);
    return {VaultKeyKind::Keychain, std::move(id), std::move(key)};
}

VaultKey VaultKey::fromPassphrase(SecretBytes passphrase)
{
    return {VaultKeyKind::Passphrase, {}, std::move(passphrase)};
}

Result<VaultInfo, VaultError> inspectVault(const QString &path)
{
    const auto file = readVault(path);
    if (!file) {
        return fail(file.error());
    }
    const bool keychain = file->header.kind == VaultKeyKind::Keychain;
    return VaultInfo{file->header.kind, keychain ? file->header.salt : QByteArray()};
}

Vault::Vault(QString path, Lock lock, NamedSecrets secrets)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
    , m_secrets(std::move(secrets))
{ }

Result<Vault::Lock, VaultError> Vault::makeLock(const VaultKey &key, const ScryptCost &cost)
{
    Lock lock;
    lock.header.kind = key.m_kind;
    switch (key.m_kind) {
    case VaultKeyKind::Keychain:
        lock.header.salt = key.m_id;
        lock.header.cost = {0, 0, 0};
        lock.master = key.m_secret.clone();
        break;
    case VaultKeyKind::Passphrase:
        if (key.m_secret.isEmpty()) {
            return problem(VaultProblem::EmptyPassphrase);
        }
        lock.header.salt = SecretBytes::random(vaultSaltSize).view().toByteArray();
        lock.header.cost = cost;
        lock.master = stretchPassphrase(key.m_secret, lock.header.salt, cost);
        break;
    }
    if (lock.header.salt.size() != vaultSaltSize || lock.master.isEmpty()) {
        return problem(VaultProblem::CryptoFailed);
    }
    lock.header.keyCheck = vaultKeyCheck(lock.master, lock.header.salt);
    if (lock.header.keyCheck.isEmpty()) {
        return problem(VaultProblem::CryptoFailed);
    }
    return lock;
}

Result<void, VaultError> Vault::write(const QString &path, const Lock &lock,
                                      const NamedSecrets &secrets, bool create)
{
    VaultHeader header = lock.header;
    header.nonce = SecretBytes::random(vaultNonceSize).view().toByteArray();
    const QByteArray file = header.nonce.isEmpty()
        ? QByteArray()
        : sealVault(header, packSecrets(secrets), lock.master);
    if (file.isEmpty()) {
        return problem(VaultProblem::CryptoFailed);
    }
    const auto written
        = writeFileAtomically(path, file, create ? WriteMode::CreateNew : WriteMode::Replace);
    if (!written) {
        return fail(errorOf(written.error()));
    }
    return {};
}

Result<Vault, VaultError> Vault::create(const QString &path, const VaultKey &key,
                                        const ScryptCost &cost)
{
    auto lock = makeLock(key, cost);
    if (!lock) {
        return fail(lock.error());
    }
    const auto written = write(path, *lock, {}, true);
    if (!written) {
        return fail(written.error());
    }
    return Vault(path, std::move(*lock), {});
}

Result<Vault, VaultError> Vault::open(const QString &path, const VaultKey &key)
{
    const auto file = readVault(path);
    if (!file) {
        return fail(file.error());
    }
    if (file->header.kind != key.m_kind) {
        return problem(file->header.kind == VaultKeyKind::Passphrase ? VaultProblem::NeedsPassphrase
                                                                     : VaultProblem::NeedsKeychain);
    }
    Lock lock;
    lock.header = file->header;
    lock.master = key.m_kind == VaultKeyKind::Passphrase
        ? stretchPassphrase(key.m_secret, file->header.salt, file->header.cost)
        : key.m_secret.clone();
    if (lock.master.isEmpty()) {
        return problem(key.m_secret.isEmpty() ? VaultProblem::EmptyPassphrase
                                              : VaultProblem::CryptoFailed);
    }
    const auto plain = unsealVault(*file, lock.master);
    if (!plain) {
        return fail(plain.error());
    }
    auto secrets = unpackSecrets(*plain);
    if (!secrets) {
        return problem(VaultProblem::Damaged);
    }
    return Vault(path, std::move(lock), std::move(*secrets));
}

Result<std::unique_ptr<QLockFile>, VaultError> Vault::takeTurn()
{
    auto turn = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
    if (!turn->tryLock(lockWaitMs)) {
        return problem(VaultProblem::CannotWrite);
    }
    const auto file = readVault(m_path);
    if (!file) {
        return fail(file.error());
    }
    if (file->header.kind != m_lock.header.kind || file->header.salt != m_lock.header.salt) {
        return problem(VaultProblem::WrongKey);
    }
    const auto plain = unsealVault(*file, m_lock.master);
    if (!plain) {
        return fail(plain.error());
    }
    auto secrets = unpackSecrets(*plain);
    if (!secrets) {
        return problem(VaultProblem::Damaged);
    }
    m_secrets = *std::move(secrets);
    return turn;
}

Result<void, VaultError> Vault::put(NamedSecrets secrets)
{
    const auto turn = takeTurn();
    if (!turn) {
        return fail(turn.error());
    }
    NamedSecrets next = std::move(secrets);
    for (const auto &[name, secret] : m_secrets) {
        next.emplace(name, secret.clone()); // not where there is a new one
    }
    auto written = write(m_path, m_lock, next, false);
    if (written) {
        m_secrets = std::move(next);
    }
    return written;
}

Result<void, VaultError> Vault::put(const QString &name, SecretBytes secret)
{
    NamedSecrets secrets;
    secrets.emplace(name, std::move(secret));
    return put(std::move(secrets));
}

Result<void, VaultError> Vault::remove(const QString &name)
{
    const auto turn = takeTurn();
    if (!turn) {
        return fail(turn.error());
    }
    NamedSecrets next;
    for (const auto &[kept, secret] : m_secrets) {
        if (kept != name) {
            next.emplace(kept, secret.clone());
        }
    }
    if (next.size() == m_secrets.size()) {
        return {};
    }
    auto written = write(m_path, m_lock, next, false);
    if (written) {
        m_secrets = std::move(next);
    }
    return written;
}

Result<void, VaultError> Vault::changeKey(const VaultKey &key, const ScryptCost &cost)
{
    const auto turn = takeTurn();
    if (!turn) {
        return fail(turn.error());
    }
    auto lock = makeLock(key, cost);
    if (!lock) {
        return fail(lock.error());
    }
    auto written = write(m_path, *lock, m_secrets, false);
    if (written) {
        m_lock = std::move(*lock);
    }
    return written;
}

const SecretBytes *Vault::find(const QString &name) const
{
    const auto found = m_secrets.find(name);
    return found == m_secrets.end() ? nullptr : &found->second;
}

QList<QString> Vault::names() const
{
    QList<QString> names;
    for (const auto &[name, secret] : m_secrets) {
        names.append(name);
    }
    return names;
}

VaultKeyKind Vault::keyKind() const
{
    return m_lock.header.kind;
}

} // namespace pd

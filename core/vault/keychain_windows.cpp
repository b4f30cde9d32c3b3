#include "core/vault/secret_keeper.h"

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

#include <wincred.h>

#include <QMetaObject>
#include <QObject>

#include <memory>
#include <string>
#include <utility>

namespace pd {

namespace {

struct FreeCredential
{
    void operator()(CREDENTIALW *credential) const
    {
        if (credential->CredentialBlob != nullptr) {
            SecureZeroMemory(credential->CredentialBlob, credential->CredentialBlobSize);
        }
        CredFree(credential);
    }
};

std::wstring targetName(const QString &name)
{
    return QString(QStringLiteral("points-desk/") + name).toStdWString();
}

KeeperError lastError()
{
    const DWORD code = GetLastError();
    KeeperError error;
    error.detail = QStringLiteral("Credential Manager: %1").arg(static_cast<qulonglong>(code));
    switch (code) {
    case ERROR_NOT_FOUND:
        error.problem = KeeperProblem::NoSuchKey;
        break;
    case ERROR_NO_SUCH_LOGON_SESSION: // a service or network logon: it has no credential set
        error.problem = KeeperProblem::NoKeychain;
        break;
    case ERROR_ACCESS_DENIED:
        error.problem = KeeperProblem::Refused;
        break;
    default: // not an enum: any other code
        error.problem = KeeperProblem::Other;
        break;
    }
    return error;
}

Result<SecretBytes, KeeperError> readNow(const QString &name)
{
    CREDENTIALW *found = nullptr;
    if (CredReadW(targetName(name).c_str(), CRED_TYPE_GENERIC, 0, &found) == 0) {
        return fail(lastError());
    }
    const std::unique_ptr<CREDENTIALW, FreeCredential> credential(found);
    if (credential->CredentialBlobSize != SecretKeeper::keySize) {
        return fail(KeeperError{KeeperProblem::NotOurs, {}});
    }
    return SecretBytes::copyOf(
        QByteArrayView(credential->CredentialBlob, static_cast<qsizetype>(SecretKeeper::keySize)));
}

Result<void, KeeperError> writeNow(const QString &name, SecretBytes &key)
{
    std::wstring target = targetName(name);
    std::wstring user = L"points-desk";
    CREDENTIALW credential = {};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.CredentialBlobSize = static_cast<DWORD>(key.size());
    credential.CredentialBlob = key.bytes().data();
    // Not "enterprise": the key stays on this machine, as the vault file does.
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    credential.UserName = user.data();
    if (CredWriteW(&credential, 0) == 0) {
        return fail(lastError());
    }
    return {};
}

Result<void, KeeperError> removeNow(const QString &name)
{
    if (CredDeleteW(targetName(name).c_str(), CRED_TYPE_GENERIC, 0) == 0) {
        return fail(lastError());
    }
    return {};
}

/// The user's part of the Credential Manager, which Windows seals with the user's logon.
class CredentialManagerKeeper final : public SecretKeeper
{
public:
    void read(const QString &name, ReadDone done) override
    {
        later([name, done = std::move(done)] { done(readNow(name)); });
    }
    void write(const QString &name, const SecretBytes &key, Done done) override
    {
        // A std::function must be copyable, a secret is not.
        later([name, held = std::make_shared<SecretBytes>(key.clone()), done = std::move(done)] {
            done(writeNow(name, *held));
        });
    }
    void remove(const QString &name, Done done) override
    {
        later([name, done = std::move(done)] { done(removeNow(name)); });
    }

private:
    template <class F> void later(F call)
    {
        QMetaObject::invokeMethod(&m_context, std::move(call), Qt::QueuedConnection);
    }
    QObject m_context;
};

} // namespace

std::unique_ptr<SecretKeeper> makeKeychainKeeper()
{
    return std::make_unique<CredentialManagerKeeper>();
}

} // namespace pd

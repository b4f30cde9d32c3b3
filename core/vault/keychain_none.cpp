#include "core/vault/secret_keeper.h"

#include <QMetaObject>
#include <QObject>

#include <utility>

namespace pd {

namespace {

/// A build without a keychain: vaults are kept under a pass-phrase.
class NoKeeper final : public SecretKeeper
{
public:
    void read(const QString & /*name*/, ReadDone done) override
    {
        later([done = std::move(done)] { done(fail(noKeychain())); });
    }
    void write(const QString & /*name*/, const SecretBytes & /*key*/, Done done) override
    {
        later([done = std::move(done)] { done(fail(noKeychain())); });
    }
    void remove(const QString & /*name*/, Done done) override
    {
        later([done = std::move(done)] { done(fail(noKeychain())); });
    }

private:
    static KeeperError noKeychain()
    {
        return {KeeperProblem::NoKeychain, {}};
    }
    template <class F> void later(F call)
    {
        QMetaObject::invokeMethod(&m_context, std::move(call), Qt::QueuedConnection);
    }
    QObject m_context;
};

} // namespace

std::unique_ptr<SecretKeeper> makeKeychainKeeper()
{
    return std::make_unique<NoKeeper>();
}

} // namespace pd

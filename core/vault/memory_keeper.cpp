#include "core/vault/memory_keeper.h"

#include <QObject>
#include <QTimer>

#include <utility>

namespace pd {

MemoryKeeper::MemoryKeeper()
    : m_context(std::make_unique<QObject>())
{ }

MemoryKeeper::~MemoryKeeper() = default;

void MemoryKeeper::read(const QString &name, ReadDone done)
{
    QTimer::singleShot(0, m_context.get(), [this, name, done = std::move(done)] {
        const auto found = m_keys.find(name);
        if (m_failure) {
            done(fail(*m_failure));
        } else if (found == m_keys.end()) {
            done(fail(KeeperError{KeeperProblem::NoSuchKey, {}}));
        } else {
            done(found->second.clone());
        }
    });
}

void MemoryKeeper::write(const QString &name, const SecretBytes &key, Done done)
{
    if (!m_failure) {
        m_keys.insert_or_assign(name, key.clone());
    }
    QTimer::singleShot(0, m_context.get(), [failure = m_failure, done = std::move(done)] {
        failure ? done(fail(*failure)) : done({});
    });
}

void MemoryKeeper::remove(const QString &name, Done done)
{
    if (!m_failure) {
        m_keys.erase(name);
    }
    QTimer::singleShot(0, m_context.get(), [failure = m_failure, done = std::move(done)] {
        failure ? done(fail(*failure)) : done({});
    });
}

void MemoryKeeper::failWith(std::optional<KeeperError> error)
{
    m_failure = std::move(error);
}

size_t MemoryKeeper::count() const
{
    return m_keys.size();
}

} // namespace pd

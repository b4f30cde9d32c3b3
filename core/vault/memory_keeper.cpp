#include "core/vault/memory_keeper.h"

#include <QMetaObject>
#include <QObject>

#include <utility>

namespace pd {

MemoryKeeper::MemoryKeeper()
    : m_context(std::make_unique<QObject>())
{ }

MemoryKeeper::~MemoryKeeper() = default;

void MemoryKeeper::read(const QString &name, ReadDone done)
{
    QMetaObject::invokeMethod(
        m_context.get(),
        [this, name, done = std::move(done)] {
            const auto found = m_keys.find(name);
            if (m_failure) {
                done(fail(*m_failure));
            } else if (found == m_keys.end()) {
                done(fail(KeeperError{KeeperProblem::NoSuchKey, {}}));
            } else {
                done(found->second.clone());
            }
        },
        Qt::QueuedConnection);
}

void MemoryKeeper::write(const QString &name, const SecretBytes &key, Done done)
{
    if (!m_failure) {
        m_keys.insert_or_assign(name, key.clone());
    }
    QMetaObject::invokeMethod(
        m_context.get(),
        [failure = m_failure, done = std::move(done)] {
            failure ? done(fail(*failure)) : done({});
        },
        Qt::QueuedConnection);
}

void MemoryKeeper::remove(const QString &name, Done done)
{
    if (!m_failure) {
        m_keys.erase(name);
    }
    QMetaObject::invokeMethod(
        m_context.get(),
        [failure = m_failure, done = std::move(done)] {
            failure ? done(fail(*failure)) : done({});
        },
        Qt::QueuedConnection);
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

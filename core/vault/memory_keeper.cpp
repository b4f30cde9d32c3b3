#include "core/vault/memory_keeper.h"

#include <QMetaObject>
#include <QObject>

#include <utility>

namespace pd {

MemoryKeeper::MemoryKeeper()
    : m_context(std::make_unique<QObject>())
{ }

MemoryKeeper::~MemoryKeeper() = default;

void MemoryKeeper::later(std::function<void()> call)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(call), Qt::QueuedConnection);
}

void MemoryKeeper::read(const QString &name, ReadDone done)
{
    later([this, name, done = std::move(done)] {
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
    answer(std::move(done));
}

void MemoryKeeper::remove(const QString &name, Done done)
{
    if (!m_failure) {
        m_keys.erase(name);
    }
    answer(std::move(done));
}

void MemoryKeeper::answer(Done done)
{
    later([failure = m_failure, done = std::move(done)] {
        if (failure) {
            done(fail(*failure));
        } else {
            done({});
        }
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

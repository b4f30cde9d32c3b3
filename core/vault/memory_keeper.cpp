#include "core/vault/memory_keeper.h"

#include <QTimer>

#include <utility>

namespace pd {

MemoryKeeper::MemoryKeeper()
    : m_timer(std::make_unique<QTimer>())
{
    m_timer->setSingleShot(true);
    QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [this] { runNext(); });
}

MemoryKeeper::~MemoryKeeper() = default;

void MemoryKeeper::later(std::function<void()> call)
{
    m_waiting.push_back(std::move(call));
    m_timer->start(0);
}

void MemoryKeeper::runNext()
{
    const auto call = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!m_waiting.empty()) {
        m_timer->start(0);
    }
    call(); // last: it may destroy this keeper
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

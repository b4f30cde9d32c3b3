#pragma once

#include "core/vault/secret_keeper.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>

class QTimer;

namespace pd {

/// Keeps keys as long as it lives: for tests and the practice world.
class MemoryKeeper final : public SecretKeeper
{
public:
    MemoryKeeper();
    ~MemoryKeeper() override;
    void read(const QString &name, ReadDone done) override;
    void write(const QString &name, const SecretBytes &key, Done done) override;
    void remove(const QString &name, Done done) override;

    /// From now on every call ends like this; nothing for normal again.
    void failWith(std::optional<KeeperError> error);
    [[nodiscard]] size_t count() const;

private:
    void later(std::function<void()> call);
    void runNext();
    void answer(Done done);
    std::map<QString, SecretBytes> m_keys;
    std::optional<KeeperError> m_failure;
    std::deque<std::function<void()>> m_waiting;
    std::unique_ptr<QTimer> m_timer;
};

} // namespace pd

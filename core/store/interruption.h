#pragma once

#include <atomic>
#include <mutex>

namespace pd {

class Database;

/// The wish that a piece of work ends, told by any thread. What the database runs meanwhile within
/// an InterruptionScope is broken off: it fails, and is rolled back
/// (https://sqlite.org/c3ref/interrupt.html). Qt has no call for it, so it works where the SQLite
/// that Qt has loaded can be reached; elsewhere the statement goes on to its end.
class Interruption
{
public:
    /// May be called again while the work has not ended: a statement that has not quite begun did
    /// not notice.
    void request();
    [[nodiscard]] bool isRequested() const;
    /// Whether a statement is within reach now.
    [[nodiscard]] bool reaches() const;

private:
    friend class InterruptionScope;
    using Call = void (*)(void *);
    std::atomic<bool> m_requested = false;
    mutable std::mutex m_mutex; ///< the connection stays open while it is told
    Call m_call = nullptr;
    void *m_connection = nullptr;
};

/// On the thread of the connection: while this lives, what it runs can be broken off.
class InterruptionScope
{
public:
    InterruptionScope(Interruption &interruption, const Database &database);
    InterruptionScope(const InterruptionScope &) = delete;
    InterruptionScope &operator=(const InterruptionScope &) = delete;
    ~InterruptionScope();

private:
    Interruption &m_interruption;
};

} // namespace pd

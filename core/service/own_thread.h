#pragma once

#include <QThread>

#include <functional>

namespace pd {

/// A thread with an event loop, for the work of one desk. It ends with this object: what was posted
/// and has not begun is dropped, what runs is waited for. Declare it last, so that the work never
/// sees a member that is gone.
class OwnThread
{
public:
    explicit OwnThread(const QString &name, QThread::Priority priority = QThread::InheritPriority);
    OwnThread(const OwnThread &) = delete;
    OwnThread &operator=(const OwnThread &) = delete;
    ~OwnThread();

    /// Lives on the thread and ends with it: the parent of what the work makes there.
    [[nodiscard]] QObject *context() const;
    /// Queues a piece of work.
    void post(const std::function<void()> &work) const;

private:
    QThread m_thread;
    QObject *m_context;
};

} // namespace pd

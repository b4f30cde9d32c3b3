#include "core/service/own_thread.h"

#include <QMetaObject>

namespace pd {

OwnThread::OwnThread(const QString &name, QThread::Priority priority)
    : m_context(new QObject)
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start(priority);
}

OwnThread::~OwnThread()
{
    m_thread.quit();
    m_thread.wait();
}

QObject *OwnThread::context() const
{
    return m_context;
}

void OwnThread::post(const std::function<void()> &work) const
{
    QMetaObject::invokeMethod(m_context, work, Qt::QueuedConnection);
}

} // namespace pd

#include "core/service/update_desk.h"

#include "core/service/update_check.h"

#include <utility>

namespace pd {

UpdateDesk::UpdateDesk(UpdateBuilder builder, QObject *parent)
    : QObject(parent)
    , m_builder(std::move(builder))
{ }

UpdateDesk::~UpdateDesk()
{
    m_thread.quit();
    m_thread.wait();
}

void UpdateDesk::start()
{
    if (!m_builder || m_context != nullptr) {
        return;
    }
    m_context = new QObject;
    m_thread.setObjectName(QStringLiteral("updates"));
    m_context->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context,
        [this] {
            m_check = m_builder();
            m_check->setParent(m_context);
            connect(m_check, &UpdateCheck::changed, this, &UpdateDesk::changed);
            m_check->start();
        },
        Qt::QueuedConnection);
}

void UpdateDesk::askNow()
{
    if (m_context != nullptr) {
        QMetaObject::invokeMethod(
            m_context, [this] { m_check->askNow(); }, Qt::QueuedConnection);
    }
}

} // namespace pd

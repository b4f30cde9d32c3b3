#include "core/service/update_desk.h"

#include "core/service/update_check.h"

#include <utility>

namespace pd {

UpdateDesk::UpdateDesk(UpdateBuilder builder, QObject *parent)
    : QObject(parent)
    , m_builder(std::move(builder))
{ }

UpdateDesk::~UpdateDesk() = default;

void UpdateDesk::start()
{
    if (!m_builder || m_thread) {
        return;
    }
    m_thread.emplace(QStringLiteral("updates"));
    m_thread->post([this, context = m_thread->context()] {
        m_check = m_builder();
        m_check->setParent(context);
        connect(m_check, &UpdateCheck::changed, this, &UpdateDesk::changed);
        m_check->start();
    });
}

void UpdateDesk::askNow()
{
    if (m_thread) {
        m_thread->post([this] { m_check->askNow(); });
    }
}

} // namespace pd

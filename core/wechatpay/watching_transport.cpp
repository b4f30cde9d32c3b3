#include "core/wechatpay/watching_transport.h"

#include <QObject>
#include <QPointer>

#include <utility>

namespace pd {

WatchingTransport::WatchingTransport(Transport &inner, SendWatcher watcher)
    : m_inner(inner)
    , m_watcher(std::move(watcher))
    , m_alive(std::make_unique<QObject>())
{ }

WatchingTransport::~WatchingTransport() = default;

void WatchingTransport::send(const HttpRequest &request, SendDone done)
{
    m_inner.send(request,
                 [this, request, alive = QPointer<QObject>(m_alive.get()),
                  done = std::move(done)](const SendEnd &end) {
                     if (!alive) {
                         return;
                     }
                     m_watcher(request, end);
                     done(end);
                 });
}

} // namespace pd

#pragma once

#include "core/wechatpay/transport.h"

#include <memory>

class QObject;

namespace pd {

using SendWatcher = std::function<void(const HttpRequest &request, const SendEnd &end)>;

/// Shows every end of another transport to somebody before its caller: who measures the clock, and
/// who looks out for unknown serials. It changes nothing.
class WatchingTransport final : public Transport
{
public:
    WatchingTransport(Transport &inner, SendWatcher watcher);
    ~WatchingTransport() override;
    void send(const HttpRequest &request, SendDone done) override;

private:
    Transport &m_inner;
    SendWatcher m_watcher;
    std::unique_ptr<QObject> m_alive; ///< answers that come after it are dropped
};

} // namespace pd

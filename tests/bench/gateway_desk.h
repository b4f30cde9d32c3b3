#pragma once

#include "core/domain/clock.h"
#include "core/service/correction_service.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/network_transport.h"
#include "tests/peers/gateway_process.h"

#include <QTemporaryDir>

#include <memory>

namespace pd::bench {

/// A desk's store, wire and service on this thread, over the Node gateway as another process.
class GatewayDesk
{
public:
    /// @return false if the gateway or the store does not come up; then nothing else may be called.
    [[nodiscard]] bool open();
    [[nodiscard]] test::GatewayProcess &gateway();
    [[nodiscard]] Database &database();
    [[nodiscard]] const TransactionStore &transactions() const;
    [[nodiscard]] CorrectionService &corrections();
    [[nodiscard]] const Clock &clock() const;
    /// The merchant's pair.
    [[nodiscard]] const PrivateKey &key() const;
    [[nodiscard]] const PublicKey &publicKey() const;

private:
    struct Parts;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    test::GatewayProcess m_gateway;
    std::shared_ptr<Parts> m_parts;
};

} // namespace pd::bench

#pragma once

#include "core/domain/key_problem.h"
#include "core/service/batch_source.h"
#include "core/service/correction_service.h"
#include "core/service/head_memory.h"
#include "core/service/live_connection.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/notification.h"

#include <functional>
#include <memory>
#include <optional>

namespace pd {

/// Everything that the desk thread owns. Made on it by the builder that app/ hands over, destroyed
/// on it in reverse order. What could not be made is null, and says why.
class DeskParts
{
public:
    DeskIdentity identity;
    // Either these two, for the practice world and tests …
    std::unique_ptr<Transport> transport;
    std::unique_ptr<ApiClient> client; ///< null: nothing can be sent, see keyProblem
    std::optional<KeyProblem> keyProblem;
    // … or this one, which makes its own and opens later.
    std::unique_ptr<LiveConnection> connection;
    /// For the check where there is no live connection: what it needs, and a probe of its own.
    std::function<CheckMaterial()> checkMaterial;
    std::unique_ptr<EndpointProbe> probe;
    /// Without a live connection: what seals the journal, and where the sealed place is remembered.
    std::optional<SealSigner> sealSigner;
    std::shared_ptr<HeadMemory> headMemory;
    QString subMchid; ///< partner mode, else empty
    qint64 brandid = 0; ///< 0: whether payments wait in the plug-in is not asked
    std::unique_ptr<Database> database; ///< null: see storeError
    std::optional<StoreError> storeError;
    BatchSettings batch;
    QString inboxFolder; ///< empty: there is none
    /// What notifications are opened with; asked again whenever keys came. May be empty.
    std::function<NotificationKeys()> notificationKeys;
    QList<Transaction> transactions; ///< to be added at start: the practice world's day
};

} // namespace pd

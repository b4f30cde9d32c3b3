#pragma once

#include "core/domain/key_problem.h"
#include "core/service/correction_service.h"
#include "core/store/database.h"
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
    std::unique_ptr<Transport> transport;
    std::unique_ptr<ApiClient> client; ///< null: nothing can be sent, see keyProblem
    std::optional<KeyProblem> keyProblem;
    std::unique_ptr<Database> database; ///< null: see storeError
    std::optional<StoreError> storeError;
    QString inboxFolder; ///< empty: there is none
    /// What notifications are opened with; asked again whenever keys came. May be empty.
    std::function<NotificationKeys()> notificationKeys;
    QList<Transaction> transactions; ///< to be added at start: the practice world's day
};

} // namespace pd

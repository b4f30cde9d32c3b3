#pragma once

#include "core/domain/store_error.h"
#include "core/service/import_result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// One file that was moved to refused/.
struct InboxRefusal
{
    QString name; ///< in refused/
    QDateTime at; ///< UTC
    ImportRefusal refusal;
    bool operator==(const InboxRefusal &) const = default;
};

/// What the inbox has done since it was started, and how it stands.
struct InboxState
{
    bool reachable = false; ///< the folder is there and can be written
    bool keysMissing = false; ///< no APIv3 key, or nothing to verify with: nothing is taken
    std::optional<StoreError> store; ///< the store failed: files wait in taking/
    qint64 added = 0;
    qint64 known = 0;
    qint64 refused = 0;
    qint64 unknownEvents = 0;
    QDateTime lastAt; ///< UTC, of the last file taken
    QString lastRefused; ///< name of the last file refused
    QList<InboxRefusal> refusals; ///< the newest maxRefusals, newest first
    static constexpr qsizetype maxRefusals = 100;
    bool operator==(const InboxState &) const = default;
};

} // namespace pd

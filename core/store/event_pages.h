#pragma once

#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/store/event.h"

namespace pd {

class Database;

/// Reads events by number, a bounded piece at a time, so that a long export leaves room for other
/// work. Events are never changed: pieces read one after the other belong together; journalEnd()
/// says up to where there are any. The events after `after` up to `last`, at most `limit`, in
/// rising order.
[[nodiscard]] Result<QList<Event>, StoreError> eventsBetween(const Database &database, qint64 after,
                                                             qint64 last, int limit);
/// The events with these numbers, which rise; those that are not there are left out.
[[nodiscard]] Result<QList<Event>, StoreError> eventsNumbered(const Database &database,
                                                              const QList<qint64> &numbers);
/// The numbers of every event of an entry, in rising order.
[[nodiscard]] Result<QList<qint64>, StoreError> eventNumbersOf(const Database &database,
                                                               const Entry &entry);

} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/store/entry_facets.h"

namespace pd {

class Database;

/// The sequences between which a page of the history lies: after `first`, inclusive, and before
/// `end`.
struct SequenceBounds
{
    qint64 first = 0;
    qint64 end = 0;
};

/// Turns a query's times and its page into sequences. Sequences and times grow together, except
/// where the machine's clock was set back: up to clockSlack entries on each side of such a step are
/// still found.
[[nodiscard]] Result<SequenceBounds, StoreError> boundsOf(const Database &database,
                                                          const HistoryQuery &query);
inline constexpr int clockSlack = 100;

/// The newest `limit` sequences within bounds that have the facets, from whole ranges of the index
/// over just these facets: one range a shelf. At least one facet is set.
[[nodiscard]] Result<QList<qint64>, StoreError>
sequencesWith(const Database &database, const EntryFacets &facets, const QString &shelf,
              const SequenceBounds &bounds, int limit);

} // namespace pd

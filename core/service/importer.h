#pragma once

#include "core/domain/import_item.h"
#include "core/domain/result.h"
#include "core/service/import_result.h"
#include "core/wechatpay/notification_file.h"

namespace pd {

class ImportStore;

/// The one importer behind the three ways in. Collects what sources tell and commits it in chunks;
/// all of it is idempotent, so a source that was cut off is simply read again.
class Importer
{
public:
    /// As many as one commit takes: durable in a few hundredths of a second.
    static constexpr qsizetype chunk = 2'000;

    explicit Importer(ImportStore &store);

    /// What one source (a row, a file, a pasted text) tells.
    void add(const QList<ImportItem> &items);
    [[nodiscard]] qsizetype waiting() const; ///< sources not yet committed
    [[nodiscard]] bool isFull() const;
    /// Commits them. @return what became of each source, in their order: Conflict if anything of it
    /// contradicts the store, else New if anything was new. Forgets them only if it succeeds.
    [[nodiscard]] Result<QList<ImportEnd>, StoreError> commit();
    void forget();

private:
    ImportStore &m_store;
    QList<ImportItem> m_items;
    QList<qsizetype> m_sizes; ///< items of each source
};

/// What a notification or a file of reports brings.
[[nodiscard]] QList<ImportItem> itemsOf(const Told &told);
/// What an item is about; empty for an event.
[[nodiscard]] QString transactionIdOf(const ImportItem &item);
/// True for an event that this version keeps without knowing it.
[[nodiscard]] bool isUnknownEvent(const Told &told);

} // namespace pd

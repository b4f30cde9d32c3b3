#include "core/service/importer.h"

#include "core/store/import_store.h"

#include <algorithm>

namespace pd {

namespace {

struct ItemOf
{
    const Notification &notification;

    ImportItem operator()(const Transaction &transaction) const
    {
        return transaction;
    }
    ImportItem operator()(const Refund &refund) const
    {
        return refund;
    }
    ImportItem operator()(const CardActivation &) const
    {
        return notification.asKeptEvent();
    }
    ImportItem operator()(const UnknownEvent &) const
    {
        return notification.asKeptEvent();
    }
};

struct IdOf
{
    QString operator()(const KeptEvent &) const
    {
        return {};
    }
    template <class Item> QString operator()(const Item &item) const
    {
        return item.transactionId;
    }
};

ImportEnd endOf(QList<ImportEnd>::const_iterator from, QList<ImportEnd>::const_iterator to)
{
    if (std::find(from, to, ImportEnd::Conflict) != to) {
        return ImportEnd::Conflict;
    }
    return std::find(from, to, ImportEnd::New) != to ? ImportEnd::New : ImportEnd::Known;
}

} // namespace

Importer::Importer(ImportStore &store)
    : m_store(store)
{ }

void Importer::add(const QList<ImportItem> &items)
{
    m_items += items;
    m_sizes += items.size();
}

qsizetype Importer::waiting() const
{
    return m_sizes.size();
}

bool Importer::isFull() const
{
    return m_items.size() >= chunk;
}

Result<QList<ImportEnd>, StoreError> Importer::commit()
{
    if (m_sizes.isEmpty()) {
        return QList<ImportEnd>();
    }
    const auto itemEnds = m_store.add(m_items);
    if (!itemEnds) {
        return fail(itemEnds.error());
    }
    QList<ImportEnd> ends;
    ends.reserve(m_sizes.size());
    auto at = itemEnds->cbegin();
    for (const qsizetype size : m_sizes) {
        ends += endOf(at, at + size);
        at += size;
    }
    forget();
    return ends;
}

void Importer::forget()
{
    m_items.clear();
    m_sizes.clear();
}

QList<ImportItem> itemsOf(const Told &told)
{
    if (const auto *notification = std::get_if<Notification>(&told)) {
        return {std::visit(ItemOf{*notification}, notification->content)};
    }
    QList<ImportItem> items;
    for (const MallReport &report : std::get<QList<MallReport>>(told)) {
        items += report;
    }
    return items;
}

QString transactionIdOf(const ImportItem &item)
{
    return std::visit(IdOf(), item);
}

bool isUnknownEvent(const Told &told)
{
    const auto *notification = std::get_if<Notification>(&told);
    return notification != nullptr && std::holds_alternative<UnknownEvent>(notification->content);
}

} // namespace pd

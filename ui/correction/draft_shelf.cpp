#include "ui/correction/draft_shelf.h"

namespace pd {

namespace {

constexpr int mostKept = 50; ///< unfinished forms, of as many transactions

} // namespace

void DraftShelf::keep(const QString &transactionId, const CorrectionDraft &draft)
{
    if (m_drafts.size() >= mostKept && !m_drafts.contains(transactionId)) {
        m_drafts.erase(m_drafts.begin());
    }
    m_drafts.insert(transactionId, draft);
}

const CorrectionDraft *DraftShelf::find(const QString &transactionId) const
{
    const auto found = m_drafts.constFind(transactionId);
    return found == m_drafts.constEnd() ? nullptr : &*found;
}

void DraftShelf::drop(const QString &transactionId)
{
    m_drafts.remove(transactionId);
}

} // namespace pd

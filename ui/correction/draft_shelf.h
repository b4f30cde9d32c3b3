#pragma once

#include "core/domain/correction.h"

#include <QHash>
#include <QString>

namespace pd {

/// What was typed and not sent yet, by transaction, while others are looked at.
class DraftShelf final
{
public:
    void keep(const QString &transactionId, const CorrectionDraft &draft);
    /// Null when nothing was typed for it.
    [[nodiscard]] const CorrectionDraft *find(const QString &transactionId) const;
    void drop(const QString &transactionId);

private:
    QHash<QString, CorrectionDraft> m_drafts;
};

} // namespace pd

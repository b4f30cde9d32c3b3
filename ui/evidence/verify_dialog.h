#pragma once

#include "ui/evidence/evidence_dialog.h"

namespace pd {

/// "Verify history": checks every event, link and seal and what the window shows, at once.
class VerifyDialog final : public EvidenceDialog
{
    Q_OBJECT
public:
    explicit VerifyDialog(EvidenceDesk &desk, QWidget *parent = nullptr);

private:
    void onVerified(Ticket ticket, const Result<std::optional<HistoryReport>, StoreError> &result);
};

} // namespace pd

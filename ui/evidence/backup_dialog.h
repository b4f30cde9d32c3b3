#pragma once

#include "ui/evidence/evidence_dialog.h"

namespace pd {

/// Writes a backup to one new file, checks it, and shows where its journal ends.
class BackupDialog final : public EvidenceDialog
{
    Q_OBJECT
public:
    BackupDialog(EvidenceDesk &desk, const QString &target, QWidget *parent = nullptr);

private:
    void onBackedUp(Ticket ticket, const Result<std::optional<BackupFacts>, StoreError> &result);
};

} // namespace pd

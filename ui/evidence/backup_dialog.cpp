#include "ui/evidence/backup_dialog.h"

#include "ui/common/format.h"
#include "ui/evidence/evidence_words.h"

#include <QDir>

namespace pd {

BackupDialog::BackupDialog(EvidenceDesk &desk, const QString &target, QWidget *parent)
    : EvidenceDialog(
        desk, tr("Back up"),
        tr("The journal with everything in it is copied into one file, and the copy is "
           "checked. Corrections go on meanwhile. Keep it on another computer or disk."),
        parent)
{
    setObjectName(QStringLiteral("backupDialog"));
    connect(&desk, &EvidenceDesk::backedUp, this, &BackupDialog::onBackedUp);
    begin(desk.backUp(target));
}

void BackupDialog::onBackedUp(Ticket ticket,
                              const Result<std::optional<BackupFacts>, StoreError> &result)
{
    if (!end(ticket)) {
        return;
    }
    if (!result) {
        showError(result.error());
    } else if (!*result) {
        showCancelled();
    } else if ((*result)->path.isEmpty()) {
        showOutcome(InlineBanner::Kind::Error, historyVerdict((*result)->report),
                    historyReportText((*result)->report));
    } else {
        const BackupFacts &facts = **result;
        showOutcome(InlineBanner::Kind::Info,
                    {tr("The backup is written and checked: %1 events.")
                         .arg(formatNumber(facts.report.events)),
                     tr("%1, %2 MB")
                         .arg(QDir::toNativeSeparators(facts.path),
                              formatNumber((facts.bytes + 999'999) / 1'000'000))},
                    historyReportText(facts.report));
    }
}

} // namespace pd

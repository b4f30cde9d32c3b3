#include "ui/evidence/verify_dialog.h"

#include "ui/evidence/evidence_words.h"

namespace pd {

VerifyDialog::VerifyDialog(EvidenceDesk &desk, QWidget *parent)
    : EvidenceDialog(desk, tr("Verify history"),
                     tr("Every event is checked against the one before it, every seal against the "
                        "merchant's key, and what the window shows against the events. "
                        "Corrections go on meanwhile."),
                     parent)
{
    setObjectName(QStringLiteral("verifyDialog"));
    connect(&desk, &EvidenceDesk::verified, this, &VerifyDialog::onVerified);
    begin(desk.verify());
}

void VerifyDialog::onVerified(Ticket ticket,
                              const Result<std::optional<HistoryReport>, StoreError> &result)
{
    if (!end(ticket)) {
        return;
    }
    if (!result) {
        showError(result.error());
    } else if (!*result) {
        showCancelled();
    } else {
        const HistoryReport &report = **result;
        const auto kind = report.firstBreak ? InlineBanner::Kind::Error
            : report.sealsWithoutKey > 0    ? InlineBanner::Kind::Warning
                                            : InlineBanner::Kind::Info;
        showOutcome(kind, historyVerdict(report), historyReportText(report));
    }
}

} // namespace pd

#pragma once

#include "core/domain/history_check.h"
#include "core/domain/store_error.h"
#include "core/service/journal_sealer.h"
#include "ui/common/error_text.h"

#include <QString>

namespace pd {

/// "Events: 120,000 of 1,000,000"
[[nodiscard]] QString checkProgressText(const CheckProgress &progress);
/// One sentence on what a check found, and what to do.
[[nodiscard]] ErrorText historyVerdict(const HistoryReport &report);
/// Everything that it found, line by line, to be copied for an auditor.
[[nodiscard]] QString historyReportText(const HistoryReport &report);
/// "Event 17 was changed."
[[nodiscard]] QString historyBreakText(const HistoryBreak &where);
/// What is remembered and what is here.
[[nodiscard]] QString lostHistoryText(const LostHistory &lost);
/// What a backup means for the present store.
[[nodiscard]] ErrorText restoreVerdict(const RestoreFacts &facts);
/// What went wrong with a copy or a check.
[[nodiscard]] ErrorText evidenceErrorText(const StoreError &error);

} // namespace pd

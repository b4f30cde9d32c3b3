#pragma once

#include "core/domain/notification_error.h"
#include "core/service/import_job.h"
#include "core/service/import_result.h"
#include "core/service/inbox_state.h"
#include "ui/common/error_text.h"

#include <QString>

namespace pd {

/// What a column of a CSV means, as the operator chooses it.
[[nodiscard]] QString columnWord(CsvColumn column);
/// Why one row, file or pasted text was refused, and what to do.
[[nodiscard]] QString refusalText(const ImportRefusal &refusal);
[[nodiscard]] QString notificationErrorText(const NotificationError &error);
/// Where it stood: "row 12", a file's name, or nothing for a pasted text.
[[nodiscard]] QString refusalPlace(const ImportRefusal &refusal);
/// Which column of the file, by its meaning or its number; empty for a whole row.
[[nodiscard]] QString refusalColumn(const ImportRefusal &refusal);
/// Why a file can't be read as a table at all.
[[nodiscard]] ErrorText csvProblemText(CsvProblem problem);
/// Why an import did not start; not for Started.
[[nodiscard]] ErrorText importStartText(ImportStart start);
/// "UTF-8, comma": what was found.
[[nodiscard]] QString dialectText(const CsvDialect &dialect);
/// "12 new, 3 known, 1 refused"
[[nodiscard]] QString countsText(qint64 added, qint64 known, qint64 refused);
/// The inbox in one line for the header, and in full.
[[nodiscard]] QString inboxShortText(const InboxState &state);
[[nodiscard]] ErrorText inboxText(const InboxState &state, const QString &folder);
/// Something about the inbox needs a look: it stands still, or something was refused.
[[nodiscard]] bool inboxNeedsALook(const InboxState &state);

} // namespace pd

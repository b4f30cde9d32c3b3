#pragma once

#include "core/domain/setup_facts.h"
#include "core/settings/profile.h"
#include "ui/common/error_text.h"

#include <QString>

namespace pd {

[[nodiscard]] QString setupItemWord(SetupItem item);
/// Why it can't be used, and what to do.
[[nodiscard]] QString importedText(const ImportedItem &item);
/// What is wrong, or soon will be, with credentials that can each be read by themselves.
[[nodiscard]] QString findingText(const CredentialFinding &finding);
[[nodiscard]] ErrorText setupErrorText(const SetupError &error);
/// The label of a profile's key on the pages; the key itself where no page has it.
[[nodiscard]] QString profileKeyWord(const QString &key);

} // namespace pd

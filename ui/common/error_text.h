#pragma once

#include "core/domain/correction.h"
#include "core/domain/desk_notices.h"
#include "core/domain/key_problem.h"
#include "core/domain/text.h"
#include "core/domain/vault_error.h"
#include "core/service/correction_service.h"
#include "core/settings/profile.h"

#include <QString>

namespace pd {

/// The label of a field, as it stands above it.
[[nodiscard]] QString fieldWord(Field field);
/// Beside the field: what is wrong and what to do next.
[[nodiscard]] QString findingText(const Finding &finding);
/// "Removed spaces and line breaks." Empty when nothing was cleaned.
[[nodiscard]] QString cleanedText(CleanedWhat what);

struct ErrorText
{
    QString title; ///< one line for a banner
    QString next; ///< what to do
    [[nodiscard]] QString inOneLine() const;
};
[[nodiscard]] ErrorText storeProblemText(const StoreError &error);
[[nodiscard]] ErrorText submitErrorText(const SubmitError &error);
[[nodiscard]] ErrorText keyProblemText(const KeyProblem &problem);
/// The most urgent of them; empty when there is none.
[[nodiscard]] ErrorText noticesText(const DeskNotices &notices);
[[nodiscard]] ErrorText vaultProblemText(const VaultError &error);
[[nodiscard]] QString profileErrorText(const ProfileError &error);

} // namespace pd

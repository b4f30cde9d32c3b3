#pragma once

#include "core/service/check_result.h"
#include "ui/common/words.h"

#include <QList>
#include <QString>

namespace pd {

/// The name of a step of the connection check.
[[nodiscard]] QString checkStepWord(CheckStep step);
/// Its icon, in the colour of its state; the word is that of the state.
[[nodiscard]] Badge badgeFor(CheckState state);
/// What a step found, and what to do.
[[nodiscard]] Explanation explain(const CheckResult &result);
/// Why WeChat Pay refused a signature, and what to do: each of the ten texts.
[[nodiscard]] Explanation explain(SignErrorCause cause);
/// All of it as text for a mail to whoever is to mend it. No secret is in a result.
[[nodiscard]] QString checkText(const QList<CheckResult> &results);

} // namespace pd

#pragma once

#include "core/service/records_desk.h"
#include "ui/common/error_text.h"

#include <QList>
#include <QString>

namespace pd {

/// The title of a column in a table for people.
[[nodiscard]] QString recordColumnWord(RecordColumn column);
/// Every column, under its title in the window's language.
[[nodiscard]] QList<TitledColumn> everyTitledColumn();
/// The words that cells are made of, in the window's language.
[[nodiscard]] RecordWords recordWords();
/// Why a row of the member system's answer was not ticked off.
[[nodiscard]] QString bookingRefusalText(BookingRefusal refusal);
/// Why a file, or bookings as a whole, failed; empty when every row was ticked off.
[[nodiscard]] ErrorText bookingProblemText(const BookingResult &result);
/// How an export ended: "12,345 rows written", or why not.
[[nodiscard]] ErrorText exportResultText(const ExportResult &result);
/// "茶百道 101", or a dash where the desk was never told.
[[nodiscard]] QString shopWord(const Shop &shop);

} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "core/domain/record_column.h"

#include <QMap>
#include <QString>

namespace pd {

/// The words of a table for people; the window hands them over in its language.
struct RecordWords
{
    QMap<EntryState, QString> states;
    QString report; ///< EntryKind::Report
    QString memberSystem;
    QString yes;
    QString no;
};

struct CellStyle
{
    RecordWords words;
    bool masked = true; ///< the member's number
    /// Long numbers carry the back-tick of WeChat's bills, so that a spreadsheet does not round
    /// them; what is pasted back is cleaned of it. Off for tables that a machine reads.
    bool backTick = true;
};

/// What a column says of an entry. Times are Shanghai's, as RFC 3339; points are plain digits;
/// empty for what an entry does not have.
[[nodiscard]] QString recordCell(const Entry &entry, RecordColumn column, const CellStyle &style);

} // namespace pd

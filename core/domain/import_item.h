#pragma once

#include "core/domain/kept_event.h"
#include "core/domain/mall_report.h"
#include "core/domain/refund.h"
#include "core/domain/transaction.h"

#include <variant>

namespace pd {

/// One thing that an import brings.
using ImportItem = std::variant<Transaction, Refund, MallReport, KeptEvent>;

/// What became of it. Imports are idempotent: what is there already is Known.
enum class ImportEnd {
    New,
    Known, ///< with the same values; empty ones that were missing are filled in
    Conflict ///< known with another amount, member or appid: nothing was changed
};

} // namespace pd

#pragma once

#include "core/domain/batch.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/service/batch_source.h"

#include <memory>

namespace pd {

class BatchStore;
class TransactionStore;

/// Where a batch's rows come from.
class BatchRowSource
{
public:
    BatchRowSource() = default;
    BatchRowSource(const BatchRowSource &) = delete;
    BatchRowSource &operator=(const BatchRowSource &) = delete;
    virtual ~BatchRowSource() = default;
    /// @return false at the end.
    [[nodiscard]] virtual Result<bool, StoreError> next(BatchRow *row) = 0;
    [[nodiscard]] virtual QStringList header() const = 0;
    /// The file's name, where there is one.
    [[nodiscard]] virtual QString name() const = 0;
    /// Read so far, in the unit of total(); 0 for a total that is not known.
    [[nodiscard]] virtual qint64 done() const = 0;
    [[nodiscard]] virtual qint64 total() const = 0;
};

/// Opens what `source` names. The stores outlive what is opened.
[[nodiscard]] Result<std::unique_ptr<BatchRowSource>, BatchLoadProblem>
openBatchRows(const BatchSource &source, const BatchStore &batches,
              const TransactionStore &transactions, const BatchSettings &settings,
              const QDateTime &now);

} // namespace pd

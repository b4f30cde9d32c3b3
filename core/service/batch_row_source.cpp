#include "core/service/batch_row_source.h"

#include "core/domain/refund_proposal.h"
#include "core/service/batch_reader.h"
#include "core/store/batch_store.h"
#include "core/store/transaction_store.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace pd {

namespace {

constexpr int rowsToFindTheHeaderIn = 40;
constexpr int rowsABlock = 500;

BatchLoadProblem problemOf(CsvProblem problem)
{
    switch (problem) {
    case CsvProblem::CannotRead:
        return BatchLoadProblem::CannotRead;
    case CsvProblem::Empty:
        return BatchLoadProblem::Empty;
    case CsvProblem::Spreadsheet:
        return BatchLoadProblem::Spreadsheet;
    case CsvProblem::Utf16:
        return BatchLoadProblem::Utf16;
    case CsvProblem::NotText:
        return BatchLoadProblem::NotText;
    }
    Q_UNREACHABLE();
}

/// The names of the contract, for rows that come from the desk's own list.
QStringList contractHeader()
{
    return {QStringLiteral("transaction_id"), QStringLiteral("increased_points"),
            QStringLiteral("appid"), QStringLiteral("openid")};
}

/// A file, or a pasted text.
class FileRows final : public BatchRowSource
{
public:
    FileRows(std::unique_ptr<QIODevice> device, QString name, EntryKind kind)
        : m_device(std::move(device))
        , m_name(std::move(name))
        , m_kind(kind)
    { }

    [[nodiscard]] Result<void, BatchLoadProblem>
    begin(const Result<CsvDialect, CsvProblem> &dialect)
    {
        if (!dialect) {
            return fail(problemOf(dialect.error()));
        }
        m_reader = std::make_unique<CsvReader>(*m_device, *dialect);
        QList<QPair<qint64, QStringList>> lines;
        CsvRow row;
        while (lines.size() < rowsToFindTheHeaderIn && m_reader->next(&row)) {
            lines.append({row.line, readableCells(*m_reader, row)});
        }
        m_mapping = guessBatchMapping(lines);
        if (!m_mapping.isUsable()) {
            return fail(BatchLoadProblem::NoColumns);
        }
        m_reader = std::make_unique<CsvReader>(*m_device, *dialect);
        return {};
    }

    Result<bool, StoreError> next(BatchRow *row) override
    {
        CsvRow read;
        do {
            if (!m_reader->next(&read)) {
                return false;
            }
        } while (read.line <= m_mapping.headerLine);
        *row = batchRowFrom(*m_reader, read, m_mapping, m_kind);
        return true;
    }
    [[nodiscard]] QStringList header() const override
    {
        return m_mapping.header;
    }
    [[nodiscard]] QString name() const override
    {
        return m_name;
    }
    [[nodiscard]] qint64 done() const override
    {
        return m_reader->position();
    }
    [[nodiscard]] qint64 total() const override
    {
        return m_device->size();
    }

private:
    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    EntryKind m_kind;
    std::unique_ptr<CsvReader> m_reader;
    BatchMapping m_mapping;
};

/// The payments that wait for their report, with what the rule proposes.
class WaitingRows final : public BatchRowSource
{
public:
    WaitingRows(const TransactionStore &transactions, const PointsRule &rule, QDateTime now)
        : m_transactions(transactions)
        , m_rule(rule)
        , m_now(std::move(now))
    {
        m_query.filter = TransactionFilter::Waiting;
    }

    Result<bool, StoreError> next(BatchRow *row) override
    {
        while (true) {
            if (m_at >= m_page.rows.size()) {
                if (m_begun && m_page.next.isEmpty()) {
                    return false;
                }
                m_query.after = m_page.next;
                auto page = m_transactions.page(m_query);
                if (!page) {
                    return fail(page.error());
                }
                m_page = *std::move(page);
                m_at = 0;
                m_begun = true;
                continue;
            }
            const TransactionRow &waiting = m_page.rows.at(m_at++);
            ++m_read;
            if (waiting.state == ReportState::Waiting && !isTooLate(waiting.transaction, m_now)) {
                *row = rowFor(waiting);
                return true;
            }
        }
    }
    [[nodiscard]] QStringList header() const override
    {
        return contractHeader();
    }
    [[nodiscard]] QString name() const override
    {
        return {};
    }
    [[nodiscard]] qint64 done() const override
    {
        return m_read;
    }
    [[nodiscard]] qint64 total() const override
    {
        return 0;
    }

private:
    [[nodiscard]] BatchRow rowFor(const TransactionRow &waiting) const
    {
        TransactionCard card;
        card.known = true;
        card.row = waiting;
        const Points points = pointsToPropose(card, m_rule).value_or(Points());
        BatchRow row;
        CorrectionDraft &draft = row.draft;
        draft.transactionId = waiting.transaction.transactionId;
        draft.appid = waiting.transaction.appid;
        draft.openid = waiting.transaction.openid;
        draft.points = points.toText();
        draft.earned = points.value() > 0;
        row.cells = QStringList{draft.transactionId, draft.points, draft.appid, draft.openid};
        return row;
    }

    const TransactionStore &m_transactions;
    PointsRule m_rule;
    QDateTime m_now;
    TransactionQuery m_query;
    TransactionPage m_page;
    qsizetype m_at = 0;
    qint64 m_read = 0;
    bool m_begun = false;
};

/// What WeChat Pay can't take of another batch.
class RestRows final : public BatchRowSource
{
public:
    RestRows(const BatchStore &batches, Batch from)
        : m_batches(batches)
        , m_from(std::move(from))
    { }

    Result<bool, StoreError> next(BatchRow *row) override
    {
        while (true) {
            if (m_at >= m_block.size()) {
                auto block = m_batches.rows(m_from.id, m_next, rowsABlock);
                if (!block) {
                    return fail(block.error());
                }
                if (block->isEmpty()) {
                    return false;
                }
                m_block = *std::move(block);
                m_next = m_block.constLast().number + 1;
                m_at = 0;
            }
            const BatchRow &old = m_block.at(m_at++);
            ++m_read;
            const bool fits
                = old.result ? old.result->isForMemberSystem() : isForMemberSystem(old.mark);
            if (!old.leftOut && fits) {
                *row = BatchRow();
                row->line = old.line;
                row->cells = old.cells;
                row->draft = withReason(old.draft, m_from.reason);
                return true;
            }
        }
    }
    [[nodiscard]] QStringList header() const override
    {
        return m_from.header;
    }
    [[nodiscard]] QString name() const override
    {
        return m_from.source;
    }
    [[nodiscard]] qint64 done() const override
    {
        return m_read;
    }
    [[nodiscard]] qint64 total() const override
    {
        return m_from.totals.rows;
    }

private:
    const BatchStore &m_batches;
    Batch m_from;
    QList<BatchRow> m_block;
    qsizetype m_at = 0;
    int m_next = 1;
    qint64 m_read = 0;
};

/// Calls the one function that fits the origin.
template <class... F> struct Overloaded : F...
{
    using F::operator()...;
};
template <class... F> Overloaded(F...) -> Overloaded<F...>;

} // namespace

Result<std::unique_ptr<BatchRowSource>, BatchLoadProblem>
openBatchRows(const BatchSource &source, const BatchStore &batches,
              const TransactionStore &transactions, const BatchSettings &settings,
              const QDateTime &now)
{
    using Opened = Result<std::unique_ptr<BatchRowSource>, BatchLoadProblem>;
    const auto begin = [](std::unique_ptr<FileRows> rows,
                          const Result<CsvDialect, CsvProblem> &dialect) -> Opened {
        if (auto begun = rows->begin(dialect); !begun) {
            return fail(begun.error());
        }
        return rows;
    };
    return std::visit(
        Overloaded{[&](const BatchFile &from) -> Opened {
                       auto file = std::make_unique<QFile>(from.path);
                       const QFileInfo info(from.path);
                       if (!info.isFile() || !file->open(QIODevice::ReadOnly)) {
                           return fail(BatchLoadProblem::CannotRead);
                       }
                       const auto dialect = guessDialect(*file);
                       return begin(std::make_unique<FileRows>(std::move(file), info.fileName(),
                                                               source.kind),
                                    dialect);
                   },
                   [&](const BatchText &from) -> Opened {
                       auto buffer = std::make_unique<QBuffer>();
                       buffer->setData(bytesOfPasted(from.text));
                       buffer->open(QIODevice::ReadOnly);
                       const auto dialect = pastedDialect(*buffer);
                       return begin(
                           std::make_unique<FileRows>(std::move(buffer), QString(), source.kind),
                           dialect);
                   },
                   [&](const BatchWaiting &) -> Opened {
                       if (!settings.rule) {
                           return fail(BatchLoadProblem::NoPointsRule);
                       }
                       return std::make_unique<WaitingRows>(transactions, *settings.rule, now);
                   },
                   [&](const BatchRest &from) -> Opened {
                       const auto found = batches.find(from.batch);
                       if (!found || !*found) {
                           return fail(BatchLoadProblem::StoreFailed);
                       }
                       return std::make_unique<RestRows>(batches, **found);
                   }},
        source.origin);
}

} // namespace pd

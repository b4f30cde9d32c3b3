#pragma once

#include "core/service/import_result.h"
#include "core/service/inbox_state.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace pd {

/// What was refused, in words: where, which column, why, and what stood there.
class RefusalModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Place, FileColumn, Reason, Value, ColumnCount };

    explicit RefusalModel(QObject *parent = nullptr);
    void setRows(const QList<ImportRefusal> &refusals);
    void setFiles(const QList<InboxRefusal> &refusals);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// All of it with its header, separated by tabs, for the clipboard.
    [[nodiscard]] QString asText() const;
    /// All of it as CSV, UTF-8 with a byte-order mark, safe to open in a spreadsheet.
    [[nodiscard]] QByteArray asCsv() const;

private:
    [[nodiscard]] QString cell(qsizetype row, int column) const;
    [[nodiscard]] QStringList cells(qsizetype row) const;
    [[nodiscard]] QStringList titles() const;
    QList<InboxRefusal> m_rows;
    bool m_files = false;
};

} // namespace pd

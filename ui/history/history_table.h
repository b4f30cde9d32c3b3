#pragma once

#include <QTableView>

namespace pd {

class HistoryModel;

/// Entries as rows: whole rows are chosen, Tab leaves it, and each column is as wide as what must
/// never be elided. Whoever shows it says which columns give way.
class HistoryTable final : public QTableView
{
    Q_OBJECT
public:
    explicit HistoryTable(HistoryModel *model, QWidget *parent = nullptr);
};

} // namespace pd

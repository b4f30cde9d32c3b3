#pragma once

#include <QTableView>

namespace pd {

/// The list of transactions. What must never be elided is as wide as its longest content; the shop
/// takes the rest, and where it is tight the member's column goes first: the card shows it as well.
/// The order of the columns is the operator's to change.
class TransactionTable final : public QTableView
{
    Q_OBJECT
public:
    TransactionTable(QAbstractItemModel *model, QWidget *parent = nullptr);

    /// The order of the columns, to be remembered.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fixColumns();
    void showColumns();

    int m_wideEnough = 0; ///< for every column
};

} // namespace pd

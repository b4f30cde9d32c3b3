#pragma once

#include <QTableView>

namespace pd {

class TransactionModel;

/// The list of transactions. What must never be elided is as wide as its longest content; the shop
/// takes the rest, and where it is tight the member's column goes first: the card shows it as well.
/// The order of the columns is the operator's to change.
class TransactionTable final : public QTableView
{
    Q_OBJECT
public:
    TransactionTable(TransactionModel *model, QWidget *parent = nullptr);

    /// The order of the columns, to be remembered.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);
    /// After the same list was read again: the keys and the eye are where they were, and
    /// `selectedId` is chosen if it is there.
    void backToPlace(const QString &selectedId);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepPlace();
    void fixColumns();
    void showColumns();

    TransactionModel *m_model;
    QString m_placeId; ///< the row that the keys are on
    int m_placeScroll = 0;
    int m_wideEnough = 0; ///< for every column
};

} // namespace pd

#pragma once

#include "ui/records/receipt.h"

#include <QDialog>

class QLabel;

namespace pd {

class ChipGroup;

/// Shows the customer's receipt as it will be on paper, and saves or prints it. Shown by open().
class ReceiptDialog final : public QDialog
{
    Q_OBJECT
public:
    ReceiptDialog(const Entry &entry, const QString &mallName, QWidget *parent = nullptr);
    [[nodiscard]] Paper paper() const; ///< in the chosen size

private:
    void refresh();
    ReceiptContent m_content;
    ChipGroup *m_size;
    QLabel *m_picture;
};

} // namespace pd

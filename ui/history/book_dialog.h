#pragma once

#include "core/domain/entry.h"

#include <QDialog>

class QLineEdit;

namespace pd {

class LabelledField;

/// Ticks a member-system correction off with the booking's reference. Shown by open();
/// Ctrl+Enter confirms, Enter alone does nothing.
class BookDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit BookDialog(const Entry &entry, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const pd::EntryId &id, const QString &reference);

private:
    void confirm();
    EntryId m_id;
    QLineEdit *m_reference;
    LabelledField *m_field;
};

} // namespace pd

#pragma once

#include "core/domain/entry.h"

#include <QDialog>

class QLineEdit;

namespace pd {

class LabelledField;

/// Ticks member-system corrections off with the booking's reference and the name of whoever booked
/// them. Shown by open(); Ctrl+Enter confirms, Enter alone does nothing.
class BookDialog final : public QDialog
{
    Q_OBJECT
public:
    /// All of `entries`, at least one, were booked under one reference.
    BookDialog(const QList<Entry> &entries, const QString &operatorName, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QList<pd::EntryId> &ids, const pd::Booking &booking);

private:
    void confirm();
    QList<EntryId> m_ids;
    QLineEdit *m_reference;
    LabelledField *m_field;
    QLineEdit *m_name;
    LabelledField *m_nameField;
};

} // namespace pd

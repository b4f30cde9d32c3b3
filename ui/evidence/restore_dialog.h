#pragma once

#include "ui/evidence/evidence_dialog.h"

class QLineEdit;

namespace pd {

class LabelledField;

/// Checks a backup wholly, says what going back to it means, and lets it be put in the place of the
/// journal. Behind the last seal, the number of the event at which it ends must be typed. What is
/// there now is kept aside.
class RestoreDialog final : public EvidenceDialog
{
    Q_OBJECT
public:
    RestoreDialog(EvidenceDesk &desk, const QString &backup, QWidget *parent = nullptr);
    ~RestoreDialog() override;

Q_SIGNALS:
    /// The checked copy beside the store, to be put in its place when nobody has that open.
    void confirmed(const QString &prepared);

private:
    void onPrepared(Ticket ticket, const Result<std::optional<RestoreFacts>, StoreError> &result);
    void confirm();

    QPushButton *m_restore;
    QLineEdit *m_typed;
    LabelledField *m_field;
    RestoreFacts m_facts;
    bool m_mustType = false;
    bool m_confirmed = false;
};

} // namespace pd

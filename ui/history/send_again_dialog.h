#pragma once

#include "core/domain/entry.h"

#include <QDialog>

namespace pd {

/// Asks before the same bytes are sent again. Shown by open(): window-modal, nothing waits. Cancel
/// is the default; Ctrl+Enter confirms, Enter alone never.
class SendAgainDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SendAgainDialog(const Entry &entry, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const pd::EntryId &id);
};

} // namespace pd

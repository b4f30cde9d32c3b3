#pragma once

#include "core/domain/new_version.h"

#include <QPointer>
#include <QPushButton>

class QDialog;
class QLabel;
class QMenu;

namespace pd {

/// The quiet note in the header that there is a newer version, and the dialog that says what is
/// known. Hidden while there is none. It installs nothing and opens nothing.
class UpdateNote final : public QPushButton
{
    Q_OBJECT
public:
    explicit UpdateNote(QWidget *parent = nullptr);
    /// "Check for a new version…", with its key.
    void addTo(QMenu *help);

public Q_SLOTS:
    void setState(const pd::UpdateState &state);

Q_SIGNALS:
    /// By hand, and the profile names an address.
    void checkRequested();

private:
    void check();
    void openDialog();
    void fillDialog();
    UpdateState m_state;
    QPointer<QDialog> m_dialog;
    QLabel *m_title = nullptr; ///< both of the dialog
    QLabel *m_next = nullptr;
};

} // namespace pd

#pragma once

#include "core/service/inbox_state.h"

#include <QPushButton>
#include <QString>

namespace pd {

/// The inbox in the header: watched, when the last one came, how many were refused. A press tells
/// why. Hidden where the profile names no folder.
class InboxButton final : public QPushButton
{
    Q_OBJECT
public:
    InboxButton(const QString &folder, QWidget *parent = nullptr);
    void setState(const InboxState &state);

private:
    void showDetails();
    QString m_folder;
    InboxState m_state;
};

} // namespace pd

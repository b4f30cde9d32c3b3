#pragma once

#include "core/settings/profile.h"

#include <QWidget>

namespace pd {

/// Shown instead of the main window when the profile can't be used: every wrong key with its
/// reason, and the way into the practice world. It reads and changes nothing.
class ProfileProblemsWindow : public QWidget
{
    Q_OBJECT
public:
    ProfileProblemsWindow(const QString &path, const QList<ProfileError> &errors,
                          QWidget *parent = nullptr);
    /// The same as plain text, for the terminal and the clipboard.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void practiceRequested();
    void setupRequested();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QString m_text;
};

} // namespace pd

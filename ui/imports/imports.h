#pragma once

#include "core/service/desk.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QMenu;
class QWidget;

namespace pd {

class Clock;
class ImportDialog;
class InboxButton;
struct Profile;

/// Everything about imports in the main window: the entries of its menu, files dropped on it, and
/// the inbox in its header.
class Imports final : public QObject
{
    Q_OBJECT
public:
    /// `window` takes drops from now on. All of them outlive this.
    Imports(Desk &desk, const Profile &profile, const Clock &clock, QString settingsPath,
            QWidget *window);
    void addTo(QMenu *menu);
    /// For the header; made once, hidden until the inbox says something.
    [[nodiscard]] QWidget *inboxButton() const;

public Q_SLOTS:
    /// Opens the dialog, or brings it to the front.
    pd::ImportDialog *openDialog();
    void openRemoval();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Desk &m_desk;
    const Profile &m_profile;
    const Clock &m_clock;
    QString m_settingsPath;
    QWidget *m_window;
    InboxButton *m_inbox;
    QPointer<ImportDialog> m_dialog;
};

} // namespace pd

#pragma once

#include <QObject>
#include <QString>

class QMenu;
class QWidget;

namespace pd {

class EvidenceDesk;

/// The history's proof in the main window: the entries of its menu and their dialogs.
class Evidence final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this. Keys work wherever the focus is in `window`.
    Evidence(EvidenceDesk &desk, QWidget *window);
    void addTo(QMenu *menu);

public Q_SLOTS:
    void openVerification();
    void chooseBackup();
    void chooseRestore();
    /// Without asking where.
    void openBackup(const QString &target);
    void openRestore(const QString &backup);

Q_SIGNALS:
    /// A checked copy shall take the journal's place: close the desk, exchange, open it again.
    void restoreConfirmed(const QString &prepared);

private:
    EvidenceDesk &m_desk;
    QWidget *m_window;
};

} // namespace pd

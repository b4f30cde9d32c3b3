#pragma once

#include "core/service/importer.h"
#include "core/service/inbox_state.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace pd {

struct InboxTiming
{
    int pollMs = 5'000; ///< network shares don't tell when something comes
    int patienceMs = 10'000; ///< how long a file that is not whole may stay unchanged
};

/// A folder to which the mall's server writes notifications, one file each (docs/inbox.md). Watched
/// and looked through from time to time; files are taken by renaming them into taking/, committed,
/// and moved to done/ or, with the reason beside them, to refused/. A file that is not whole yet
/// waits. Ended at any moment, it goes on where it stopped: nothing twice, nothing lost.
/// Lives on the desk thread and works in slices. One desk a folder.
class Inbox : public QObject
{
    Q_OBJECT
public:
    Inbox(const QString &folder, ImportStore &store, NotificationKeys keys, InboxTiming timing = {},
          QObject *parent = nullptr);
    ~Inbox() override;

    void start();
    [[nodiscard]] const InboxState &state() const;

Q_SIGNALS:
    void stateChanged(const pd::InboxState &state);
    void transactionsChanged();

private:
    struct Seen
    {
        qint64 size = -1;
        QDateTime modified;
        QElapsedTimer unchanged;
    };
    struct Taken
    {
        QString name;
        std::optional<ImportRefusal> refusal;
        bool unknownEvent = false;
    };
    void look();
    [[nodiscard]] bool makeFolders();
    [[nodiscard]] bool takeFiles(); ///< true: more are waiting
    void listFiles();
    [[nodiscard]] bool isReady(const QFileInfo &file);
    [[nodiscard]] bool take(const QString &name);
    void readTaken(const QString &name);
    void refuse(const QString &name, const ImportRefusal &refusal);
    [[nodiscard]] bool commit();
    void moveAway(const Taken &taken);
    void writeReason(const QString &path, const ImportRefusal &refusal) const;
    [[nodiscard]] QString pathIn(const QString &subfolder, const QString &name) const;

    QString m_folder;
    NotificationKeys m_keys;
    InboxTiming m_timing;
    Importer m_importer;
    QFileSystemWatcher m_watcher;
    QTimer m_poll;
    QTimer m_soon;
    QStringList m_queue; ///< names still to be looked at
    QHash<QString, Seen> m_seen; ///< files that wait to be whole
    QList<Taken> m_taken; ///< in taking/, not yet moved away
    QSet<QString> m_stuck; ///< could not be moved: left alone until the next start
    InboxState m_state;
    bool m_leftoversRead = false;
};

} // namespace pd

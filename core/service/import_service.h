#pragma once

#include "core/service/import_job.h"
#include "core/service/importer.h"

#include <QObject>

#include <memory>

namespace pd {

/// Imports and removals, on the desk thread, in slices: after each commit the thread does whatever
/// else is waiting, and goes on. One job at a time.
class ImportService : public QObject
{
    Q_OBJECT
public:
    ImportService(ImportStore &store, NotificationKeys keys, QObject *parent = nullptr);
    ~ImportService() override;

    /// Looks into a file without importing anything.
    [[nodiscard]] static Result<CsvPreview, CsvProblem> preview(const QString &path);
    /// Ends with finished().
    [[nodiscard]] ImportStart startCsv(const CsvJob &job);
    /// Removes payments made before then; never anything of the journal. Ends with finished().
    [[nodiscard]] ImportStart startRemoval(const QDateTime &before);
    /// One pasted or dropped text: a file of the inbox, an envelope, or a decrypted resource. At
    /// once.
    [[nodiscard]] ImportResult importText(const QByteArray &text);
    /// The same, read from a file.
    [[nodiscard]] ImportResult importTextFile(const QString &path);
    /// Ends the running job after its slice; what is committed stays.
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(const pd::ImportProgress &progress);
    /// The end of startCsv() or startRemoval().
    void finished(const pd::ImportResult &result);
    /// Something came into the store, or went: lists may be read again.
    void transactionsChanged();

private:
    struct CsvRun;
    struct RemovalRun;
    void continueLater(void (ImportService::*slice)());
    void csvSlice();
    void removalSlice();
    [[nodiscard]] bool commitCsv();
    void finish(const ImportResult &result);

    ImportStore &m_store;
    NotificationKeys m_keys;
    std::unique_ptr<CsvRun> m_csv;
    std::unique_ptr<RemovalRun> m_removal;
    bool m_cancelled = false;
};

} // namespace pd

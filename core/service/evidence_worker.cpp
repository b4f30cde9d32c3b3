#include "core/service/evidence_worker.h"

#include "core/service/key_files.h"
#include "core/service/seal_folder.h"
#include "core/store/backup.h"
#include "core/store/chain_check.h"
#include "core/store/database.h"
#include "core/store/interruption.h"
#include "core/store/journal_places.h"
#include "core/wechatpay/sha256.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <utility>

namespace pd {

namespace {

constexpr qint64 chunkBytes = qint64{1} << 20;

StoreError cannotOpen(const QFile &file)
{
    return {file.error() == QFile::ResourceError ? StoreProblem::Full : StoreProblem::CannotOpen,
            QString(file.fileName() + QStringLiteral(": ") + file.errorString())};
}

} // namespace

EvidenceWorker::EvidenceWorker(Profile profile)
    : m_profile(std::move(profile))
{ }

void EvidenceWorker::begin(Cancelled cancelled, Progress progress)
{
    m_cancelled = std::move(cancelled);
    m_progress = std::move(progress);
}

QString EvidenceWorker::unfinished(const QString &target)
{
    return target + QStringLiteral(".part");
}

QString EvidenceWorker::preparedPath() const
{
    return m_profile.storePath + QStringLiteral(".restoring");
}

CheckTools EvidenceWorker::tools() const
{
    QHash<QByteArray, PublicKey> keys;
    const QList<PublicKey> kept = SealFolder::of(m_profile).keys();
    for (const PublicKey &key : kept) {
        keys.insert(key.id(), key);
    }
    if (const auto certificate = loadMerchantCertificate(m_profile); certificate && *certificate) {
        keys.insert((*certificate)->publicKey().id(), (*certificate)->publicKey());
    }
    CheckTools tools;
    tools.sha256 = Sha256();
    tools.checkSeal = [keys](const QByteArray &id, const QByteArray &message,
                             const QByteArray &signature) -> std::optional<bool> {
        const auto key = keys.constFind(id);
        return key == keys.constEnd() ? std::nullopt
                                      : std::optional<bool>(key->verify(message, signature));
    };
    tools.progress = [this](const CheckProgress &progress) {
        m_progress(progress);
        return !m_cancelled->isRequested();
    };
    return tools;
}

Result<std::optional<HistoryReport>, StoreError> EvidenceWorker::check(const QString &path) const
{
    const auto database = Database::openBeside(path);
    return database ? checkHistory(**database, tools())
                    : Result<std::optional<HistoryReport>, StoreError>(fail(database.error()));
}

Result<std::optional<HistoryReport>, StoreError> EvidenceWorker::verify() const
{
    return check(m_profile.storePath);
}

Result<std::optional<BackupFacts>, StoreError> EvidenceWorker::backUp(const QString &target) const
{
    const QString part = unfinished(target);
    removeStore(part); // of an earlier attempt
    {
        const auto database = Database::openBeside(m_profile.storePath);
        if (!database) {
            return fail(database.error());
        }
        const auto written = writeBackup(**database, part, *m_cancelled);
        if (!written || !*written) {
            return written ? std::optional<BackupFacts>()
                           : Result<std::optional<BackupFacts>, StoreError>(fail(written.error()));
        }
    }
    auto report = m_cancelled->isRequested() ? std::optional<HistoryReport>() : check(part);
    const bool good = report && *report && !(*report)->firstBreak;
    if (good && QFileInfo::exists(target)) {
        report = fail(StoreError{StoreProblem::CannotOpen, QStringLiteral("there is such a file")});
    } else if (good) {
        QFile file(part);
        if (file.rename(target)) {
            return std::optional<BackupFacts>(
                BackupFacts{target, QFileInfo(target).size(), **report});
        }
        report = fail(cannotOpen(file));
    }
    removeStore(part);
    if (!report) {
        return fail(report.error());
    }
    // A copy of a history that is broken is no backup: the report says where.
    return *report ? std::optional<BackupFacts>(BackupFacts{{}, 0, **report}) : std::nullopt;
}

Result<bool, StoreError> EvidenceWorker::copy(const QString &from, const QString &to) const
{
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly)) {
        return fail(cannotOpen(source));
    }
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return fail(cannotOpen(target));
    }
    while (!source.atEnd()) {
        const QByteArray chunk = source.read(chunkBytes);
        if (chunk.isEmpty()) {
            return fail(cannotOpen(source));
        }
        if (target.write(chunk) != chunk.size()) {
            return fail(cannotOpen(target));
        }
        m_progress({CheckPart::Copy, target.pos(), source.size()});
        if (m_cancelled->isRequested()) {
            return false;
        }
    }
    return target.flush() ? Result<bool, StoreError>(true)
                          : Result<bool, StoreError>(fail(cannotOpen(target)));
}

Result<std::optional<RestoreFacts>, StoreError>
EvidenceWorker::prepareRestore(const QString &backup) const
{
    dropPrepared();
    const auto copied = copy(backup, preparedPath());
    if (!copied || !*copied) {
        dropPrepared();
        return copied ? std::optional<RestoreFacts>()
                      : Result<std::optional<RestoreFacts>, StoreError>(fail(copied.error()));
    }
    RestoreFacts facts;
    facts.path = backup;
    facts.prepared = preparedPath();
    {
        // Opened as a desk would: what a desk could not write to is no store to go back to.
        const auto upgraded = Database::open(preparedPath());
        if (!upgraded || (*upgraded)->limitation()) {
            const StoreError why = upgraded ? *(*upgraded)->limitation() : upgraded.error();
            dropPrepared();
            return fail(why);
        }
    }
    const auto report = check(preparedPath());
    if (!report || !*report) {
        dropPrepared();
        return report ? std::optional<RestoreFacts>()
                      : Result<std::optional<RestoreFacts>, StoreError>(fail(report.error()));
    }
    facts.report = **report;
    if (facts.report.firstBreak) {
        dropPrepared();
        facts.prepared.clear();
        return std::optional<RestoreFacts>(facts);
    }
    // A present store that can't be read any more is no reason to refuse: that is what backups are
    // for. The place that is remembered outside of it is compared at the next start.
    if (const auto present = Database::openBeside(m_profile.storePath)) {
        if (const auto seal = lastSeal(**present)) {
            facts.presentSeal = *seal;
        }
    }
    const auto prepared = Database::openBeside(preparedPath());
    const auto standing = prepared ? standingAgainst(**prepared, facts.presentSeal)
                                   : Result<JournalStanding, StoreError>(fail(prepared.error()));
    if (!standing) {
        return fail(standing.error());
    }
    facts.standing = *standing;
    return std::optional<RestoreFacts>(facts);
}

void EvidenceWorker::dropPrepared() const
{
    removeStore(preparedPath());
}

} // namespace pd

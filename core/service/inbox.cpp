#include "core/service/inbox.h"

#include "core/domain/zoned_time.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace pd {

namespace {

const QString takingFolder = QStringLiteral("taking");
const QString doneFolder = QStringLiteral("done");
const QString refusedFolder = QStringLiteral("refused");
constexpr int filesASlice = 100;
constexpr int soonMs = 50;

QFileInfoList waitingFiles(const QString &folder)
{
    return QDir(folder).entryInfoList({QStringLiteral("*.json")},
                                      QDir::Files | QDir::NoSymLinks | QDir::Hidden, QDir::Name);
}

/// At most what a file of the inbox may have, and one byte to tell that there is more.
std::optional<QByteArray> readBounded(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    return file.read(maxInboxFileBytes + 1);
}

ImportRefusal refusalOf(ImportReason reason)
{
    ImportRefusal refusal;
    refusal.reason = reason;
    return refusal;
}

} // namespace

Inbox::Inbox(const QString &folder, ImportStore &store, NotificationKeys keys, InboxTiming timing,
             QObject *parent)
    : QObject(parent)
    , m_folder(QDir(folder).absolutePath())
    , m_keys(std::move(keys))
    , m_timing(timing)
    , m_importer(store)
{
    m_poll.setInterval(m_timing.pollMs);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_poll, &QTimer::timeout, this, &Inbox::look);
    connect(&m_soon, &QTimer::timeout, this, &Inbox::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    });
}

Inbox::~Inbox() = default;

void Inbox::start()
{
    m_poll.start();
    m_soon.start();
}

const InboxState &Inbox::state() const
{
    return m_state;
}

QString Inbox::pathIn(const QString &subfolder, const QString &name) const
{
    return m_folder + u'/' + subfolder + u'/' + name;
}

bool Inbox::makeFolders()
{
    const QDir folder(m_folder);
    return folder.exists() && folder.mkpath(takingFolder) && folder.mkpath(doneFolder)
        && folder.mkpath(refusedFolder);
}

void Inbox::look()
{
    const InboxState before = m_state;
    m_state.reachable = makeFolders();
    m_state.keysMissing = !m_keys.apiV3Key || m_keys.trusted.isEmpty();
    bool more = false;
    // Without keys every notification would be refused, and it isn't their fault: they wait.
    if (m_state.reachable && !m_state.keysMissing) {
        if (!m_watcher.directories().contains(m_folder)) {
            m_watcher.addPath(m_folder);
        }
        more = takeFiles();
    }
    if (m_state != before) {
        Q_EMIT stateChanged(m_state);
    }
    if (m_state.added > before.added || m_state.known > before.known) {
        Q_EMIT transactionsChanged();
    }
    if (more) {
        QMetaObject::invokeMethod(this, &Inbox::look, Qt::QueuedConnection);
    }
}

bool Inbox::takeFiles()
{
    if (!m_leftoversRead) {
        // What an earlier run had taken and not finished.
        for (const QFileInfo &file : waitingFiles(m_folder + u'/' + takingFolder)) {
            readTaken(file.fileName());
        }
        m_leftoversRead = true;
    }
    if (m_queue.isEmpty()) {
        listFiles();
    }
    while (!m_queue.isEmpty() && m_taken.size() < filesASlice) {
        const QFileInfo file(m_folder + u'/' + m_queue.takeFirst());
        if (file.isFile() && isReady(file) && take(file.fileName())) {
            readTaken(file.fileName());
        }
    }
    return commit() && !m_queue.isEmpty();
}

void Inbox::listFiles()
{
    QHash<QString, Seen> stillThere;
    for (const QFileInfo &file : waitingFiles(m_folder)) {
        const QString name = file.fileName();
        m_queue.append(name);
        if (const auto seen = m_seen.constFind(name); seen != m_seen.constEnd()) {
            stillThere.insert(name, *seen);
        }
    }
    m_seen = stillThere;
}

bool Inbox::isReady(const QFileInfo &file)
{
    const QString name = file.fileName();
    if (m_stuck.contains(name)) {
        return false;
    }
    if (file.size() <= maxInboxFileBytes) {
        const auto bytes = readBounded(file.filePath());
        if (bytes && isWholeObject(*bytes)) {
            return true;
        }
    }
    // Still being written, or never to be whole: the next looks will tell.
    Seen &seen = m_seen[name];
    if (seen.size != file.size() || seen.modified != file.lastModified()
        || !seen.unchanged.isValid()) {
        seen.size = file.size();
        seen.modified = file.lastModified();
        seen.unchanged.start();
    }
    return seen.unchanged.hasExpired(m_timing.patienceMs);
}

bool Inbox::take(const QString &name)
{
    m_seen.remove(name);
    // Where a file of that name waits in taking/ for the store, this one waits as well.
    return QFile::rename(m_folder + u'/' + name, pathIn(takingFolder, name));
}

void Inbox::readTaken(const QString &name)
{
    Taken taken;
    taken.name = name;
    const auto bytes = readBounded(pathIn(takingFolder, name));
    if (!bytes) {
        taken.refusal = refusalOf(ImportReason::CannotRead);
        m_taken.append(taken);
        return;
    }
    const auto told = readInboxFile(*bytes, m_keys);
    if (told) {
        m_importer.add(itemsOf(*told));
        taken.unknownEvent = isUnknownEvent(*told);
    } else {
        taken.refusal = notificationRefusal(told.error());
    }
    m_taken.append(taken);
}

bool Inbox::commit()
{
    const auto ends = m_importer.commit();
    if (!ends) {
        m_state.store = ends.error();
        return false;
    }
    m_state.store.reset();
    qsizetype next = 0;
    for (Taken &taken : m_taken) {
        if (!taken.refusal) {
            const ImportEnd end = ends->at(next);
            ++next;
            switch (end) {
            case ImportEnd::New:
                ++m_state.added;
                break;
            case ImportEnd::Known:
                ++m_state.known;
                break;
            case ImportEnd::Conflict:
                taken.refusal = refusalOf(ImportReason::KnownWithOtherValues);
                break;
            }
        }
        m_state.unknownEvents += taken.unknownEvent ? 1 : 0;
        moveAway(taken);
        m_state.lastAt = QDateTime::currentDateTimeUtc();
    }
    m_taken.clear();
    return true;
}

void Inbox::moveAway(const Taken &taken)
{
    const QString subfolder = taken.refusal ? refusedFolder : doneFolder;
    QString name = taken.name;
    for (int number = 2; QFile::exists(pathIn(subfolder, name)); ++number) {
        name = taken.name.chopped(5) + QStringLiteral("-%1.json").arg(number);
    }
    if (taken.refusal) {
        ++m_state.refused;
        m_state.lastRefused = name;
        m_state.refusals.prepend({name, QDateTime::currentDateTimeUtc(), *taken.refusal});
        m_state.refusals.resize(qMin(m_state.refusals.size(), InboxState::maxRefusals));
        writeReason(pathIn(refusedFolder, name) + QStringLiteral(".reason.txt"), *taken.refusal);
    }
    if (!QFile::rename(pathIn(takingFolder, taken.name), pathIn(subfolder, name))) {
        m_stuck.insert(taken.name);
    }
}

void Inbox::writeReason(const QString &path, const ImportRefusal &refusal) const
{
    QString text = QStringLiteral("reason: ") + importReasonToken(refusal) + u'\n';
    if (refusal.notification && !refusal.notification->field.isEmpty()) {
        text += QStringLiteral("field: ") + refusal.notification->field + u'\n';
    }
    if (refusal.notification && refusal.notification->signature) {
        const QString token = outcomeToken(Unknown{*refusal.notification->signature});
        text += QStringLiteral("signature: ") + token.section(u':', 1) + u'\n';
    }
    text += QStringLiteral("at: ") + toRfc3339(QDateTime::currentDateTimeUtc()) + u'\n';
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text.toUtf8());
        file.commit();
    }
}

} // namespace pd

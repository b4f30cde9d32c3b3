#include "app/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

namespace pd {

namespace {

constexpr int raiseTimeoutMs = 1000;

QString absoluteStorePath(const QString &storePath)
{
    const QFileInfo file(storePath);
    QDir().mkpath(file.absolutePath());
    return QDir(file.absolutePath()).canonicalPath() + u'/' + file.fileName();
}

QString serverNameFor(const QString &path)
{
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("points-desk-") + QString::fromLatin1(hash.toHex().left(24));
}

} // namespace

SingleInstance::SingleInstance(const QString &storePath, QObject *parent)
    : QObject(parent)
    , m_lock(absoluteStorePath(storePath) + QStringLiteral(".lock"))
    , m_serverName(serverNameFor(absoluteStorePath(storePath)))
{
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            socket->disconnectFromServer();
            Q_EMIT raiseRequested();
        }
    });
}

SingleInstance::Role SingleInstance::begin()
{
    if (!m_lock.tryLock(0)) {
        // A folder that can't be written has no lock: the store itself will say why it can't be
        // used.
        if (m_lock.error() == QLockFile::PermissionError
            || m_lock.error() == QLockFile::UnknownError) {
            return Role::First;
        }
        return raiseOther() ? Role::RaisedOther : Role::OtherSilent;
    }
    QLocalServer::removeServer(m_serverName);
    m_server.listen(m_serverName);
    return Role::First;
}

QString SingleInstance::otherOwner() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!m_lock.getLockInfo(&pid, &host, &program)) {
        return {};
    }
    return program + u' ' + QString::number(pid) + QStringLiteral(" @ ") + host;
}

bool SingleInstance::raiseOther() const
{
    QLocalSocket socket;
    socket.connectToServer(m_serverName);
    return socket.waitForConnected(raiseTimeoutMs);
}

} // namespace pd

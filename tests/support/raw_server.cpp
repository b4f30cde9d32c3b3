#include "tests/support/raw_server.h"

#include "tests/support/socket_faults.h"

#include <QMutex>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace pd::test {

using Then = RawScript::Then;
using When = RawScript::When;

namespace {

constexpr qint64 fillerPiece = qint64{64} * 1024;

struct Counts
{
    int connections = 0;
    int open = 0;
    int arrivals = 0;
    int whole = 0;
    QByteArray lastRequest;
};

/// What of a request has come so far.
struct RequestProgress
{
    bool head = false;
    qsizetype bodyWanted = 0;
    qsizetype bodyCame = 0;
};

RequestProgress progressOf(const QByteArray &bytes)
{
    RequestProgress progress;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0) {
        return progress;
    }
    progress.head = true;
    progress.bodyCame = bytes.size() - end - 4;
    const QByteArray head = bytes.first(end + 2).toLower();
    const QByteArray name("\r\ncontent-length:");
    const qsizetype at = head.indexOf(name);
    if (at >= 0) {
        const qsizetype from = at + name.size();
        progress.bodyWanted
            = head.sliced(from, head.indexOf('\r', from) - from).trimmed().toLongLong();
    }
    return progress;
}

bool isReached(When when, const QByteArray &bytes)
{
    const RequestProgress progress = progressOf(bytes);
    switch (when) {
    case When::Accepted:
        return true;
    case When::FirstByte:
        return !bytes.isEmpty();
    case When::Head:
        return progress.head;
    case When::HalfBody:
        return progress.head && progress.bodyCame * 2 >= progress.bodyWanted;
    case When::WholeBody:
        return progress.head && progress.bodyCame >= progress.bodyWanted;
    }
    return false;
}

} // namespace

class RawServer::Worker : public QTcpServer
{
public:
    explicit Worker(const std::optional<TestIdentity> &identity)
    {
        if (identity) {
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.setLocalCertificate(QSslCertificate(identity->certificate));
            tls.setPrivateKey(QSslKey(identity->key, QSsl::Rsa));
            tls.setPeerVerifyMode(QSslSocket::VerifyNone);
            m_tls = tls;
        }
    }

    void play(const QList<RawScript> &scripts)
    {
        const QMutexLocker lock(&m_mutex);
        m_scripts = scripts;
        m_next = 0;
    }

    [[nodiscard]] bool isTls() const
    {
        return m_tls.has_value();
    }

    [[nodiscard]] Counts counts() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_counts;
    }

    void closeIdle(Then how)
    {
        for (QSslSocket *socket : findChildren<QSslSocket *>()) {
            if (socket->property("idle").toBool()) {
                finish(socket, how);
            }
        }
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        {
            const QMutexLocker lock(&m_mutex);
            ++m_counts.connections;
            ++m_counts.open;
        }
        connect(socket, &QSslSocket::disconnected, this, [this, socket] { forget(socket); });
        const RawScript script = nextScript(false);
        if (script.when == When::Accepted) {
            act(socket, nextScript(true));
            return;
        }
        if (m_tls) {
            socket->setSslConfiguration(*m_tls);
            socket->startServerEncryption();
        }
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
    }

private:
    RawScript nextScript(bool take)
    {
        const QMutexLocker lock(&m_mutex);
        RawScript script = m_scripts.value(std::min(m_next, m_scripts.size() - 1));
        if (take) {
            ++m_next;
        }
        return script;
    }

    void onReadyRead(QSslSocket *socket)
    {
        QByteArray request = socket->property("request").toByteArray();
        const QByteArray before = request;
        request += socket->readAll();
        if (request.isEmpty() || socket->property("done").toBool()) {
            return;
        }
        socket->setProperty("idle", false);
        socket->setProperty("request", request);
        {
            const QMutexLocker lock(&m_mutex);
            m_counts.arrivals += before.isEmpty() ? 1 : 0;
            m_counts.whole
                += isReached(When::WholeBody, request) && !isReached(When::WholeBody, before) ? 1
                                                                                              : 0;
            m_counts.lastRequest = request;
        }
        if (isReached(nextScript(false).when, request)) {
            act(socket, nextScript(true));
        }
    }

    void act(QSslSocket *socket, const RawScript &script)
    {
        socket->setProperty("done", true);
        if (script.dripMs > 0) {
            drip(socket, script);
            return;
        }
        socket->write(script.answer);
        if (script.filler > 0) {
            fill(socket, script);
            return;
        }
        afterWriting(socket, script.then);
    }

    void drip(QSslSocket *socket, const RawScript &script)
    {
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket,
                [this, socket, script, at = qsizetype{0}]() mutable {
                    if (at == script.answer.size()) {
                        socket->findChild<QTimer *>()->deleteLater();
                        afterWriting(socket, script.then);
                        ++at;
                    } else if (at < script.answer.size()) {
                        socket->write(script.answer.sliced(at++, 1));
                    }
                });
        timer->start(script.dripMs);
    }

    void fill(QSslSocket *socket, const RawScript &script)
    {
        auto left = std::make_shared<qint64>(script.filler);
        const auto more = [this, socket, script, left] {
            while (*left > 0
                   && socket->bytesToWrite() + socket->encryptedBytesToWrite() < 4 * fillerPiece) {
                const qint64 size = std::min(fillerPiece, *left);
                socket->write(QByteArray(size, ' '));
                *left -= size;
                if (*left == 0) {
                    afterWriting(socket, script.then);
                }
            }
        };
        connect(socket, &QSslSocket::bytesWritten, this, more);
        connect(socket, &QSslSocket::encryptedBytesWritten, this, more);
        more();
    }

    /// Waits until the answer has left before the connection is ended below it.
    void afterWriting(QSslSocket *socket, Then then)
    {
        socket->flush();
        if (socket->bytesToWrite() + socket->encryptedBytesToWrite() == 0) {
            finish(socket, then);
            return;
        }
        connect(socket,
                socket->isEncrypted() ? &QSslSocket::encryptedBytesWritten
                                      : &QSslSocket::bytesWritten,
                this, [this, socket, then] {
                    if (socket->bytesToWrite() + socket->encryptedBytesToWrite() == 0
                        && !socket->property("finished").toBool()) {
                        finish(socket, then);
                    }
                });
    }

    void finish(QSslSocket *socket, Then then)
    {
        socket->setProperty("finished", true);
        switch (then) {
        case Then::Close:
            socket->disconnectFromHost();
            break;
        case Then::CloseAbruptly:
            shutDown(socket->socketDescriptor());
            break;
        case Then::Reset:
            resetAtClose(socket->socketDescriptor());
            socket->abort();
            break;
        case Then::Hang:
            break;
        case Then::KeepAlive:
            socket->setProperty("finished", false);
            socket->setProperty("done", false);
            socket->setProperty("request", QByteArray());
            socket->setProperty("idle", true);
            break;
        }
    }

    void forget(QSslSocket *socket)
    {
        if (socket->property("forgotten").toBool()) {
            return;
        }
        socket->setProperty("forgotten", true);
        socket->deleteLater();
        const QMutexLocker lock(&m_mutex);
        --m_counts.open;
    }

    std::optional<QSslConfiguration> m_tls;
    mutable QMutex m_mutex; ///< over all below it
    QList<RawScript> m_scripts;
    qsizetype m_next = 0;
    Counts m_counts;
};

RawServer::RawServer(const std::optional<TestIdentity> &identity)
    : m_worker(std::make_unique<Worker>(identity))
{
    m_worker->listen(QHostAddress::LocalHost);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

RawServer::~RawServer()
{
    Worker *worker = m_worker.release();
    QObject::connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    m_thread.quit();
    m_thread.wait();
}

bool RawServer::isListening() const
{
    return m_worker->serverPort() != 0;
}

quint16 RawServer::port() const
{
    return m_worker->serverPort();
}

QUrl RawServer::url(const QString &host) const
{
    QUrl url;
    url.setScheme(m_worker->isTls() ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(port());
    url.setPath(QStringLiteral("/v3/businesscircle/points/notify"));
    return url;
}

void RawServer::play(const QList<RawScript> &scripts)
{
    m_worker->play(scripts);
}

void RawServer::closeIdle(RawScript::Then how)
{
    Worker *worker = m_worker.get();
    QMetaObject::invokeMethod(
        worker, [worker, how] { worker->closeIdle(how); }, Qt::BlockingQueuedConnection);
}

int RawServer::connections() const
{
    return m_worker->counts().connections;
}

int RawServer::openConnections() const
{
    return m_worker->counts().open;
}

int RawServer::arrivals() const
{
    return m_worker->counts().arrivals;
}

int RawServer::wholeArrivals() const
{
    return m_worker->counts().whole;
}

QByteArray RawServer::lastRequest() const
{
    return m_worker->counts().lastRequest;
}

} // namespace pd::test

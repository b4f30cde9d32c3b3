#include "tests/peers/gateway_process.h"

#include "core/domain/zoned_time.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTest>

namespace pd::test {

namespace {

bool openssl(const QStringList &arguments)
{
    return QProcess::execute(QStringLiteral("openssl"), arguments) == 0;
}

} // namespace

GatewayProcess::~GatewayProcess()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patienceMs);
}

bool GatewayProcess::start(const GatewayWish &wish)
{
    const QString key = file(QStringLiteral("merchant_key.pem"));
    const QString publicKey = file(QStringLiteral("merchant_pub.pem"));
    if (!wish.merchantPublicKey.isEmpty()) {
        QFile given(publicKey);
        if (!given.open(QIODevice::WriteOnly)
            || given.write(wish.merchantPublicKey) != wish.merchantPublicKey.size()) {
            return false;
        }
    } else if (!openssl(
                   {QStringLiteral("genrsa"), QStringLiteral("-out"), key, QStringLiteral("2048")})
               || !openssl({QStringLiteral("pkey"), QStringLiteral("-in"), key,
                            QStringLiteral("-pubout"), QStringLiteral("-out"), publicKey})) {
        return false;
    }
    QStringList arguments{QStringLiteral(PD_GATEWAY), QStringLiteral("--dir"), m_folder.path()};
    if (!wish.mchid.isEmpty()) {
        arguments << QStringLiteral("--mchid") << wish.mchid;
    }
    if (!wish.serial.isEmpty()) {
        arguments << QStringLiteral("--serial") << wish.serial;
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(PD_NODE), arguments);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) { }
    m_said = QJsonDocument::fromJson(m_process.readLine()).object();
    return !m_said.isEmpty();
}

QUrl GatewayProcess::url(bool tls) const
{
    const QString scheme = tls ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2")
                    .arg(scheme, QString::number(m_said.value(scheme).toInt())));
}

QString GatewayProcess::publicKeyId() const
{
    return m_said.value(QStringLiteral("publicKeyId")).toString();
}

QString GatewayProcess::certificateSerial() const
{
    return m_said.value(QStringLiteral("certificateSerial")).toString();
}

QString GatewayProcess::nextCertificateSerial() const
{
    return m_said.value(QStringLiteral("nextCertificateSerial")).toString();
}

QString GatewayProcess::file(const QString &name) const
{
    return m_folder.filePath(name);
}

QByteArray GatewayProcess::read(const QString &name) const
{
    QFile found(file(name));
    return found.open(QIODevice::ReadOnly) ? found.readAll() : QByteArray();
}

QString GatewayProcess::writeProfile(bool tls) const
{
    const QString text = QStringLiteral("[merchant]\nmall = 万象汇\nmchid = 1900000109\n"
                                        "serial = 0123456789ABCDEF\n"
                                        "private_key_file = merchant_key.pem\n"
                                        "appids = wx8888888888888888\n"
                                        "[wechatpay]\nbase_url = %1\npublic_key_id = %2\n"
                                        "public_key_file = platform_pub.pem\n"
                                        "ca_file = tls_ca.pem\n"
                                        "[desk]\noperator = 李雷\n[store]\npath = journal.db\n")
                             .arg(url(tls).toString(), publicKeyId());
    QFile profile(file(QStringLiteral("profile.ini")));
    if (profile.open(QIODevice::WriteOnly)) {
        profile.write(text.toUtf8());
    }
    return profile.fileName();
}

QJsonObject GatewayProcess::control(const QJsonObject &order) const
{
    QNetworkAccessManager manager;
    QUrl address = url();
    address.setPath(QStringLiteral("/control"));
    QNetworkRequest request(address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QNetworkReply *reply
        = manager.post(request, QJsonDocument(order).toJson(QJsonDocument::Compact));
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, patienceMs)) {
        return {};
    }
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QString GatewayProcess::newTransaction()
{
    // The last digit keeps clear of the endings that the gateway answers specially.
    const QString number = QString::number(1'000'000'007 + 10 * ++m_transactions);
    return QString(
        QStringLiteral("4200000000")
        + inShanghai(QDateTime::currentDateTimeUtc()).toString(QStringLiteral("yyyyMMdd"))
        + number);
}

} // namespace pd::test

#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace pd::test {

/// What a gateway is told at its start; empty for "any".
struct GatewayWish
{
    QByteArray merchantPublicKey; ///< PEM; empty: a key pair is made, see merchant_key.pem
    QString mchid;
    QString serial;
};

/// The Node gateway of this folder (README.md), running in a folder of its own. It ends with this
/// object.
class GatewayProcess
{
public:
    GatewayProcess() = default;
    GatewayProcess(const GatewayProcess &) = delete;
    GatewayProcess &operator=(const GatewayProcess &) = delete;
    ~GatewayProcess();

    /// Makes the keys, starts it and reads what it says. False if it does not come up.
    [[nodiscard]] bool start(const GatewayWish &wish = {});
    [[nodiscard]] QUrl url(bool tls = false) const;
    [[nodiscard]] QString publicKeyId() const;
    [[nodiscard]] QString certificateSerial() const;
    [[nodiscard]] QString nextCertificateSerial() const;
    /// The path of a file in its folder, and what stands in it.
    [[nodiscard]] QString file(const QString &name) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    /// Writes a profile that talks to it, with its journal in the same folder. @return the
    /// profile's path.
    [[nodiscard]] QString writeProfile(bool tls = false) const;
    /// Gives an order (POST /control) and returns the gateway's figures; empty if it does not
    /// answer.
    [[nodiscard]] QJsonObject control(const QJsonObject &order = {}) const;
    /// A transaction id of today that nobody has used.
    [[nodiscard]] QString newTransaction();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_said;
    int m_transactions = 0;
};

} // namespace pd::test

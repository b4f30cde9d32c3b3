#pragma once

#include "core/service/check_result.h"
#include "core/wechatpay/keys.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace pd {

class ApiClient;
class Clock;
class EndpointProbe;
struct ApiAnswer;

/// What is checked. The keys are the profile's, whether or not they are any good.
struct CheckMaterial
{
    QUrl baseUrl;
    std::optional<PrivateKey> key;
    std::optional<Certificate> certificate; ///< the merchant's
    QString serial;
    QList<Certificate> platformCertificates;
    /// Sent as Wechatpay-Serial where no public key is held: the echo wants one.
    QString platformSerial;
};

/// Finds out why it does not work, step by step. It changes nothing at WeChat Pay. Lives on the
/// desk thread; ends in bounded time; its end cancels it.
class ConnectionCheck : public QObject
{
    Q_OBJECT
public:
    /// `client` may be null: then there are no keys to sign with, and the last steps say so.
    ConnectionCheck(CheckMaterial material, ApiClient *client, EndpointProbe &probe,
                    const Clock &clock, QObject *parent = nullptr);
    ~ConnectionCheck() override;

    /// Once.
    void start();
    /// No signal comes after it.
    void cancel();
    /// All steps, in their order.
    [[nodiscard]] const QList<CheckResult> &results() const;

Q_SIGNALS:
    void stepChanged(const pd::CheckResult &result);
    void finished(const QList<pd::CheckResult> &results);

private:
    void checkName();
    void checkTls();
    void checkLocally();
    void sendEcho();
    void judgeEcho(const ApiAnswer &answer);
    void judgeRefusal(const ApiAnswer &answer);
    void skip(const QList<CheckStep> &steps, CheckFinding why = CheckFinding::NotReached);
    void setRunning(CheckStep step);
    void set(CheckStep step, CheckState state, CheckFinding finding, const QString &text = {});
    void set(const CheckResult &result);
    void finish();

    CheckMaterial m_material;
    ApiClient *m_client;
    EndpointProbe &m_probe;
    const Clock &m_clock;
    QList<CheckResult> m_results;
    std::unique_ptr<QObject> m_alive; ///< what comes after its end is dropped
};

} // namespace pd

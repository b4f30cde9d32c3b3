#pragma once

#include "core/wechatpay/certificate_refresh.h"
#include "core/wechatpay/platform_certificates.h"

#include <QObject>
#include <QTimer>

namespace pd {

/// WeChat Pay's platform certificates of one merchant: kept in a small file beside the journal,
/// downloaded again by themselves (decideRefresh). Certificates are no secret. Lives on the desk
/// thread.
class CertificateKeeper : public QObject
{
    Q_OBJECT
public:
    /// `fixed` are the profile's own keys; what is downloaded comes beside them. `client` outlives
    /// it and has its trusted keys set from here.
    CertificateKeeper(QString path, TrustedKeys fixed, ApiV3Key key, ApiClient &client,
                      const Clock &clock);
    ~CertificateKeeper() override;

    /// Reads the file, and downloads if that is due.
    void start();
    /// An answer was signed by this serial: if it isn't held, it is time to look.
    void metSerial(const QString &serial);
    [[nodiscard]] QList<Certificate> certificates() const;
    /// Why the last download brought nothing; empty after a good one, and after "not used here".
    [[nodiscard]] const std::optional<PlatformCertificateError> &problem() const;

Q_SIGNALS:
    /// The certificates or the problem are others now.
    void changed();

private:
    void readFile();
    void look();
    void onFetched(const Result<QList<PlatformCertificate>, PlatformCertificateError> &fetched);
    void apply(const QList<PlatformCertificate> &certificates);
    QString m_path;
    TrustedKeys m_fixed;
    ApiV3Key m_key;
    ApiClient &m_client;
    const Clock &m_clock;
    QList<PlatformCertificate> m_held;
    RefreshState m_state;
    QTimer m_timer;
    bool m_fetching = false;
    std::optional<PlatformCertificateError> m_problem;
};

} // namespace pd

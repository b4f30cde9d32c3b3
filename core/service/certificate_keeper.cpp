#include "core/service/certificate_keeper.h"

#include "core/domain/clock.h"
#include "core/vault/atomic_file.h"
#include "core/wechatpay/pem.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr qsizetype maxFileBytes = qsizetype{64} * 1024;
constexpr qint64 longestSleepMs = qint64{60} * 60 * 1000; // a machine may sleep; look again

} // namespace

CertificateKeeper::CertificateKeeper(QString path, TrustedKeys fixed, ApiV3Key key,
                                     ApiClient &client, const Clock &clock)
    : m_path(std::move(path))
    , m_fixed(std::move(fixed))
    , m_key(std::move(key))
    , m_client(client)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CertificateKeeper::look);
}

CertificateKeeper::~CertificateKeeper() = default;

void CertificateKeeper::start()
{
    readFile();
    look();
}

void CertificateKeeper::readFile()
{
    const auto bytes = readWholeFile(m_path, maxFileBytes);
    if (!bytes) {
        return; // none yet
    }
    const auto blocks = readPemBlocks(*bytes);
    if (!blocks) {
        return; // fetched again and written anew
    }
    QList<PlatformCertificate> read;
    const QDateTime now = m_clock.now();
    for (const PemBlock &block : *blocks) {
        const QByteArray pem = block.text.toByteArray();
        const auto certificate = Certificate::fromPem(pem);
        if (certificate && certificate->notAfter() > now) {
            read.append({*certificate, pem});
        }
    }
    apply(read);
}

void CertificateKeeper::apply(const QList<PlatformCertificate> &certificates)
{
    m_held = certificates;
    m_state.earliestEnd = {};
    TrustedKeys keys = m_fixed;
    for (const PlatformCertificate &held : m_held) {
        keys.addCertificate(held.certificate);
        const QDateTime end = held.certificate.notAfter();
        if (!m_state.earliestEnd.isValid() || end < m_state.earliestEnd) {
            m_state.earliestEnd = end;
        }
    }
    m_client.setTrustedKeys(std::move(keys));
}

void CertificateKeeper::metSerial(const QString &serial)
{
    if (serial.isEmpty() || m_client.trustedKeys().find(serial)) {
        return;
    }
    m_state.unknownSerialAt = m_clock.now();
    m_timer.start(0); // not within the answer that is just being read
}

void CertificateKeeper::look()
{
    if (m_fetching) {
        return;
    }
    const QDateTime now = m_clock.now();
    const RefreshDecision decision = decideRefresh(m_state, now);
    m_timer.start(
        static_cast<int>(std::clamp<qint64>(now.msecsTo(decision.next), 1000, longestSleepMs)));
    if (decision.reason == RefreshReason::NotDue) {
        return;
    }
    m_fetching = true;
    m_state.triedAt = now;
    fetchPlatformCertificates(m_client, m_key, trustBasisFor(m_client.trustedKeys()), m_clock,
                              [keeper = QPointer<CertificateKeeper>(this)](const auto &fetched) {
                                  if (keeper) {
                                      keeper->onFetched(fetched);
                                  }
                              });
}

void CertificateKeeper::onFetched(
    const Result<QList<PlatformCertificate>, PlatformCertificateError> &fetched)
{
    m_fetching = false;
    const QDateTime now = m_clock.now();
    if (!fetched) {
        // In public-key mode there are none: a good answer.
        const bool notUsed = fetched.error().problem == PlatformCertificateProblem::NotUsed;
        if (notUsed) {
            m_state.doneAt = now;
            m_problem.reset();
        } else {
            m_problem = fetched.error();
        }
        Q_EMIT changed();
        return;
    }
    m_state.doneAt = now;
    m_problem.reset();
    apply(*fetched);
    QByteArray text;
    for (const PlatformCertificate &held : m_held) {
        text += held.pem.trimmed() + '\n';
    }
    // If it can't be kept, it is held in memory and downloaded again at the next start.
    static_cast<void>(writeFileAtomically(m_path, text, WriteMode::Replace));
    Q_EMIT changed();
}

QList<Certificate> CertificateKeeper::certificates() const
{
    QList<Certificate> list;
    for (const PlatformCertificate &held : m_held) {
        list.append(held.certificate);
    }
    return list;
}

const std::optional<PlatformCertificateError> &CertificateKeeper::problem() const
{
    return m_problem;
}

} // namespace pd

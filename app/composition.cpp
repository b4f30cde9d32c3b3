#include "app/composition.h"

#include "app/version.h"
#include "core/domain/clock.h"
#include "core/practice/practice_world.h"
#include "core/service/desk_parts.h"
#include "core/wechatpay/network_transport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

#include <utility>

namespace pd {

namespace {

/// Key files are a few KiB; a byte more than the parser takes tells it that this is none.
constexpr qint64 maxKeyFileBytes = 64 * 1024 + 1;

struct KeyFile
{
    QByteArray bytes;
    KeyFile() = default;
    KeyFile(const KeyFile &) = delete;
    KeyFile &operator=(const KeyFile &) = delete;
    KeyFile(KeyFile &&) = default;
    KeyFile &operator=(KeyFile &&) = default;
    ~KeyFile()
    {
        bytes.fill('\0');
    }
};

Result<KeyFile, KeyProblem> readKeyFile(KeyRole role, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(KeyProblem{role, path, false, KeyError::Empty});
    }
    KeyFile read;
    read.bytes = file.read(maxKeyFileBytes);
    return read;
}

Result<TrustedKeys, KeyProblem> loadTrustedKeys(const Profile &profile)
{
    TrustedKeys keys;
    if (!profile.publicKeyId.isEmpty()) {
        const auto pem = readKeyFile(KeyRole::PublicKey, profile.publicKeyFile);
        if (!pem) {
            return fail(pem.error());
        }
        const auto key = PublicKey::fromPem(pem->bytes);
        if (!key) {
            return fail(KeyProblem{KeyRole::PublicKey, profile.publicKeyFile, true, key.error()});
        }
        keys.addPublicKey(profile.publicKeyId, *key);
    }
    for (const QString &path : profile.certificateFiles) {
        const auto pem = readKeyFile(KeyRole::PlatformCertificate, path);
        if (!pem) {
            return fail(pem.error());
        }
        const auto certificate = Certificate::fromPem(pem->bytes);
        if (!certificate) {
            return fail(KeyProblem{KeyRole::PlatformCertificate, path, true, certificate.error()});
        }
        keys.addCertificate(*certificate);
    }
    return keys;
}

Result<Signer, KeyProblem> loadSigner(const Profile &profile)
{
    const auto pem = readKeyFile(KeyRole::PrivateKey, profile.privateKeyFile);
    if (!pem) {
        return fail(pem.error());
    }
    auto key = PrivateKey::fromPem(pem->bytes);
    if (!key) {
        return fail(KeyProblem{KeyRole::PrivateKey, profile.privateKeyFile, true, key.error()});
    }
    return Signer(profile.mchid, profile.serial, *std::move(key));
}

/// What notifications are opened with. Where one of them is missing the inbox says so, and its
/// files wait.
NotificationKeys loadNotificationKeys(const Profile &profile)
{
    NotificationKeys keys;
    if (auto trusted = loadTrustedKeys(profile)) {
        keys.trusted = *std::move(trusted);
    }
    if (profile.apiV3KeyFile.isEmpty()) {
        return keys;
    }
    if (const auto file = readKeyFile(KeyRole::PrivateKey, profile.apiV3KeyFile)) {
        if (const auto key = ApiV3Key::fromText(file->bytes)) {
            keys.apiV3Key = *key;
        }
    }
    return keys;
}

Result<QList<QSslCertificate>, KeyProblem> loadExtraCa(const Profile &profile)
{
    if (profile.caFile.isEmpty()) {
        return QList<QSslCertificate>();
    }
    const auto pem = readKeyFile(KeyRole::CaFile, profile.caFile);
    if (!pem) {
        return fail(pem.error());
    }
    QList<QSslCertificate> certificates = QSslCertificate::fromData(pem->bytes, QSsl::Pem);
    if (certificates.isEmpty()) {
        return fail(KeyProblem{KeyRole::CaFile, profile.caFile, true, KeyError::NotPem});
    }
    return certificates;
}

QByteArray userAgent()
{
    return "PointsDesk/" + QByteArray(programVersion) + " (" + QSysInfo::productType().toUtf8()
        + ") Qt/" + qVersion();
}

DeskIdentity identityOf(const Profile &profile)
{
    return {profile.mchid, profile.mallName, profile.operatorName, profile.deskName};
}

void openStore(DeskParts &parts, const QString &path)
{
    auto database = Database::open(path);
    if (database) {
        parts.database = *std::move(database);
    } else {
        parts.storeError = std::move(database.error());
    }
}

Result<void, KeyProblem> connectLive(DeskParts &parts, const Profile &profile, const Clock &clock)
{
    auto signer = loadSigner(profile);
    if (!signer) {
        return fail(std::move(signer.error()));
    }
    auto keys = loadTrustedKeys(profile);
    if (!keys) {
        return fail(std::move(keys.error()));
    }
    auto ca = loadExtraCa(profile);
    if (!ca) {
        return fail(std::move(ca.error()));
    }
    parts.transport = std::make_unique<NetworkTransport>(
        NetworkLimits{profile.connectTimeoutMs, profile.callTimeoutMs}, *std::move(ca));
    parts.client
        = std::make_unique<ApiClient>(ApiEndpoint{profile.baseUrl, userAgent()}, *std::move(signer),
                                      *std::move(keys), *parts.transport, clock);
    return {};
}

/// Hands the window's choice to the stand-in just before a report.
class SwitchedPractice final : public Transport
{
public:
    SwitchedPractice(std::unique_ptr<PracticeWorld> world, PracticeSwitch next)
        : m_world(std::move(world))
        , m_next(std::move(next))
    { }
    void send(const HttpRequest &request, SendDone done) override
    {
        const PracticeAnswer answer = m_next->exchange(PracticeAnswer::Real);
        if (answer != PracticeAnswer::Real) {
            m_world->answerNext(answer);
        }
        m_world->send(request, std::move(done));
    }

private:
    std::unique_ptr<PracticeWorld> m_world;
    PracticeSwitch m_next;
};

} // namespace

PracticeSwitch makePracticeSwitch()
{
    return std::make_shared<std::atomic<PracticeAnswer>>(PracticeAnswer::Real);
}

DeskBuilder liveDesk(const Profile &profile, const Clock &clock)
{
    return [profile, &clock] {
        auto parts = std::make_unique<DeskParts>();
        parts->identity = identityOf(profile);
        if (auto connected = connectLive(*parts, profile, clock); !connected) {
            parts->keyProblem = std::move(connected.error());
        }
        parts->inboxFolder = profile.inboxFolder;
        parts->notificationKeys = [profile] {
            return loadNotificationKeys(profile);
        };
        openStore(*parts, profile.storePath);
        return parts;
    };
}

DeskBuilder practiceDesk(const Profile &profile, const Clock &clock, const PracticeSwitch &next,
                         int delayMs)
{
    return [profile, &clock, next, delayMs] {
        auto parts = std::make_unique<DeskParts>();
        parts->identity = identityOf(profile);
        parts->transactions = sampleDay(clock.now());
        const QString memory
            = QFileInfo(profile.storePath).absolutePath() + QStringLiteral("/practice-world.txt");
        auto world = std::make_unique<PracticeWorld>(clock, memory, delayMs);
        world->learn(parts->transactions);
        Signer signer = world->signer();
        TrustedKeys keys = world->trustedKeys();
        parts->transport = std::make_unique<SwitchedPractice>(std::move(world), next);
        parts->client = std::make_unique<ApiClient>(ApiEndpoint{profile.baseUrl, userAgent()},
                                                    std::move(signer), std::move(keys),
                                                    *parts->transport, clock);
        openStore(*parts, profile.storePath);
        return parts;
    };
}

QString programDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/points-desk");
}

} // namespace pd

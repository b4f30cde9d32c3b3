#include "app/composition.h"

#include "app/version.h"
#include "core/domain/clock.h"
#include "core/practice/practice_world.h"
#include "core/practice/request_guard.h"
#include "core/service/desk_parts.h"
#include "core/service/key_files.h"
#include "core/service/seal_folder.h"
#include "core/service/update_check.h"
#include "core/vault/secret_keeper.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTimer>

#include <functional>
#include <utility>

namespace pd {

namespace {

QByteArray userAgent()
{
    return "PointsDesk/" + QByteArray(programVersion) + " (" + QSysInfo::productType().toUtf8()
        + ") Qt/" + qVersion();
}

DeskIdentity identityOf(const Profile &profile)
{
    return {profile.mchid, profile.mallName, profile.operatorName, profile.deskName};
}

BatchSettings batchSettings(const Profile &profile)
{
    return {profile.batch, profile.limits(), profile.appids.value(0), profile.subMchid,
            profile.pointsRule};
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
        // Questions about members and the check's echo go by: the choice is for a report.
        const PracticeAnswer answer = practiceCallOf(request) == PracticeCall::Report
            ? m_next->exchange(PracticeAnswer::Real)
            : PracticeAnswer::Real;
        if (answer != PracticeAnswer::Real) {
            m_world->answerNext(answer);
        }
        m_world->send(request, std::move(done));
    }

private:
    std::unique_ptr<PracticeWorld> m_world;
    PracticeSwitch m_next;
};

/// The way to the stand-in, which is inside the process.
class PracticeProbe final : public EndpointProbe
{
public:
    [[nodiscard]] QString proxyFor(const QUrl &) override
    {
        return {};
    }
    void lookUp(const QString &host, NameDone done) override
    {
        later([host, done = std::move(done)] { done({false, {host}, false}); });
    }
    void shakeHands(const QUrl &url, TlsDone done) override
    {
        later([host = url.host(), done = std::move(done)] {
            TlsFacts facts;
            facts.subject = host;
            facts.issuer = QStringLiteral("Points Desk");
            done(facts);
        });
    }

private:
    static constexpr int stepMs = 200;
    void later(std::function<void()> call)
    {
        QTimer::singleShot(stepMs, &m_alive, std::move(call));
    }
    QObject m_alive;
};

constexpr qint64 practiceBrandid = 1000;

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
        parts->batch = batchSettings(profile);
        parts->connection = std::make_unique<LiveConnection>(
            LiveSettings{profile, userAgent(), makeKeychainKeeper}, clock);
        parts->subMchid = profile.subMchid;
        parts->brandid = profile.brandid;
        parts->inboxFolder = profile.inboxFolder;
        if (profile.vaultFile.isEmpty()) {
            parts->headMemory
                = std::make_shared<FileHeadMemory>(SealFolder::of(profile).sealedPlaceFile());
        }
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
        parts->batch = batchSettings(profile);
        // A point a yuan, so that there is something to report the waiting ones with.
        parts->batch.rule = profile.pointsRule.value_or(PointsRule());
        parts->transactions = sampleDay(clock.now());
        const QString memory
            = QFileInfo(profile.storePath).absolutePath() + QStringLiteral("/practice-world.txt");
        auto world = std::make_unique<PracticeWorld>(clock, memory, delayMs);
        world->learn(parts->transactions);
        Signer signer = world->signer();
        TrustedKeys keys = world->trustedKeys();
        const PrivateKey merchantKey = world->merchantKey();
        parts->transport = std::make_unique<SwitchedPractice>(std::move(world), next);
        parts->client = std::make_unique<ApiClient>(ApiEndpoint{profile.baseUrl, userAgent()},
                                                    std::move(signer), std::move(keys),
                                                    *parts->transport, clock);
        parts->checkMaterial = [key = merchantKey, url = profile.baseUrl] {
            CheckMaterial material;
            material.baseUrl = url;
            material.key = key;
            material.serial = PracticeWorld::serial();
            return material;
        };
        const SealFolder seals = SealFolder::of(profile);
        (void)seals.keep(merchantKey.publicKey());
        parts->sealSigner = sealSignerOf(profile.mchid, PracticeWorld::serial(), merchantKey);
        parts->headMemory = std::make_shared<FileHeadMemory>(seals.sealedPlaceFile());
        parts->probe = std::make_unique<PracticeProbe>();
        parts->brandid = practiceBrandid;
        openStore(*parts, profile.storePath);
        return parts;
    };
}

SetupSettings setupSettings(const QString &profilePath)
{
    return {profilePath, userAgent(), {}, makeKeychainKeeper};
}

SetupBuilder setupBuilder(const QString &profilePath, const Clock &clock)
{
    return [profilePath, &clock] {
        return new SetupWorker(setupSettings(profilePath), clock);
    };
}

UpdateBuilder updateBuilder(const Profile &profile, const Clock &clock)
{
    if (profile.updateUrl.isEmpty()) {
        return {};
    }
    return [profile, &clock] {
        constexpr NetworkLimits patience{10'000, 15'000};
        // A company proxy that opens TLS does so here, too. What is wrong with the file, the desk
        // says.
        auto transport = std::make_unique<NetworkTransport>(
            patience, loadExtraCa(profile).value_or(QList<QSslCertificate>()));
        return new UpdateCheck({profile.updateUrl, QLatin1String(programVersion),
                                programDataFolder() + QStringLiteral("/update_check.ini")},
                               std::move(transport), clock);
    };
}

QString programDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/points-desk");
}

QString practiceStorePath(const QString &folder)
{
    return QDir(folder.isEmpty() ? programDataFolder() + QStringLiteral("/practice") : folder)
        .filePath(QStringLiteral("practice.db"));
}

} // namespace pd

#include "core/vault/secret_keeper.h"

#include <qt6keychain/keychain.h>

#include <QObject>

#include <utility>

namespace pd {

namespace {

const QString service = QStringLiteral("points-desk");

KeeperError errorOf(const QKeychain::Job &job)
{
    KeeperError error;
    error.detail = job.errorString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        error.problem = KeeperProblem::NoSuchKey;
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        error.problem = KeeperProblem::Refused;
        break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        error.problem = KeeperProblem::NoKeychain;
        break;
    case QKeychain::NoError:
    case QKeychain::OtherError:
        error.problem = KeeperProblem::Other;
        break;
    }
    return error;
}

Result<SecretBytes, KeeperError> keyOf(const QKeychain::ReadPasswordJob &job)
{
    if (job.error() != QKeychain::NoError) {
        return fail(errorOf(job));
    }
    // Some back ends keep text only, so the key is written as base64.
    QByteArray text = job.binaryData();
    auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    wipeSecret(text);
    SecretBytes key = SecretBytes::takeFrom(decoded.decoded);
    if (!decoded || key.size() != SecretKeeper::keySize) {
        return fail(KeeperError{KeeperProblem::NotOurs, {}});
    }
    return key;
}

class QtKeychainKeeper final : public SecretKeeper
{
public:
    void read(const QString &name, ReadDone done) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service, &m_jobs);
        job->setKey(name);
        // The job is its own context: it lives until the event loop comes round again.
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [job, done = std::move(done)] { done(keyOf(*job)); });
        job->start();
    }

    void write(const QString &name, const SecretBytes &key, Done done) override
    {
        auto *job = new QKeychain::WritePasswordJob(service, &m_jobs);
        job->setKey(name);
        job->setBinaryData(
            QByteArray::fromRawData(key.view().data(), key.view().size()).toBase64());
        finish(job, std::move(done));
    }

    void remove(const QString &name, Done done) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service, &m_jobs);
        job->setKey(name);
        finish(job, std::move(done));
    }

private:
    static void finish(QKeychain::Job *job, Done done)
    {
        QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
            if (job->error() != QKeychain::NoError) {
                done(fail(errorOf(*job)));
                return;
            }
            done({});
        });
        job->start();
    }

    QObject m_jobs; ///< parent of the running jobs
};

} // namespace

std::unique_ptr<SecretKeeper> makeKeychainKeeper()
{
    return std::make_unique<QtKeychainKeeper>();
}

} // namespace pd

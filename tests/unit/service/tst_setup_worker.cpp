#include "core/domain/clock.h"
#include "core/service/live_connection.h"
#include "core/service/setup_worker.h"
#include "core/settings/profile.h"
#include "core/vault/memory_keeper.h"
#include "core/vault/secret_bytes.h"
#include "core/wechatpay/api_client.h"
#include "tests/support/patience.h"
#include "tests/support/setup_files.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pd;
using test::SetupFiles;

namespace {

const QByteArray apiV3Key("0123456789abcdefGHIJKLMNOPQRSTUV");
const QByteArray passphrase("correct horse battery staple 9");

/// One keychain for as many keepers as the program makes.
class SharedKeeper final : public SecretKeeper
{
public:
    explicit SharedKeeper(MemoryKeeper &inner)
        : m_inner(inner)
    { }
    void read(const QString &name, ReadDone done) override
    {
        m_inner.read(name, std::move(done));
    }
    void write(const QString &name, const SecretBytes &key, Done done) override
    {
        m_inner.write(name, key, std::move(done));
    }
    void remove(const QString &name, Done done) override
    {
        m_inner.remove(name, std::move(done));
    }

private:
    MemoryKeeper &m_inner;
};

SharedSecret secretOf(QByteArray text)
{
    text.detach();
    return takeSecret(text);
}

} // namespace

class TestSetupWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void refusesWhatItIsNot_data();
    void refusesWhatItIsNot();
    void aPassphraseIsAskedFor();
    void theP12OpensWithTheMerchantNumber();
    void droppedFilesSayWhatTheyAre();
    void theApiV3KeyIsChecked();
    void mistakesAreFound_data();
    void mistakesAreFound();
    void nothingIsWrittenWhileSomethingIsMissing_data();
    void nothingIsWrittenWhileSomethingIsMissing();
    void withoutAKeychainAPassphraseIsNeeded();
    void aDeskIsSetUpAndOpens_data();
    void aDeskIsSetUpAndOpens();
    void anotherVaultIsNeverReplaced();
    void settingsKeepWhatWasNotTouched();
    void whatIsKeptIsHeldAgainstWhatIsNew();
    void aCertificateThatIsOverStopsNoOtherChange();
    void wrongPassphraseThenRight();
    void nothingSecretLiesAbout();

private:
    void begin();
    void fill();
    [[nodiscard]] ImportedItem importItem(SetupItem item, const QString &path,
                                          const QByteArray &pass = {});
    [[nodiscard]] Result<SetupDone, SetupError> save(const QByteArray &pass = {});
    [[nodiscard]] std::function<std::unique_ptr<SecretKeeper>()> keepers();
    [[nodiscard]] std::unique_ptr<LiveConnection> open(const QString &profile);

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SetupFiles> m_files;
    std::unique_ptr<MemoryKeeper> m_keychain;
    std::unique_ptr<SetupWorker> m_worker;
    ProfileValues m_values;
    QString m_profile;
};

std::function<std::unique_ptr<SecretKeeper>()> TestSetupWorker::keepers()
{
    return [this] {
        return std::make_unique<SharedKeeper>(*m_keychain);
    };
}

void TestSetupWorker::init()
{
    m_worker.reset();
    m_home = std::make_unique<QTemporaryDir>();
    if (!m_files) {
        m_files = std::make_unique<SetupFiles>();
    }
    m_keychain = std::make_unique<MemoryKeeper>();
    m_profile = m_home->filePath(QStringLiteral("config/profile.ini"));
    m_values = {{QStringLiteral("merchant/mall"), QStringLiteral("万象汇")},
                {QStringLiteral("merchant/mchid"), QStringLiteral("1900000109")},
                {QStringLiteral("merchant/appids"), QStringLiteral("wx8888888888888888")},
                {QStringLiteral("desk/operator"), QStringLiteral("王芳")},
                {QStringLiteral("store/path"), m_home->filePath(QStringLiteral("data/desk.db"))}};
}

void TestSetupWorker::begin()
{
    m_worker
        = std::make_unique<SetupWorker>(SetupSettings{m_profile, "test", {}, keepers()}, m_clock);
    m_worker->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_worker->facts().keychainKnown, patienceMs);
    m_worker->setValues(m_values);
}

ImportedItem TestSetupWorker::importItem(SetupItem item, const QString &path,
                                         const QByteArray &pass)
{
    QSignalSpy spy(m_worker.get(), &SetupWorker::imported);
    m_worker->importFile(item, path, pass.isEmpty() ? SharedSecret() : secretOf(pass));
    return spy.takeFirst().at(0).value<ImportedItem>();
}

Result<SetupDone, SetupError> TestSetupWorker::save(const QByteArray &pass)
{
    std::optional<Result<SetupDone, SetupError>> end;
    const auto connection
        = connect(m_worker.get(), &SetupWorker::saved, this,
                  [&end](const Result<SetupDone, SetupError> &result) { end = result; });
    m_worker->save(pass.isEmpty() ? SharedSecret() : secretOf(pass));
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), patienceMs);
    }();
    disconnect(connection);
    return *end;
}

void TestSetupWorker::fill()
{
    QVERIFY(importItem(SetupItem::PrivateKey, m_files->key).isGood());
    QVERIFY(importItem(SetupItem::Certificate, m_files->certificate).isGood());
    QVERIFY(importItem(SetupItem::PublicKey, m_files->publicKey).isGood());
    m_values.insert(QStringLiteral("wechatpay/public_key_id"),
                    QStringLiteral("PUB_KEY_ID_0119000001092024010100000000000001"));
    m_worker->setValues(m_values);
    m_worker->setApiV3Key(secretOf(apiV3Key));
}

void TestSetupWorker::refusesWhatItIsNot_data()
{
    QTest::addColumn<SetupItem>("item");
    QTest::addColumn<QString>("file");
    QTest::addColumn<CredentialProblem>("problem");
    QTest::newRow("a certificate as private key")
        << SetupItem::PrivateKey << QStringLiteral("apiclient_cert.pem")
        << CredentialProblem::IsCertificate;
    QTest::newRow("WeChat Pay's key as private key")
        << SetupItem::PrivateKey << QStringLiteral("pub_key.pem") << CredentialProblem::IsPublicKey;
    QTest::newRow("a key as certificate")
        << SetupItem::Certificate << QStringLiteral("apiclient_key.pem")
        << CredentialProblem::IsPrivateKey;
    QTest::newRow("a key as public key")
        << SetupItem::PublicKey << QStringLiteral("apiclient_key.pem")
        << CredentialProblem::IsPrivateKey;
}

void TestSetupWorker::refusesWhatItIsNot()
{
    QFETCH(SetupItem, item);
    QFETCH(QString, file);
    QFETCH(CredentialProblem, problem);
    begin();
    const ImportedItem end = importItem(item, m_files->folder.filePath(file));
    QVERIFY(!end.isGood());
    QCOMPARE(end.problem, std::optional(problem));
    QCOMPARE(m_worker->facts().keyBits, 0);
}

void TestSetupWorker::aPassphraseIsAskedFor()
{
    begin();
    const QString path
        = m_files->write(QStringLiteral("locked.pem"), test::encryptedPkcs8("secret"));
    QCOMPARE(importItem(SetupItem::PrivateKey, path).problem,
             std::optional(CredentialProblem::NeedsPassphrase));
    QCOMPARE(importItem(SetupItem::PrivateKey, path, "wrong").problem,
             std::optional(CredentialProblem::WrongPassphrase));
    QVERIFY(importItem(SetupItem::PrivateKey, path, "secret").isGood());
    QCOMPARE(m_worker->facts().keyBits, 2048);
}

void TestSetupWorker::theP12OpensWithTheMerchantNumber()
{
    begin();
    QVERIFY(importItem(SetupItem::PrivateKey, m_files->pkcs12).isGood());
    QCOMPARE(m_worker->facts().keyBits, 2048);
    QCOMPARE(m_worker->facts().certificate->serial,
             QStringLiteral("5157F09EFDC096DE15EBE81A47057A7232F1B8E1"));
    m_values.insert(QStringLiteral("merchant/mchid"), QStringLiteral("1900000100"));
    begin();
    QCOMPARE(importItem(SetupItem::PrivateKey, m_files->pkcs12).problem,
             std::optional(CredentialProblem::NeedsPassphrase));
}

void TestSetupWorker::droppedFilesSayWhatTheyAre()
{
    begin();
    QCOMPARE(importItem(SetupItem::Any, m_files->key).item, SetupItem::PrivateKey);
    QCOMPARE(importItem(SetupItem::Any, m_files->certificate).item, SetupItem::Certificate);
    QCOMPARE(importItem(SetupItem::Any, m_files->publicKey).item, SetupItem::PublicKey);
    QCOMPARE(importItem(SetupItem::Any, m_files->platformCertificate).item,
             SetupItem::PlatformCertificate);
    QCOMPARE(importItem(SetupItem::Any, m_files->pkcs12).item, SetupItem::Pkcs12);
    QVERIFY(!importItem(SetupItem::Any, m_files->folder.filePath(QStringLiteral("none"))).readable);
    QCOMPARE(m_worker->facts().platform.size(), 1);
    QCOMPARE(m_worker->facts().publicKeyBits, 2048);
}

void TestSetupWorker::theApiV3KeyIsChecked()
{
    begin();
    QSignalSpy spy(m_worker.get(), &SetupWorker::imported);
    m_worker->setApiV3Key(secretOf("too short"));
    const auto first = spy.takeFirst().at(0).value<ImportedItem>();
    QCOMPARE(first.apiV3KeyProblem->error, ApiV3KeyError::WrongLength);
    QVERIFY(!m_worker->facts().apiV3Key);
    m_worker->setApiV3Key(secretOf(apiV3Key));
    QVERIFY(m_worker->facts().apiV3Key);
}

void TestSetupWorker::mistakesAreFound_data()
{
    QTest::addColumn<CredentialIssue>("issue");
    QTest::newRow("pair") << CredentialIssue::KeyDoesNotFitCertificate;
    QTest::newRow("another merchant") << CredentialIssue::MchidDiffers;
    QTest::newRow("WeChat Pay's certificate") << CredentialIssue::WeChatPaysCertificate;
}

void TestSetupWorker::mistakesAreFound()
{
    QFETCH(CredentialIssue, issue);
    begin();
    QVERIFY(importItem(SetupItem::PrivateKey, m_files->key).isGood());
    QString certificate = m_files->certificate;
    if (issue == CredentialIssue::KeyDoesNotFitCertificate) {
        test::CertificateWish wish;
        wish.commonName = "1900000109";
        certificate
            = m_files->write(QStringLiteral("other.pem"), m_files->ca.issue(wish).certificate);
    } else if (issue == CredentialIssue::WeChatPaysCertificate) {
        certificate = m_files->platformCertificate;
    } else {
        m_values.insert(QStringLiteral("merchant/mchid"), QStringLiteral("1900000100"));
        m_worker->setValues(m_values);
    }
    QVERIFY(importItem(SetupItem::Certificate, certificate).isGood());
    const QList<CredentialFinding> &findings = m_worker->facts().merchantFindings;
    QVERIFY(std::any_of(findings.begin(), findings.end(),
                        [issue](const CredentialFinding &f) { return f.issue == issue; }));
    m_worker->setApiV3Key(secretOf(apiV3Key));
    const auto saved = save();
    QVERIFY(!saved);
    QCOMPARE(saved.error().problem, SetupProblem::Findings);
    QVERIFY(!QFile::exists(m_profile));
}

void TestSetupWorker::nothingIsWrittenWhileSomethingIsMissing_data()
{
    QTest::addColumn<QString>("without");
    QTest::addColumn<SetupProblem>("problem");
    QTest::newRow("key") << QStringLiteral("key") << SetupProblem::NoPrivateKey;
    QTest::newRow("serial") << QStringLiteral("serial") << SetupProblem::NoSerial;
    QTest::newRow("verification") << QStringLiteral("verification")
                                  << SetupProblem::NoVerificationKey;
    QTest::newRow("id") << QStringLiteral("id") << SetupProblem::PublicKeyIncomplete;
}

void TestSetupWorker::nothingIsWrittenWhileSomethingIsMissing()
{
    QFETCH(QString, without);
    QFETCH(SetupProblem, problem);
    begin();
    if (without != QLatin1String("key")) {
        QVERIFY(importItem(SetupItem::PrivateKey, m_files->key).isGood());
    }
    if (without != QLatin1String("serial")) {
        QVERIFY(importItem(SetupItem::Certificate, m_files->certificate).isGood());
    }
    if (without == QLatin1String("id")) {
        QVERIFY(importItem(SetupItem::PublicKey, m_files->publicKey).isGood());
    }
    const auto saved = save();
    QVERIFY(!saved);
    QCOMPARE(saved.error().problem, problem);
    QVERIFY(!QFile::exists(m_profile));
    QCOMPARE(m_keychain->count(), size_t{0});
}

void TestSetupWorker::withoutAKeychainAPassphraseIsNeeded()
{
    m_keychain->failWith(KeeperError{KeeperProblem::NoKeychain, {}});
    begin();
    QVERIFY(!m_worker->facts().keychain);
    fill();
    const auto saved = save();
    QVERIFY(!saved);
    QCOMPARE(saved.error().problem, SetupProblem::NeedsPassphrase);
    QVERIFY(!QFile::exists(m_profile));
}

std::unique_ptr<LiveConnection> TestSetupWorker::open(const QString &path)
{
    const auto profile = loadProfile(path);
    if (!profile) {
        return nullptr;
    }
    auto connection
        = std::make_unique<LiveConnection>(LiveSettings{*profile, "test", keepers()}, m_clock);
    connection->open();
    return connection;
}

void TestSetupWorker::aDeskIsSetUpAndOpens_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::newRow("keychain") << true;
    QTest::newRow("pass-phrase") << false;
}

void TestSetupWorker::aDeskIsSetUpAndOpens()
{
    QFETCH(bool, keychain);
    if (!keychain) {
        m_keychain->failWith(KeeperError{KeeperProblem::NoKeychain, {}});
    }
    begin();
    fill();
    const auto saved = save(keychain ? QByteArray() : passphrase);
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().detail));
    QCOMPARE(saved->toDelete, QStringList{m_files->key});
    const auto profile = loadProfile(m_profile);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->serial, QStringLiteral("5157F09EFDC096DE15EBE81A47057A7232F1B8E1"));
    QVERIFY(profile->privateKeyFile.isEmpty());

    const auto connection = open(m_profile);
    QVERIFY(connection != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!connection->isOpening(), patienceMs);
    if (!keychain) {
        QVERIFY(connection->client() == nullptr);
        QCOMPARE(connection->vaultProblem()->problem, VaultProblem::NeedsPassphrase);
        connection->unlock(secretOf(passphrase));
    }
    QVERIFY(!connection->vaultProblem());
    QVERIFY(!connection->keyProblem());
    QVERIFY(connection->client() != nullptr);
}

void TestSetupWorker::anotherVaultIsNeverReplaced()
{
    QVERIFY(QDir().mkpath(m_home->filePath(QStringLiteral("config"))));
    QFile other(m_home->filePath(QStringLiteral("config/profile.vault")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("somebody's");
    other.close();
    begin();
    fill();
    const auto saved = save();
    QVERIFY(saved.has_value());
    QVERIFY(saved->vaultPath.endsWith(QLatin1String("profile-2.vault")));
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), QByteArray("somebody's"));
}

void TestSetupWorker::settingsKeepWhatWasNotTouched()
{
    begin();
    fill();
    const auto first = save();
    QVERIFY(first.has_value());
    QFile vault(first->vaultPath);
    QVERIFY(vault.open(QIODevice::ReadOnly));
    const QByteArray sealed = vault.readAll();
    vault.close();

    m_values = readProfileValues(m_profile);
    m_values.insert(QStringLiteral("desk/operator"), QStringLiteral("李雷"));
    begin();
    QVERIFY(m_worker->facts().keptVault);
    const auto second = save();
    QVERIFY(second.has_value());
    QVERIFY(second->vaultPath.isEmpty());
    QVERIFY(vault.open(QIODevice::ReadOnly));
    QCOMPARE(vault.readAll(), sealed);
    QCOMPARE(loadProfile(m_profile)->operatorName, QStringLiteral("李雷"));
    const auto connection = open(m_profile);
    QTRY_VERIFY_WITH_TIMEOUT(connection->client() != nullptr, patienceMs);
}

void TestSetupWorker::whatIsKeptIsHeldAgainstWhatIsNew()
{
    begin();
    fill();
    QVERIFY(save().has_value());
    m_values = readProfileValues(m_profile);
    begin();
    QVERIFY(m_worker->facts().certificate.has_value());
    QCOMPARE(m_worker->facts().certificate->serial,
             QStringLiteral("5157F09EFDC096DE15EBE81A47057A7232F1B8E1"));
    // A new key without its certificate would be refused by WeChat Pay.
    const QString other = m_files->write(QStringLiteral("new_key.pem"), test::rsaKeyPkcs8());
    QVERIFY(importItem(SetupItem::PrivateKey, other).isGood());
    const auto saved = save();
    QVERIFY(!saved);
    QCOMPARE(saved.error().problem, SetupProblem::Findings);
}

void TestSetupWorker::aCertificateThatIsOverStopsNoOtherChange()
{
    begin();
    fill();
    QVERIFY(save().has_value());
    m_values = readProfileValues(m_profile);
    test::CertificateWish wish;
    wish.commonName = "1900000109";
    wish.startsInDays = -20;
    wish.endsInDays = -1;
    m_values.insert(
        QStringLiteral("merchant/certificate_file"),
        m_files->write(QStringLiteral("over.pem"), m_files->ca.issue(wish).certificate));
    m_values.insert(QStringLiteral("merchant/serial"), QStringLiteral("1"));
    QVERIFY(writeProfile(m_profile, m_values).has_value());
    begin();
    QVERIFY(!m_worker->facts().merchantFindings.isEmpty()); // it is said
    m_values.insert(QStringLiteral("desk/operator"), QStringLiteral("李雷"));
    m_worker->setValues(m_values);
    const auto saved = save();
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().detail));
    QCOMPARE(loadProfile(m_profile)->operatorName, QStringLiteral("李雷"));
}

void TestSetupWorker::wrongPassphraseThenRight()
{
    m_keychain->failWith(KeeperError{KeeperProblem::NoKeychain, {}});
    begin();
    fill();
    QVERIFY(save(passphrase).has_value());
    const auto connection = open(m_profile);
    QTRY_VERIFY_WITH_TIMEOUT(!connection->isOpening(), patienceMs);
    QSignalSpy changed(connection.get(), &LiveConnection::changed);
    connection->unlock(secretOf("wrong"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(connection->vaultProblem()->problem, VaultProblem::WrongPassphrase);
    QVERIFY(connection->client() == nullptr);
    connection->unlock(secretOf(passphrase));
    QVERIFY(connection->client() != nullptr);
}

void TestSetupWorker::nothingSecretLiesAbout()
{
    m_keychain->failWith(KeeperError{KeeperProblem::NoKeychain, {}});
    begin();
    fill();
    const auto saved = save(passphrase);
    QVERIFY(saved.has_value());
    const auto connection = open(m_profile);
    QTRY_VERIFY_WITH_TIMEOUT(!connection->isOpening(), patienceMs);
    connection->unlock(secretOf(passphrase));
    QVERIFY(connection->client() != nullptr);

    QList<QByteArray> secrets = test::tracesOf(m_files->merchant.key);
    secrets << apiV3Key << passphrase;
    // The search itself finds what is there.
    QVERIFY(!test::filesWith(m_files->folder.path(), secrets).isEmpty());
    QCOMPARE(test::filesWith(m_home->path(), secrets), QStringList());
}

QTEST_GUILESS_MAIN(TestSetupWorker)
#include "tst_setup_worker.moc"

#include "app/provision.h"

#include "core/domain/clock.h"
#include "core/settings/profile.h"
#include "core/vault/memory_keeper.h"
#include "tests/support/patience.h"
#include "tests/support/setup_files.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pd;
using test::SetupFiles;

namespace {

const QByteArray apiV3Key("0123456789abcdefGHIJKLMNOPQRSTUV");

const QByteArray good("[merchant]\n"
                      "mall = Mall\n"
                      "mchid = 1900000109\n"
                      "appids = wx8888888888888888\n"
                      "[desk]\n"
                      "operator = Wang Fang\n"
                      "[store]\n"
                      "path = data/desk.db\n"
                      "[provision]\n"
                      "profile = config/profile.ini\n"
                      "private_key = apiclient_key.pem\n"
                      "certificate = apiclient_cert.pem\n"
                      "api_v3_key = api_v3_key.txt\n");

} // namespace

class TestProvision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void ends_data();
    void ends();
    void saysWhatToDelete();
    void readsASecretFromStandardInput();
    void withoutAKeychainThePassphraseIsAFile();

private:
    [[nodiscard]] ProvisionEnd run(const QByteArray &text, const QByteArray &input = {});

    SystemClock m_clock;
    std::unique_ptr<SetupFiles> m_files;
    bool m_keychain = true;
    QStringList m_said;
};

void TestProvision::init()
{
    m_files = std::make_unique<SetupFiles>();
    m_files->write(QStringLiteral("api_v3_key.txt"), apiV3Key + '\n');
    m_keychain = true;
    m_said.clear();
}

ProvisionEnd TestProvision::run(const QByteArray &text, const QByteArray &input)
{
    const QString path = m_files->write(QStringLiteral("desk.ini"), text);
    const auto makeKeeper = [this]() -> std::unique_ptr<SecretKeeper> {
        auto keeper = std::make_unique<MemoryKeeper>();
        if (!m_keychain) {
            keeper->failWith(KeeperError{KeeperProblem::NoKeychain, {}});
        }
        return keeper;
    };
    Provision provision(
        SetupSettings{
            m_files->folder.filePath(QStringLiteral("default.ini")), "test", {}, makeKeeper},
        m_clock, [this](const QString &line) { m_said.append(line); }, [input] { return input; });
    std::optional<ProvisionEnd> end;
    connect(&provision, &Provision::finished, this, [&end](ProvisionEnd e) { end = e; });
    provision.run(path);
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), patienceMs);
    }();
    return *end;
}

void TestProvision::ends_data()
{
    QTest::addColumn<QByteArray>("old");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<ProvisionEnd>("end");
    const auto row = [](const char *name, const char *old, const char *now, ProvisionEnd end) {
        QTest::newRow(name) << QByteArray(old) << QByteArray(now) << end;
    };
    row("good", "", "", ProvisionEnd::Done);
    row("unknown key", "operator =", "opreator =", ProvisionEnd::BadFile);
    row("unknown own key", "certificate =", "certifikate =", ProvisionEnd::BadFile);
    row("bad number", "mchid = 1900000109", "mchid = x", ProvisionEnd::BadFile);
    row("no ini", "mall = Mall", "mall", ProvisionEnd::BadFile);
    row("no key file", "= apiclient_key.pem", "= none.pem", ProvisionEnd::BadKeys);
    row("a certificate as key", "= apiclient_key.pem", "= apiclient_cert.pem",
        ProvisionEnd::BadKeys);
    row("nothing to verify with", "api_v3_key = api_v3_key.txt\n", "", ProvisionEnd::BadKeys);
    row("two from standard input", "apiclient_key.pem\n", "-\nvault_passphrase = -\n",
        ProvisionEnd::BadFile);
    row("not writable", "= config/profile.ini", "= api_v3_key.txt/profile.ini",
        ProvisionEnd::NotWritten);
}

void TestProvision::ends()
{
    QFETCH(QByteArray, old);
    QFETCH(QByteArray, now);
    QFETCH(ProvisionEnd, end);
    QByteArray text = good;
    if (!old.isEmpty()) {
        QVERIFY(text.contains(old));
        text.replace(old, now);
    }
    QCOMPARE(run(text), end);
    const bool written
        = QFile::exists(m_files->folder.filePath(QStringLiteral("config/profile.ini")));
    QCOMPARE(written, end == ProvisionEnd::Done);
    QVERIFY(!m_said.isEmpty());
}

void TestProvision::saysWhatToDelete()
{
    QCOMPARE(run(good), ProvisionEnd::Done);
    const QString said = m_said.join(u'\n');
    QVERIFY(said.contains(QLatin1String("apiclient_key.pem")));
    QVERIFY(said.contains(QLatin1String("api_v3_key.txt")));
    QVERIFY(!said.contains(QLatin1String("apiclient_cert.pem")));
    QVERIFY(!said.contains(QString::fromLatin1(apiV3Key)));
    const auto profile
        = loadProfile(m_files->folder.filePath(QStringLiteral("config/profile.ini")));
    QVERIFY(profile.has_value());
    QCOMPARE(profile->storePath, m_files->folder.filePath(QStringLiteral("data/desk.db")));
}

void TestProvision::readsASecretFromStandardInput()
{
    QByteArray text = good;
    text.replace("= apiclient_key.pem", "= -");
    QCOMPARE(run(text, m_files->merchant.key), ProvisionEnd::Done);
    QVERIFY(!m_said.join(u'\n').contains(QLatin1String("apiclient_key.pem")));
}

void TestProvision::withoutAKeychainThePassphraseIsAFile()
{
    m_keychain = false;
    QCOMPARE(run(good), ProvisionEnd::NeedsPassphrase);
    m_files->write(QStringLiteral("pass.txt"), "correct horse\n");
    QCOMPARE(run(good + "vault_passphrase = pass.txt\n"), ProvisionEnd::Done);
    QVERIFY(m_said.join(u'\n').contains(QLatin1String("pass.txt")));
}

QTEST_GUILESS_MAIN(TestProvision)
#include "tst_provision.moc"

// The program is set up by --provision, unlocked, driven through everything that touches a secret,
// with every log on, and ended as a crash would end it. Then every file that it wrote and every
// word that it said is searched for the secrets, in every form in which they might lie about.

#include "core/domain/zoned_time.h"
#include "core/wechatpay/aes_gcm.h"
#include "core/wechatpay/keys.h"
#include "tests/peers/gateway_process.h"
#include "tests/support/fake_wire.h"
#include "tests/support/pdf_text.h"
#include "tests/support/secret_search.h"
#include "tests/support/test_certificates.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace pd;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 120'000;
const QByteArray apiV3Key("GIJ7vn3Q0TbWxZ5rKc1yLdPs8hMuEa2f");
const QByteArray vaultPassphrase("correct horse battery staple 17 of the vault");
const QByteArray filePassphrase("the key file opens with this one 4711");
const QByteArray wrongPassphrase("mistyped, and as secret as the right one 0815");
const QString platformSerial = u"3775B6A45ACD588826D15E583A95F5DD11111111"_s;

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theSearchFindsWhatIsThere();
    void provisioningLeavesNone();
    void aDayAtTheDeskLeavesNone();
    void theProgramForbidsDumpsBeforeAnythingElse();

private:
    [[nodiscard]] QProcessEnvironment environment() const;
    void hand(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray notification(const QString &transaction) const;
    [[nodiscard]] QStringList leaks() const;
    /// Ends it with SIGABRT, in a folder where the system may write a core dump.
    static void crash(QProcess &child);
    [[nodiscard]] bool systemWritesDumps() const;
    void lookIntoExports(const QString &transaction) const;

    QTemporaryDir m_handed; ///< what a merchant is handed: the only place where secrets may lie
    QTemporaryDir m_home;
    test::GatewayProcess m_gateway;
    test::TestCa m_ca;
    test::TestIdentity m_merchant;
    test::TestIdentity m_platform;
    QList<QByteArray> m_secrets;
    QString m_profile;
};

void TestSecrets::initTestCase()
{
    test::CertificateWish wish;
    wish.names.clear();
    wish.commonName = "1900000109";
    wish.serialHex = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    wish.endsInDays = 1000;
    m_merchant = m_ca.issue(wish);
    wish.commonName = "Tenpay.com sign";
    wish.serialHex = platformSerial.toLatin1();
    m_platform = m_ca.issue(wish);
    m_secrets = test::tracesOf(m_merchant.key);
    for (const QByteArray &secret : {apiV3Key, vaultPassphrase, filePassphrase, wrongPassphrase}) {
        m_secrets += test::formsOf(secret);
        m_secrets += QByteArray(secret).replace(" ", ""); // as the text of a PDF is searched
    }
    QVERIFY(m_gateway.start({PrivateKey::fromPem(m_merchant.key)->publicPem(), {}, {}}));
    m_profile = m_home.filePath(u"config/desk.ini"_s);
    QVERIFY(QDir(m_home.path()).mkpath(u"said"_s));
    QVERIFY(QDir(m_home.path()).mkpath(u"run"_s));
    QVERIFY(QDir(m_home.path()).mkpath(u"exports"_s));
}

void TestSecrets::hand(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_handed.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// A home of its own, no keychain, and every log on.
QProcessEnvironment TestSecrets::environment() const
{
    QProcessEnvironment values = QProcessEnvironment::systemEnvironment();
    values.insert(u"HOME"_s, m_home.path());
    values.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
    values.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
    values.insert(u"XDG_CACHE_HOME"_s, m_home.filePath(u"cache"_s));
    values.insert(u"XDG_RUNTIME_DIR"_s, m_home.filePath(u"run"_s));
    values.insert(u"TMPDIR"_s, m_home.filePath(u"run"_s));
    values.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
    values.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    values.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    values.insert(u"QT_ASSUME_STDERR_HAS_CONSOLE"_s, u"1"_s);
    for (const QString &proxy :
         {u"http_proxy"_s, u"https_proxy"_s, u"HTTP_PROXY"_s, u"HTTPS_PROXY"_s}) {
        values.remove(proxy);
    }
    return values;
}

QStringList TestSecrets::leaks() const
{
    return test::filesWith(m_home.path(), m_secrets);
}

void TestSecrets::theSearchFindsWhatIsThere()
{
    const QTemporaryDir folder;
    QVERIFY(m_secrets.size() > 50);
    for (const QByteArray &secret : std::as_const(m_secrets)) {
        QFile file(folder.filePath(u"leak"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("before " + secret + " behind");
        file.close();
        QCOMPARE(test::filesWith(folder.path(), m_secrets).size(), 1);
        // However the text around it shifts it.
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray("{\"key\":\"" + apiV3Key + "\"}").toBase64());
        file.close();
        QCOMPARE(test::filesWith(folder.path(), test::formsOf(apiV3Key)).size(), 1);
    }
    QCOMPARE(leaks(), QStringList());
}

void TestSecrets::provisioningLeavesNone()
{
    hand(u"apiclient_key.pem"_s, test::encryptedPkcs8(filePassphrase, m_merchant.key));
    hand(u"key_pass.txt"_s, filePassphrase + '\n');
    hand(u"apiclient_cert.pem"_s, m_merchant.certificate);
    hand(u"wechatpay.pem"_s, m_platform.certificate);
    hand(u"pub_key.pem"_s, m_gateway.read(u"platform_pub.pem"_s));
    hand(u"vault_pass.txt"_s, vaultPassphrase + '\n');
    hand(u"desk.ini"_s,
         "[merchant]\nmall = Mall\nmchid = 1900000109\nappids = wx8888888888888888\n"
         "[wechatpay]\nbase_url = "
             + m_gateway.url().toString().toUtf8() + "\npublic_key_id = "
             + m_gateway.publicKeyId().toUtf8() + "\n[desk]\noperator = Wang Fang\n[store]\npath = "
             + m_home.filePath(u"data/desk.db"_s).toUtf8()
             + "\n[inbox]\nfolder = " + m_home.filePath(u"inbox"_s).toUtf8()
             + "\n[provision]\nprofile = " + m_profile.toUtf8()
             + "\nprivate_key = apiclient_key.pem\nprivate_key_passphrase = key_pass.txt\n"
               "certificate = apiclient_cert.pem\nplatform_certificates = wechatpay.pem\n"
               "public_key = pub_key.pem\napi_v3_key = -\nvault_passphrase = vault_pass.txt\n");
    QProcess program;
    program.setProcessEnvironment(environment());
    program.setStandardOutputFile(m_home.filePath(u"said/provision.out"_s));
    program.setStandardErrorFile(m_home.filePath(u"said/provision.err"_s));
    program.start(QStringLiteral(PD_PROGRAM), {u"--provision"_s, m_handed.filePath(u"desk.ini"_s)});
    QVERIFY(program.waitForStarted(patienceMs));
    program.write(apiV3Key + '\n');
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished(patienceMs));
    QFile said(m_home.filePath(u"said/provision.out"_s));
    QVERIFY(said.open(QIODevice::ReadOnly));
    const QByteArray words = said.readAll();
    QVERIFY2(program.exitCode() == 0, words.constData());
    QVERIFY(words.contains("vault_pass.txt")); // told to be deleted
    QVERIFY(QFile::exists(m_home.filePath(u"config/desk.vault"_s)));
    QCOMPARE(leaks(), QStringList());
}

/// A payment as WeChat Pay would push it, encrypted under the APIv3 key.
QByteArray TestSecrets::notification(const QString &transaction) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QByteArray plain
        = QJsonDocument(QJsonObject{{u"mchid"_s, u"1900000109"_s},
                                    {u"merchant_name"_s, u"万象汇"_s},
                                    {u"shop_name"_s, u"重庆烤鱼"_s},
                                    {u"shop_number"_s, u"L1-01"_s},
                                    {u"appid"_s, u"wx8888888888888888"_s},
                                    {u"openid"_s, u"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"_s},
                                    {u"time_end"_s, toRfc3339(inShanghai(now))},
                                    {u"amount"_s, 12'300},
                                    {u"transaction_id"_s, transaction}})
              .toJson(QJsonDocument::Compact);
    const EncryptedResource sealed
        = encrypt(plain, "mall_transaction", ApiV3Key::fromText(apiV3Key).value());
    const QByteArray body
        = QJsonDocument(
              QJsonObject{{u"id"_s, u"EV-20261124"_s},
                          {u"create_time"_s, toRfc3339(inShanghai(now))},
                          {u"event_type"_s, u"MALL_TRANSACTION.SUCCESS"_s},
                          {u"resource_type"_s, u"encrypt-resource"_s},
                          {u"summary"_s, u"支付成功"_s},
                          {u"resource"_s,
                           QJsonObject{{u"original_type"_s, u"mall_transaction"_s},
                                       {u"algorithm"_s, QString::fromLatin1(sealed.algorithm)},
                                       {u"ciphertext"_s, QString::fromLatin1(sealed.ciphertext)},
                                       {u"nonce"_s, QString::fromLatin1(sealed.nonce)},
                                       {u"associated_data"_s,
                                        QString::fromLatin1(sealed.associatedData)}}}})
              .toJson(QJsonDocument::Compact);
    const HttpReply reply = test::signedReply(200, body, *PrivateKey::fromPem(m_platform.key),
                                              platformSerial.toLatin1(), now);
    QJsonObject headers;
    for (const auto &[name, value] : reply.headers) {
        headers.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    }
    return QJsonDocument(QJsonObject{{u"headers"_s, headers}, {u"body"_s, QString::fromUtf8(body)}})
        .toJson(QJsonDocument::Compact);
}

void TestSecrets::crash(QProcess &child)
{
#ifdef Q_OS_UNIX
    ::kill(static_cast<pid_t>(child.processId()), SIGABRT);
#else
    child.kill();
#endif
    QVERIFY(child.waitForFinished(patienceMs));
}

void TestSecrets::aDayAtTheDeskLeavesNone()
{
    const QString transaction = m_gateway.newTransaction();
    QVERIFY(QDir(m_home.path()).mkpath(u"inbox"_s));
    QFile pushed(m_home.filePath(u"inbox/payment.json"_s));
    QVERIFY(pushed.open(QIODevice::WriteOnly));
    pushed.write(notification(transaction));
    pushed.close();

    const QString out = m_home.filePath(u"said/day.out"_s);
    QProcess program;
    program.setProcessEnvironment(environment());
    program.setWorkingDirectory(m_home.filePath(u"run"_s)); // a dump would be written here
    program.setStandardOutputFile(out);
    program.setStandardErrorFile(m_home.filePath(u"said/day.err"_s));
    const QStringList arguments{m_profile, transaction, m_home.filePath(u"said/copies.txt"_s),
                                m_home.filePath(u"exports"_s)};
    program.start(u"sh"_s,
                  QStringList{u"-c"_s, u"ulimit -c unlimited; exec \"$0\" \"$@\""_s,
                              QStringLiteral(PD_SECRETS_CHILD)}
                      + arguments);
    QVERIFY(program.waitForStarted(patienceMs));
    program.write(wrongPassphrase + '\n' + vaultPassphrase + '\n');
    const auto isDone = [&out] {
        QFile file(out);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("done");
    };
    QVERIFY2(QTest::qWaitFor([&] { return isDone() || program.state() == QProcess::NotRunning; },
                             patienceMs),
             "it goes on and on");
    QFile said(m_home.filePath(u"said/day.err"_s));
    QVERIFY(said.open(QIODevice::ReadOnly));
    const QByteArray log = said.readAll();
    QVERIFY2(isDone(), log.mid(log.indexOf("waited in vain"), 200).constData());
    // All of it has happened, so the search means something.
    QCOMPARE(m_gateway.control().value(u"taken"_s).toArray().size(), 1);
    QFile copies(m_home.filePath(u"said/copies.txt"_s));
    QVERIFY(copies.open(QIODevice::ReadOnly));
    const QByteArray copied = copies.readAll();
    // For WeChat Pay's support, of the backup, of the connection check.
    for (const char *words : {"Request-ID", "1900000109", "Events that hold", "Our signature"}) {
        QVERIFY2(copied.contains(words), copied.constData());
    }
    lookIntoExports(transaction);
    QVERIFY(QFile::exists(m_home.filePath(u"inbox/done/payment.json"_s)));
    QVERIFY(QFileInfo(m_home.filePath(u"said/day.err"_s)).size() > 0); // the logs are on
    QFile profile(m_profile);
    QVERIFY(profile.open(QIODevice::ReadOnly) && profile.readAll().contains("desk 2"));

    // While it runs, with its keys unlocked: what others can read of it.
    const QString process = u"/proc/%1/"_s.arg(program.processId());
    if (QFileInfo(process).isDir()) {
        for (const char *name : {"cmdline", "environ"}) {
            QFile file(process + QString::fromLatin1(name));
            if (file.open(QIODevice::ReadOnly)) {
                const QByteArray text = file.readAll();
                for (const QByteArray &secret : std::as_const(m_secrets)) {
                    QVERIFY2(!text.contains(secret), name);
                }
            }
        }
    }
    crash(program);
    QCOMPARE(leaks(), QStringList());
    // A dump of this process would hold its keys, so none is made; where the system writes them for
    // other programs, that is seen. Where it hands them to a service, theProgramForbidsDumps… looks
    // at the limit instead.
    const bool dumps = systemWritesDumps();
    qInfo("core dumps: %s",
          dumps ? "written here for any other program, none for this one"
                : "not written into the folder of a program on this system");
    if (dumps) {
        const QDir run(m_home.filePath(u"run"_s));
        QCOMPARE(run.entryList({u"core*"_s}, QDir::Files), QStringList());
    }
}

/// Each of them holds the report, so it is no empty file that is searched. The letters of a PDF are
/// numbers in packed streams: what can be read on its pages is written beside it, for the search.
void TestSecrets::lookIntoExports(const QString &transaction) const
{
    const QDir folder(m_home.filePath(u"exports"_s));
    const QStringList names{u"backup.db"_s, u"day.pdf"_s, u"history.csv"_s, u"history.jsonl"_s,
                            u"receipt.pdf"_s};
    QCOMPARE(folder.entryList(QDir::Files, QDir::Name), names);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        if (name.endsWith(u".pdf"_s)) {
            bytes = test::pdfText(bytes).toUtf8();
            QFile readable(file.fileName() + u".txt"_s);
            QVERIFY(readable.open(QIODevice::WriteOnly) && readable.write(bytes) == bytes.size());
        }
        // The day's end has sums only.
        const QByteArray wanted = name == u"day.pdf"_s ? QByteArray("120") : transaction.toLatin1();
        QVERIFY2(bytes.contains(wanted), qPrintable(name + u": "_s + QString::fromUtf8(bytes)));
    }
}

/// Whether a crash of just any program leaves a dump in its folder here.
bool TestSecrets::systemWritesDumps() const
{
    const QTemporaryDir folder;
    QProcess any;
    any.setWorkingDirectory(folder.path());
    any.start(u"sh"_s, {u"-c"_s, u"ulimit -c unlimited; kill -ABRT $$"_s});
    any.waitForFinished(patienceMs);
    return !QDir(folder.path()).entryList({u"core*"_s}, QDir::Files).isEmpty();
}

void TestSecrets::theProgramForbidsDumpsBeforeAnythingElse()
{
    // The installed program itself, by its own main(): a crash leaves nothing.
    const QTemporaryDir folder;
    QProcess program;
    program.setProcessEnvironment(environment());
    program.setWorkingDirectory(folder.path());
    program.start(u"sh"_s,
                  {u"-c"_s, u"ulimit -c unlimited; exec \"$0\" \"$@\""_s,
                   QStringLiteral(PD_PROGRAM), u"--practice"_s, u"--practice-folder"_s,
                   folder.filePath(u"practice"_s)});
    QVERIFY(program.waitForStarted(patienceMs));
    QVERIFY(QTest::qWaitFor(
        [&folder] { return QFile::exists(folder.filePath(u"practice/practice.db"_s)); },
        patienceMs));
    QFile limits(u"/proc/%1/limits"_s.arg(program.processId()));
    if (limits.open(QIODevice::ReadOnly)) {
        const QString said = QString::fromLatin1(limits.readAll()).simplified();
        QVERIFY2(said.contains(u"Max core file size 0 0"_s), qPrintable(said));
    }
    crash(program);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    QCOMPARE(QDir(folder.path()).entryList({u"core*"_s}, QDir::Files), QStringList());
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"

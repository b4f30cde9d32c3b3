#include "core/settings/profile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using pd::loadProfile;
using pd::PointsRounding;
using pd::PointsRule;
using pd::Profile;
using pd::ProfileError;
using pd::ProfileKey;
using pd::profileKeys;
using pd::ProfileProblem;

namespace {

const QByteArray goodProfile = "[merchant]\n"
                               "mall = 万象汇购物中心\n"
                               "mode = merchant\n"
                               "mchid = 1900000109\n"
                               "sub_mchid =\n"
                               "serial = 0157F09EFDC096DE15EBE81A47057A7232F1B8E1\n"
                               "private_key_file = key.pem\n"
                               "appids = wx8888888888888888 | wx7777777777777777\n"
                               "[wechatpay]\n"
                               "base_url =\n"
                               "ca_file =\n"
                               "connect_timeout_ms =\n"
                               "call_timeout_ms =\n"
                               "public_key_id = PUB_KEY_ID_0119000001092024\n"
                               "public_key_file = pub.pem\n"
                               "certificate_files =\n"
                               "[desk]\n"
                               "operator = 王芳\n"
                               "name =\n"
                               "language =\n"
                               "reasons =\n"
                               "ask_twice_above =\n"
                               "[store]\n"
                               "path = j.db\n";

QByteArray withLine(const QByteArray &key, const QByteArray &value)
{
    QByteArrayList lines = goodProfile.split('\n');
    for (QByteArray &line : lines) {
        if (line.startsWith(QByteArray(key + " ="))) {
            line = key + " = " + value;
        }
    }
    return lines.join('\n');
}

/// The good one with one line more, its 26th.
QByteArray withMore(const QByteArray &section, const QByteArray &line)
{
    return QByteArray(goodProfile + "[" + section + "]\n" + line + "\n");
}

QString keyOf(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void refusesFiles_data();
    void refusesFiles();
    void refuses_data();
    void refuses();
    void tellsAllErrorsAtOnce();
    void repeatsNoSecret();
    void loadsAndFillsInDefaults();
    void takesPointsRules_data();
    void takesPointsRules();
    void takesBaseUrls_data();
    void takesBaseUrls();
    void takesBomCrlfAndAbsolutePaths();
    void takesPartnerMode();
    void everyRequiredKeyIsMissed();
    void practiceNeedsNothing();
    void defaultPlacesHaveOurName();
    void documentationNamesEveryKey();
    void documentedExamplesLoad();

private:
    void write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QString at(const QString &name) const;
    pd::Result<Profile, QList<ProfileError>> load(const QByteArray &text);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProfile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    const QStringList names{QStringLiteral("key.pem"), QStringLiteral("pub.pem"),
                            QStringLiteral("cert1.pem"), QStringLiteral("cert 2,a.pem")};
    for (const QString &name : names) {
        write(name, "x");
    }
}

void TestProfile::write(const QString &name, const QByteArray &bytes)
{
    QFile file(at(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString TestProfile::at(const QString &name) const
{
    return m_folder->filePath(name);
}

pd::Result<Profile, QList<ProfileError>> TestProfile::load(const QByteArray &text)
{
    write(QStringLiteral("profile.ini"), text);
    return loadProfile(at(QStringLiteral("profile.ini")));
}

void TestProfile::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ProfileProblem>("problem");
    const QString usual = QStringLiteral("profile.ini");
    QTest::newRow("missing") << QByteArray() << QStringLiteral("other.ini")
                             << ProfileProblem::FileMissing;
    QTest::newRow("a folder") << QByteArray() << QStringLiteral(".")
                              << ProfileProblem::FileUnreadable;
    QTest::newRow("far too large")
        << QByteArray(300'000, '#') << usual << ProfileProblem::FileUnreadable;
    QTest::newRow("GBK") << QByteArray("[desk]\noperator = \xCD\xF5\n") << usual
                         << ProfileProblem::NotUtf8;
}

void TestProfile::refusesFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(ProfileProblem, problem);
    write(QStringLiteral("profile.ini"), bytes);
    const auto profile = loadProfile(at(name));
    QVERIFY(!profile.has_value());
    QCOMPARE(profile.error().size(), 1);
    QCOMPARE(profile.error().constFirst().problem, problem);
    QCOMPARE(profile.error().constFirst().value, QDir::toNativeSeparators(at(name)));
}

void TestProfile::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ProfileProblem>("problem");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QByteArray &text, ProfileProblem problem,
                        const char *key, const QByteArray &value, int line) {
        QTest::newRow(name) << text << problem << keyOf(key) << QString::fromUtf8(value) << line;
    };
    const QByteArray &good = goodProfile;
    row("garbage", good + "hello\n", ProfileProblem::NotIni, "", "", 25);
    row("unknown key", good + "pth = a\n", ProfileProblem::UnknownKey, "store/pth", "", 25);
    row("wrong case", good + "Path = a\n", ProfileProblem::UnknownKey, "store/Path", "", 25);
    row("unknown section", good + "[vault]\na = b\n", ProfileProblem::UnknownKey, "vault/a", "",
        26);
    row("doubled key", good + "path = a\n", ProfileProblem::DoubledKey, "store/path", "", 25);
    row("no mall", withLine("mall", ""), ProfileProblem::MissingKey, "merchant/mall", "", 2);
    row("long mall", withLine("mall", QByteArray(65, 'a')), ProfileProblem::TooLong,
        "merchant/mall", "64", 2);
    row("tab in mall", withLine("mall", "a\tb"), ProfileProblem::BadCharacters, "merchant/mall", "",
        2);
    row("bad mode", withLine("mode", "Partner"), ProfileProblem::BadMode, "merchant/mode",
        "Partner", 3);
    row("no sub_mchid", withLine("mode", "partner"), ProfileProblem::MissingKey,
        "merchant/sub_mchid", "", 5);
    row("sub_mchid of no use", withLine("sub_mchid", "19"), ProfileProblem::NotInThisMode,
        "merchant/sub_mchid", "", 5);
    row("mchid letters", withLine("mchid", "19o0000109"), ProfileProblem::BadMerchantNumber,
        "merchant/mchid", "19o0000109", 4);
    row("mchid full-width", withLine("mchid", "１９"), ProfileProblem::BadMerchantNumber,
        "merchant/mchid", "１９", 4);
    row("serial lower-case", withLine("serial", "5157f09e"), ProfileProblem::BadSerial,
        "merchant/serial", "5157f09e", 6);
    row("serial with colons", withLine("serial", "51:57"), ProfileProblem::BadSerial,
        "merchant/serial", "51:57", 6);
    row("no private key", withLine("private_key_file", ""), ProfileProblem::MissingKey,
        "merchant/private_key_file", "", 7);
    row("appid with a blank", withLine("appids", "wx 1"), ProfileProblem::BadAppid,
        "merchant/appids", "wx 1", 8);
    row("appid twice", withLine("appids", "wx1 | wx1"), ProfileProblem::BadAppid, "merchant/appids",
        "wx1", 8);
    row("no appid", withLine("appids", "|"), ProfileProblem::MissingKey, "merchant/appids", "", 8);
    row("six appids", withLine("appids", "a|b|c|d|e|f"), ProfileProblem::TooManyAppids,
        "merchant/appids", "6", 8);
    row("http", withLine("base_url", "http://api.mch.weixin.qq.com"), ProfileProblem::NotHttps,
        "wechatpay/base_url", "http://api.mch.weixin.qq.com", 10);
    row("http to a private network", withLine("base_url", "http://192.168.1.2:8080"),
        ProfileProblem::NotHttps, "wechatpay/base_url", "http://192.168.1.2:8080", 10);
    row("http to a name that looks like loopback", withLine("base_url", "http://127.0.0.1.a.cn"),
        ProfileProblem::NotHttps, "wechatpay/base_url", "http://127.0.0.1.a.cn", 10);
    for (const char *url : {"api.mch.weixin.qq.com", "ftp://a.cn", "https://", "https://a.cn/v3",
                            "https://a.cn?x=1", "https://a.cn#x", "https://a b.cn"}) {
        row(url, withLine("base_url", url), ProfileProblem::NotAUrl, "wechatpay/base_url", url, 10);
    }
    row("update over http", good + "[update]\nurl = http://127.0.0.1/a\n", ProfileProblem::NotHttps,
        "update/url", "http://127.0.0.1/a", 26);
    for (const char *url : {"newest.json", "https://", "https://a.cn/#x", "https://a b.cn"}) {
        QTest::addRow("update: %s", url)
            << QByteArray(good + "[update]\nurl = " + url + '\n') << ProfileProblem::NotAUrl
            << keyOf("update/url") << QString::fromUtf8(url) << 26;
    }
    row("words for a number", withLine("connect_timeout_ms", "10s"), ProfileProblem::NotANumber,
        "wechatpay/connect_timeout_ms", "10s", 12);
    row("fraction", withLine("call_timeout_ms", "1.5"), ProfileProblem::NotANumber,
        "wechatpay/call_timeout_ms", "1.5", 13);
    row("zero", withLine("connect_timeout_ms", "0"), ProfileProblem::OutOfRange,
        "wechatpay/connect_timeout_ms", "0", 12);
    row("negative", withLine("call_timeout_ms", "-1"), ProfileProblem::OutOfRange,
        "wechatpay/call_timeout_ms", "-1", 13);
    row("beyond 64 bits", withLine("call_timeout_ms", "99999999999999999999999"),
        ProfileProblem::OutOfRange, "wechatpay/call_timeout_ms", "99999999999999999999999", 13);
    row("beyond two minutes", withLine("call_timeout_ms", "120001"), ProfileProblem::OutOfRange,
        "wechatpay/call_timeout_ms", "120001", 13);
    row("call shorter than connecting", withLine("call_timeout_ms", "9999"),
        ProfileProblem::OutOfRange, "wechatpay/call_timeout_ms", "9999", 13);
    row("id of another kind", withLine("public_key_id", "5157F09E"), ProfileProblem::BadPublicKeyId,
        "wechatpay/public_key_id", "5157F09E", 14);
    row("id without digits", withLine("public_key_id", "PUB_KEY_ID_"),
        ProfileProblem::BadPublicKeyId, "wechatpay/public_key_id", "PUB_KEY_ID_", 14);
    row("public key without id", withLine("public_key_id", ""), ProfileProblem::PublicKeyIncomplete,
        "wechatpay/public_key_id", "", 14);
    row("id without public key", withLine("public_key_file", ""),
        ProfileProblem::PublicKeyIncomplete, "wechatpay/public_key_file", "", 15);
    row("no operator", withLine("operator", "\"\""), ProfileProblem::MissingKey, "desk/operator",
        "", 18);
    row("bad language", withLine("language", "zh"), ProfileProblem::BadLanguage, "desk/language",
        "zh", 20);
    row("long reason", withLine("reasons", "a | " + QByteArray(201, 'b')), ProfileProblem::TooLong,
        "desk/reasons", "200", 21);
    row("threshold in words", withLine("ask_twice_above", "many"), ProfileProblem::NotANumber,
        "desk/ask_twice_above", "many", 22);
    row("no points a yuan", withMore("points", "per_yuan = 0"), ProfileProblem::BadFactor,
        "points/per_yuan", "0", 26);
    row("five decimals", withMore("points", "per_yuan = 0.12345"), ProfileProblem::BadFactor,
        "points/per_yuan", "0.12345", 26);
    row("a way to round that is none", withMore("points", "rounding = half"),
        ProfileProblem::BadRounding, "points/rounding", "half", 26);
    row("less than a fen", withMore("points", "minimum = 0.001"), ProfileProblem::NotAnAmount,
        "points/minimum", "0.001", 26);
    row("no batch at all", withMore("batch", "in_flight = 0"), ProfileProblem::OutOfRange,
        "batch/in_flight", "0", 26);
    row("faster than anybody may", withMore("batch", "per_second = 201"),
        ProfileProblem::OutOfRange, "batch/per_second", "201", 26);
    row("never pauses", withMore("batch", "pause_after = 0"), ProfileProblem::OutOfRange,
        "batch/pause_after", "0", 26);
    row("keeps nothing", withMore("store", "keep_days = 0"), ProfileProblem::OutOfRange,
        "store/keep_days", "0", 26);
    QByteArray noKeys = withLine("public_key_id", "");
    noKeys.replace("public_key_file = pub.pem", "");
    row("nothing to verify with", noKeys, ProfileProblem::NoVerificationKey,
        "wechatpay/public_key_id", "", 14);
}

void TestProfile::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(ProfileProblem, problem);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(int, line);
    const auto profile = load(text);
    QVERIFY(!profile.has_value());
    QCOMPARE(profile.error().size(), 1);
    const ProfileError &error = profile.error().constFirst();
    QCOMPARE(error.problem, problem);
    QCOMPARE(error.key, key);
    QCOMPARE(error.value, value);
    QCOMPARE(error.line, line);
}

void TestProfile::tellsAllErrorsAtOnce()
{
    const auto profile = load("x\n[merchant]\nmchid = a\nserial = b\nprivate_key_file = no.pem\n"
                              "[wechatpay]\ncertificate_files = cert1.pem | gone.pem\nurl = x\n");
    QVERIFY(!profile.has_value());
    const QList<ProfileError> expected{
        {ProfileProblem::NotIni, {}, {}, 1},
        {ProfileProblem::UnknownKey, keyOf("wechatpay/url"), {}, 8},
        {ProfileProblem::MissingKey, keyOf("merchant/mall"), {}, 0},
        {ProfileProblem::BadMerchantNumber, keyOf("merchant/mchid"), keyOf("a"), 3},
        {ProfileProblem::BadSerial, keyOf("merchant/serial"), keyOf("b"), 4},
        {ProfileProblem::FileNotFound, keyOf("merchant/private_key_file"),
         QDir::toNativeSeparators(at(keyOf("no.pem"))), 5},
        {ProfileProblem::MissingKey, keyOf("merchant/appids"), {}, 0},
        {ProfileProblem::FileNotFound, keyOf("wechatpay/certificate_files"),
         QDir::toNativeSeparators(at(keyOf("gone.pem"))), 7},
        {ProfileProblem::MissingKey, keyOf("desk/operator"), {}, 0},
    };
    QCOMPARE(profile.error(), expected);
}

void TestProfile::repeatsNoSecret()
{
    const auto profile = load(withLine("base_url", "https://user:geheim@a.cn")
                              + "-----BEGIN PRIVATE KEY----- geheim\nkey = geheim\n"
                                "[update]\nurl = https://user:geheim@a.cn/newest.json\n");
    QVERIFY(!profile.has_value());
    QCOMPARE(profile.error().size(), 4);
    for (const ProfileError &error : profile.error()) {
        QVERIFY(!error.value.contains(keyOf("geheim")));
        QVERIFY(!error.key.contains(keyOf("geheim")));
    }
}

void TestProfile::loadsAndFillsInDefaults()
{
    const auto profile = load(goodProfile);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->path, at(keyOf("profile.ini")));
    QCOMPARE(profile->mallName, QStringLiteral("万象汇购物中心"));
    QCOMPARE(profile->mchid, keyOf("1900000109"));
    QCOMPARE(profile->serial, keyOf("0157F09EFDC096DE15EBE81A47057A7232F1B8E1"));
    QCOMPARE(profile->privateKeyFile, at(keyOf("key.pem")));
    QVERIFY(!profile->partnerMode);
    QVERIFY(profile->subMchid.isEmpty());
    QCOMPARE(profile->appids,
             (QStringList{keyOf("wx8888888888888888"), keyOf("wx7777777777777777")}));
    QCOMPARE(profile->baseUrl, QUrl(keyOf("https://api.mch.weixin.qq.com")));
    QVERIFY(profile->caFile.isEmpty());
    QCOMPARE(profile->connectTimeoutMs, 10'000);
    QCOMPARE(profile->callTimeoutMs, 30'000);
    QCOMPARE(profile->publicKeyId, keyOf("PUB_KEY_ID_0119000001092024"));
    QCOMPARE(profile->publicKeyFile, at(keyOf("pub.pem")));
    QVERIFY(profile->certificateFiles.isEmpty());
    QCOMPARE(profile->operatorName, QStringLiteral("王芳"));
    QVERIFY(profile->deskName.isEmpty());
    QVERIFY(profile->language.isEmpty());
    QCOMPARE(profile->reasons.size(), 6);
    QCOMPARE(profile->reasons.constFirst(), QStringLiteral("漏积分补录"));
    QCOMPARE(profile->askTwiceAbove, qint64{10'000});
    QCOMPARE(profile->storePath, at(keyOf("j.db")));
    QCOMPARE(profile->limits(), (pd::CorrectionLimits{false, 10'000}));
    QVERIFY(profile->apiV3KeyFile.isEmpty());
    QVERIFY(profile->inboxFolder.isEmpty());
    QVERIFY(!profile->pointsRule.has_value());
    QCOMPARE(profile->keepDays, 180);
}

void TestProfile::takesPointsRules_data()
{
    QTest::addColumn<QByteArray>("perYuan");
    QTest::addColumn<PointsRule>("rule");
    const auto rule = [](qint64 points, qint64 perFen) {
        return PointsRule{points, perFen, PointsRounding::Nearest, 1'000};
    };
    QTest::newRow("one") << QByteArray("1") << rule(1, 100);
    QTest::newRow("with zeros behind it") << QByteArray("1.00") << rule(1, 100);
    QTest::newRow("half") << QByteArray("0.5") << rule(5, 1'000);
    QTest::newRow("small") << QByteArray("0.0001") << rule(1, 1'000'000);
    QTest::newRow("ten") << QByteArray("10") << rule(10, 100);
}

void TestProfile::takesPointsRules()
{
    QFETCH(QByteArray, perYuan);
    QFETCH(PointsRule, rule);
    const QByteArray text = goodProfile + "keep_days = 30\n[batch]\nin_flight = 2\n"
        + "per_second = 30\npause_after = 7\nsecond_person_above = 0\n[inbox]\nfolder = in "
          "box\n[points]\n"
        + "minimum = 10\nrounding = nearest\nper_yuan = " + perYuan + "\n[merchant]\n"
        + "apiv3_key_file = key.pem\n";
    const auto profile = load(text);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->pointsRule, std::optional(rule));
    QCOMPARE(profile->inboxFolder, at(keyOf("in box")));
    QCOMPARE(profile->keepDays, 30);
    QCOMPARE(profile->batch, (pd::BatchLimits{2, 30, 7, 0}));
    QCOMPARE(profile->apiV3KeyFile, at(keyOf("key.pem")));
}

void TestProfile::takesBaseUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("read");
    QTest::newRow("backup") << QByteArray("https://api2.mch.weixin.qq.com")
                            << keyOf("https://api2.mch.weixin.qq.com");
    QTest::newRow("slash") << QByteArray("https://a.cn:8443/") << keyOf("https://a.cn:8443");
    QTest::newRow("loopback") << QByteArray("http://127.0.0.1:8080")
                              << keyOf("http://127.0.0.1:8080");
    QTest::newRow("another loopback")
        << QByteArray("http://127.1.2.3") << keyOf("http://127.1.2.3");
    QTest::newRow("loopback 6") << QByteArray("http://[::1]:9") << keyOf("http://[::1]:9");
    QTest::newRow("localhost") << QByteArray("http://localhost:9") << keyOf("http://localhost:9");
}

void TestProfile::takesBaseUrls()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, read);
    const auto profile = load(withLine("base_url", url));
    QVERIFY(profile.has_value());
    QCOMPARE(profile->baseUrl.toString(), read);
}

void TestProfile::takesBomCrlfAndAbsolutePaths()
{
    QByteArray text = withLine("certificate_files", "cert1.pem | cert 2,a.pem");
    text.replace("= pub.pem", QByteArray("= " + at(keyOf("pub.pem")).toUtf8()));
    text.replace("= j.db", "= sub/../j.db");
    text.replace("\n", "\r\n");
    const auto profile = load("\xEF\xBB\xBF" + text);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->publicKeyFile, at(keyOf("pub.pem")));
    QCOMPARE(profile->certificateFiles,
             (QStringList{at(keyOf("cert1.pem")), at(keyOf("cert 2,a.pem"))}));
    QCOMPARE(profile->storePath, at(keyOf("j.db")));
}

void TestProfile::takesPartnerMode()
{
    QByteArray text = withLine("mode", "partner");
    text.replace("sub_mchid =", "sub_mchid = 1900000110");
    text.replace("ask_twice_above =", "ask_twice_above = 0");
    const auto profile = load(text);
    QVERIFY(profile.has_value());
    QVERIFY(profile->partnerMode);
    QCOMPARE(profile->subMchid, keyOf("1900000110"));
    QCOMPARE(profile->limits(), (pd::CorrectionLimits{true, 0}));
}

void TestProfile::everyRequiredKeyIsMissed()
{
    const auto profile = load("");
    QVERIFY(!profile.has_value());
    QStringList missed;
    for (const ProfileError &error : profile.error()) {
        if (error.problem == ProfileProblem::MissingKey) {
            missed.append(error.key);
        }
    }
    QStringList required;
    for (const ProfileKey &key : profileKeys()) {
        if (key.required) {
            required.append(key.name);
        }
    }
    QCOMPARE(missed, required);
}

void TestProfile::practiceNeedsNothing()
{
    const Profile profile = pd::practiceProfile(keyOf("/x/practice.db"));
    QVERIFY(profile.path.isEmpty());
    QCOMPARE(profile.storePath, keyOf("/x/practice.db"));
    QVERIFY(!profile.mallName.isEmpty());
    QVERIFY(!profile.operatorName.isEmpty());
    QVERIFY(!profile.reasons.isEmpty());
    QCOMPARE(profile.appids.size(), 1);
    QVERIFY(profile.baseUrl.host().endsWith(keyOf(".invalid")));
    QVERIFY(profile.privateKeyFile.isEmpty());
}

void TestProfile::defaultPlacesHaveOurName()
{
    QVERIFY(pd::defaultProfilePath().endsWith(keyOf("/points-desk/profile.ini")));
    QVERIFY(pd::defaultStorePath().endsWith(keyOf("/points-desk/points-desk.db")));
    QVERIFY(QDir::isAbsolutePath(pd::defaultProfilePath()));
    QVERIFY(QDir::isAbsolutePath(pd::defaultStorePath()));
}

void TestProfile::documentationNamesEveryKey()
{
    QFile file(qEnvironmentVariable("PD_SOURCE_DIR") + keyOf("/docs/profile.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QStringList documented;
    static const QRegularExpression row(keyOf("^\\| `([a-z_]+/[a-z0-9_]+)` \\| (.*)$"),
                                        QRegularExpression::MultilineOption);
    for (auto match = row.globalMatch(text); match.hasNext();) {
        documented.append(match.next().captured(1));
    }
    QStringList known;
    for (const ProfileKey &key : profileKeys()) {
        known.append(key.name);
        QVERIFY2(text.contains(key.defaultValue), qPrintable(key.name));
    }
    QCOMPARE(documented, known);
}

void TestProfile::documentedExamplesLoad()
{
    QFile file(qEnvironmentVariable("PD_SOURCE_DIR") + keyOf("/docs/profile.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(QDir(m_folder->path()).mkdir(keyOf("keys")));
    for (const char *name : {"apiclient_key.pem", "pub_key.pem", "proxy_ca.pem",
                             "platform_2023.pem", "platform_2024.pem", "apiv3_key.txt"}) {
        write(keyOf("keys/") + keyOf(name), "x");
    }
    static const QRegularExpression block(keyOf("```ini\\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    QList<Profile> profiles;
    for (auto match = block.globalMatch(text); match.hasNext();) {
        const auto profile = load(match.next().captured(1).toUtf8());
        QVERIFY(profile.has_value());
        profiles.append(*profile);
    }
    QCOMPARE(profiles.size(), 2);
    QVERIFY(!profiles[0].partnerMode);
    QVERIFY(profiles[1].partnerMode);
    QCOMPARE(profiles[1].certificateFiles.size(), 2);
    QCOMPARE(profiles[1].storePath, at(keyOf("journal/points-desk.db")));
    QVERIFY(profiles[0].updateUrl.isEmpty());
    QCOMPARE(profiles[1].updateUrl.toString(),
             keyOf("https://it.mall.example/points-desk/newest.json"));
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"

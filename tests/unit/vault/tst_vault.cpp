#include "core/vault/vault.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;

namespace {

constexpr ScryptCost cheap{15, 8, 1};

VaultKey keychainKey(char fill = 'k')
{
    return VaultKey::fromKeychain(QByteArray(16, 'i'), SecretBytes::copyOf(QByteArray(32, fill)));
}

VaultKey passphrase(const char *text)
{
    return VaultKey::fromPassphrase(SecretBytes::copyOf(text));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "" where the vault has no such secret.
QByteArray secretIn(const Vault &vault, const QString &name)
{
    const SecretBytes *secret = vault.find(name);
    return secret == nullptr ? QByteArray() : secret->view().toByteArray();
}

} // namespace

class TestVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingFile();
    void foreignFilesAreLeftAlone_data();
    void foreignFilesAreLeftAlone();
    void wrongKeychainKey();
    void wrongPassphrase();
    void emptyPassphrase();
    void otherKindOfKey();
    void newNeverReplaces();
    void failingWriteLeavesMemoryAndFile();
    void weakScryptIsNotWritten();
    void keepsSecrets_data();
    void keepsSecrets();
    void putReplacesAndRemoves();
    void twoObjectsLoseNothing();
    void changesItsKey();
    void nothingInClear();
    void eachWriteHasAFreshNonce();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void TestVault::init()
{
    QDir(m_folder.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder.path()));
    m_path = m_folder.filePath(QStringLiteral("desk.vault"));
}

void TestVault::missingFile()
{
    const auto vault = Vault::open(m_path, keychainKey());
    QVERIFY(!vault);
    QCOMPARE(vault.error().problem, VaultProblem::NoSuchFile);
    const auto info = inspectVault(m_path);
    QVERIFY(!info);
    QCOMPARE(info.error().problem, VaultProblem::NoSuchFile);
}

void TestVault::foreignFilesAreLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("PEM") << QByteArray("-----BEGIN PRIVATE KEY-----\nAAAA\n");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("large") << QByteArray((1 << 20) + 1, 'x');
}

void TestVault::foreignFilesAreLeftAlone()
{
    QFETCH(const QByteArray, content);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    const auto vault = Vault::open(m_path, keychainKey());
    QVERIFY(!vault);
    QCOMPARE(vault.error().problem, VaultProblem::NotAVault);
    const auto made = Vault::create(m_path, keychainKey());
    QVERIFY(!made);
    QCOMPARE(made.error().problem, VaultProblem::AlreadyExists);
    QCOMPARE(bytesOf(m_path), content);
}

void TestVault::wrongKeychainKey()
{
    QVERIFY(Vault::create(m_path, keychainKey()));
    const QByteArray before = bytesOf(m_path);
    const auto vault = Vault::open(m_path, keychainKey('x'));
    QVERIFY(!vault);
    QCOMPARE(vault.error().problem, VaultProblem::WrongKey);
    QCOMPARE(bytesOf(m_path), before);
}

void TestVault::wrongPassphrase()
{
    QVERIFY(Vault::create(m_path, passphrase("right"), cheap));
    const QByteArray before = bytesOf(m_path);
    const auto vault = Vault::open(m_path, passphrase("Right"));
    QVERIFY(!vault);
    QCOMPARE(vault.error().problem, VaultProblem::WrongPassphrase);
    QCOMPARE(bytesOf(m_path), before);
    QVERIFY(Vault::open(m_path, passphrase("right")));
}

void TestVault::emptyPassphrase()
{
    const auto vault = Vault::create(m_path, passphrase(""), cheap);
    QVERIFY(!vault);
    QCOMPARE(vault.error().problem, VaultProblem::EmptyPassphrase);
    QVERIFY(!QFile::exists(m_path));
}

void TestVault::otherKindOfKey()
{
    QVERIFY(Vault::create(m_path, keychainKey()));
    const auto asked = Vault::open(m_path, passphrase("x"));
    QVERIFY(!asked);
    QCOMPARE(asked.error().problem, VaultProblem::NeedsKeychain);
    const auto info = inspectVault(m_path);
    QVERIFY(info);
    QCOMPARE(info->keyId, QByteArray(16, 'i'));

    const QString other = m_folder.filePath(QStringLiteral("other.vault"));
    QVERIFY(Vault::create(other, passphrase("x"), cheap));
    const auto kept = Vault::open(other, keychainKey());
    QVERIFY(!kept);
    QCOMPARE(kept.error().problem, VaultProblem::NeedsPassphrase);
    QVERIFY(inspectVault(other)->keyId.isEmpty());
}

void TestVault::newNeverReplaces()
{
    auto first = Vault::create(m_path, keychainKey());
    QVERIFY(first);
    QVERIFY(first->put(QStringLiteral("a"), SecretBytes::copyOf("1")));
    const auto second = Vault::create(m_path, keychainKey('x'));
    QVERIFY(!second);
    QCOMPARE(second.error().problem, VaultProblem::AlreadyExists);
    QCOMPARE(secretIn(*Vault::open(m_path, keychainKey()), QStringLiteral("a")), QByteArray("1"));
}

void TestVault::failingWriteLeavesMemoryAndFile()
{
    auto vault = Vault::create(m_path, keychainKey());
    QVERIFY(vault);
    QVERIFY(vault->put(QStringLiteral("a"), SecretBytes::copyOf("1")));
    // The vault's folder goes away under it: no temporary file can be made.
    const QString aside = m_folder.path() + QStringLiteral("-aside");
    QVERIFY(QDir().rename(m_folder.path(), aside));
    const auto put = vault->put(QStringLiteral("a"), SecretBytes::copyOf("2"));
    const auto removed = vault->remove(QStringLiteral("a"));
    const auto changed = vault->changeKey(passphrase("x"), cheap);
    QVERIFY(QDir().rename(aside, m_folder.path()));
    for (const auto &result : {put, removed, changed}) {
        QVERIFY(!result);
        QCOMPARE(result.error().problem, VaultProblem::CannotWrite);
    }
    QCOMPARE(secretIn(*vault, QStringLiteral("a")), QByteArray("1"));
    QVERIFY(vault->keyKind() == VaultKeyKind::Keychain);
    QCOMPARE(secretIn(*Vault::open(m_path, keychainKey()), QStringLiteral("a")), QByteArray("1"));
    QVERIFY(vault->put(QStringLiteral("a"), SecretBytes::copyOf("3")));
    QCOMPARE(secretIn(*Vault::open(m_path, keychainKey()), QStringLiteral("a")), QByteArray("3"));
}

void TestVault::weakScryptIsNotWritten()
{
    const auto vault = Vault::create(m_path, passphrase("x"), ScryptCost{14, 8, 1});
    QVERIFY(!vault);
    QVERIFY(!QFile::exists(m_path));
}

void TestVault::keepsSecrets_data()
{
    QTest::addColumn<bool>("byPassphrase");
    QTest::newRow("keychain") << false;
    QTest::newRow("pass-phrase") << true;
}

void TestVault::keepsSecrets()
{
    QFETCH(const bool, byPassphrase);
    const QByteArray large(100'000, 'L');
    const auto key = [byPassphrase] {
        return byPassphrase ? passphrase("口令 correct horse") : keychainKey();
    };
    {
        auto vault = Vault::create(m_path, key(), cheap);
        QVERIFY(vault);
        QVERIFY(vault->names().isEmpty());
        NamedSecrets secrets;
        secrets.emplace(secret_names::merchantKey, SecretBytes::copyOf(large));
        secrets.emplace(secret_names::apiV3Key, SecretBytes::copyOf(QByteArray("\0\xff x", 4)));
        secrets.emplace(QStringLiteral("空"), SecretBytes());
        QVERIFY(vault->put(std::move(secrets)));
    }
    const auto vault = Vault::open(m_path, key());
    QVERIFY(vault);
    QCOMPARE(vault->names().size(), 3);
    QCOMPARE(secretIn(*vault, secret_names::merchantKey), large);
    QCOMPARE(secretIn(*vault, secret_names::apiV3Key), QByteArray("\0\xff x", 4));
    QVERIFY(vault->find(QStringLiteral("空")) != nullptr);
    QVERIFY(vault->find(QStringLiteral("none")) == nullptr);
}

void TestVault::putReplacesAndRemoves()
{
    auto vault = Vault::create(m_path, keychainKey());
    QVERIFY(vault);
    QVERIFY(vault->put(QStringLiteral("a"), SecretBytes::copyOf("1")));
    QVERIFY(vault->put(QStringLiteral("b"), SecretBytes::copyOf("2")));
    QVERIFY(vault->put(QStringLiteral("a"), SecretBytes::copyOf("3")));
    QVERIFY(vault->remove(QStringLiteral("b")));
    QVERIFY(vault->remove(QStringLiteral("b")));
    const auto again = Vault::open(m_path, keychainKey());
    QVERIFY(again);
    QCOMPARE(again->names(), QStringList{QStringLiteral("a")});
    QCOMPARE(secretIn(*again, QStringLiteral("a")), QByteArray("3"));
}

void TestVault::twoObjectsLoseNothing()
{
    auto desk = Vault::create(m_path, keychainKey());
    QVERIFY(desk);
    QVERIFY(desk->put(QStringLiteral("key"), SecretBytes::copyOf("old")));
    auto setup = Vault::open(m_path, keychainKey());
    QVERIFY(setup);
    QVERIFY(setup->put(QStringLiteral("key"), SecretBytes::copyOf("new")));
    QVERIFY(desk->put(QStringLiteral("place"), SecretBytes::copyOf("7")));
    const auto now = Vault::open(m_path, keychainKey());
    QCOMPARE(secretIn(*now, QStringLiteral("key")), QByteArray("new"));
    QCOMPARE(secretIn(*now, QStringLiteral("place")), QByteArray("7"));
    // Sealed under another key meanwhile: nothing of the old one is written over it.
    QVERIFY(setup->changeKey(keychainKey('x')));
    const auto late = desk->put(QStringLiteral("key"), SecretBytes::copyOf("old"));
    QVERIFY(!late);
    QCOMPARE(late.error().problem, VaultProblem::WrongKey);
    QCOMPARE(secretIn(*Vault::open(m_path, keychainKey('x')), QStringLiteral("key")),
             QByteArray("new"));
}

void TestVault::changesItsKey()
{
    auto vault = Vault::create(m_path, passphrase("old"), cheap);
    QVERIFY(vault);
    QVERIFY(vault->put(QStringLiteral("a"), SecretBytes::copyOf("1")));
    QVERIFY(vault->changeKey(keychainKey()));
    QVERIFY(!Vault::open(m_path, passphrase("old")));
    QCOMPARE(secretIn(*Vault::open(m_path, keychainKey()), QStringLiteral("a")), QByteArray("1"));
    QVERIFY(vault->changeKey(passphrase("new"), cheap));
    QVERIFY(vault->put(QStringLiteral("b"), SecretBytes::copyOf("2")));
    QCOMPARE(secretIn(*Vault::open(m_path, passphrase("new")), QStringLiteral("b")),
             QByteArray("2"));
}

void TestVault::nothingInClear()
{
    auto vault = Vault::create(m_path, passphrase("the pass-phrase"), cheap);
    QVERIFY(vault);
    QVERIFY(vault->put(QStringLiteral("name of it"), SecretBytes::copyOf("the secret itself")));
    const QByteArray file = bytesOf(m_path);
    QVERIFY(!file.isEmpty());
    for (const char *text : {"the pass-phrase", "name of it", "the secret itself"}) {
        QVERIFY(!file.contains(text));
        QVERIFY(!file.contains(QByteArray(text).toBase64().left(12)));
    }
}

void TestVault::eachWriteHasAFreshNonce()
{
    auto vault = Vault::create(m_path, keychainKey());
    QVERIFY(vault);
    QSet<QByteArray> nonces;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(vault->put(QStringLiteral("a"), SecretBytes::copyOf("1")));
        nonces.insert(bytesOf(m_path).mid(32, 12));
    }
    QCOMPARE(nonces.size(), 20);
}

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"

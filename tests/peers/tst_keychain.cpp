// A real keychain: the Secret Service of gnome-keyring on a session bus of its own
// (keychain_session.sh), by way of QtKeychain. The vault opens without a pass-phrase.

#include "core/vault/secret_bytes.h"
#include "core/vault/secret_keeper.h"
#include "core/vault/vault_access.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace pd;

namespace {

constexpr int patienceMs = 30'000;

std::optional<Result<Vault, VaultError>> opened(const QString &path, bool create)
{
    const auto keeper = makeKeychainKeeper();
    std::optional<Result<Vault, VaultError>> end;
    const auto done = [&end](Result<Vault, VaultError> vault) {
        end.emplace(std::move(vault));
    };
    if (create) {
        createVault(path, *keeper, done);
    } else {
        openVault(path, *keeper, done);
    }
    (void)QTest::qWaitFor([&end] { return end.has_value(); }, patienceMs);
    return end;
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aVaultOpensWithoutAPassphrase();
    void anotherVaultHasAnotherKey();
    void aKeyThatIsTakenOutIsGone();

private:
    QTemporaryDir m_folder;
};

void TestKeychain::aVaultOpensWithoutAPassphrase()
{
    const QString path = m_folder.filePath(QStringLiteral("desk.vault"));
    auto made = opened(path, true);
    QVERIFY(made.has_value());
    QVERIFY2(made->has_value(), *made ? "" : qPrintable(made->error().detail));
    QCOMPARE((*made)->keyKind(), VaultKeyKind::Keychain);
    QVERIFY((*made)->put(secret_names::apiV3Key, SecretBytes::copyOf("0123456789")));
    made.reset();

    // As the next start of the program does it.
    const auto again = opened(path, false);
    QVERIFY(again.has_value() && again->has_value());
    const SecretBytes *found = (*again)->find(secret_names::apiV3Key);
    QVERIFY(found != nullptr);
    QCOMPARE(found->view().toByteArray(), QByteArray("0123456789"));
}

void TestKeychain::anotherVaultHasAnotherKey()
{
    const QString first = m_folder.filePath(QStringLiteral("a.vault"));
    const QString second = m_folder.filePath(QStringLiteral("b.vault"));
    for (const QString &path : {first, second}) {
        const auto made = opened(path, true);
        QVERIFY(made.has_value() && made->has_value());
    }
    QVERIFY(inspectVault(first)->keyId != inspectVault(second)->keyId);
    for (const QString &path : {first, second}) {
        const auto again = opened(path, false);
        QVERIFY(again.has_value() && again->has_value());
    }
}

void TestKeychain::aKeyThatIsTakenOutIsGone()
{
    const QString path = m_folder.filePath(QStringLiteral("c.vault"));
    QVERIFY(opened(path, true)->has_value());
    const auto keeper = makeKeychainKeeper();
    std::optional<Result<void, KeeperError>> removed;
    keeper->remove(keychainName(inspectVault(path)->keyId),
                   [&removed](const Result<void, KeeperError> &end) { removed = end; });
    QTRY_VERIFY_WITH_TIMEOUT(removed.has_value(), patienceMs);
    QVERIFY(removed->has_value());
    const auto again = opened(path, false);
    QVERIFY(again.has_value());
    QVERIFY(!again->has_value());
    QVERIFY(QFile::exists(path)); // nothing was overwritten
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"

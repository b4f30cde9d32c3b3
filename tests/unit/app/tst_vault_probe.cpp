#include "app/vault_probe.h"
#include "core/vault/memory_keeper.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <utility>

using namespace pd;

namespace {

/// Keeps a key and gives back another, as a keychain that is out of order might.
class ForgetfulKeeper final : public SecretKeeper
{
public:
    void read(const QString &name, ReadDone done) override
    {
        ++m_reads;
        m_real.read(name, [this, done = std::move(done)](Result<SecretBytes, KeeperError> key) {
            // The first reading belongs to the making of the vault.
            done(m_reads == 1 ? std::move(key) : SecretBytes::random(keySize));
        });
    }
    void write(const QString &name, const SecretBytes &key, Done done) override
    {
        m_real.write(name, key, std::move(done));
    }
    void remove(const QString &name, Done done) override
    {
        m_real.remove(name, std::move(done));
    }

private:
    int m_reads = 0;
    MemoryKeeper m_real;
};

/// Asks a user who is not there.
class SilentKeeper final : public SecretKeeper
{
public:
    void read(const QString &name, ReadDone done) override
    {
        m_waiting.append([this, name, done = std::move(done)] { m_real.read(name, done); });
    }
    void write(const QString &name, const SecretBytes &key, Done done) override
    {
        m_waiting.append([this, name, kept = std::make_shared<SecretBytes>(key.clone()),
                          done = std::move(done)] { m_real.write(name, *kept, done); });
    }
    void remove(const QString &name, Done done) override
    {
        m_real.remove(name, std::move(done));
    }
    void answer()
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &one : waiting) {
            one();
        }
    }

private:
    QList<std::function<void()>> m_waiting;
    MemoryKeeper m_real;
};

} // namespace

class TestVaultProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFolderThatIsNotThere();
    void anotherKeyThanWasKept();
    void withoutKeychain();
    void aKeychainThatNeverAnswers();
    void withKeychain();
};

void TestVaultProbe::aFolderThatIsNotThere()
{
    const QTemporaryDir folder;
    MemoryKeeper keeper;
    VaultProbe probe(folder.filePath(QStringLiteral("none")), keeper);
    probe.start();
    QTRY_VERIFY_WITH_TIMEOUT(probe.hasEnded(), patienceMs);
    QVERIFY(!probe.works());
    QVERIFY2(probe.report().startsWith(QStringLiteral("can't be made")),
             qPrintable(probe.report()));
    QCOMPARE(keeper.count(), size_t{0});
}

void TestVaultProbe::anotherKeyThanWasKept()
{
    const QTemporaryDir folder;
    ForgetfulKeeper keeper;
    VaultProbe probe(folder.path(), keeper);
    probe.start();
    QTRY_VERIFY_WITH_TIMEOUT(probe.hasEnded(), patienceMs);
    QVERIFY(!probe.works());
    QVERIFY2(probe.report().startsWith(QStringLiteral("can't be opened again")),
             qPrintable(probe.report()));
}

void TestVaultProbe::withoutKeychain()
{
    const QTemporaryDir folder;
    MemoryKeeper keeper;
    keeper.failWith(KeeperError{KeeperProblem::NoKeychain, QStringLiteral("no bus")});
    VaultProbe probe(folder.path(), keeper);
    QVERIFY(!probe.hasEnded());
    probe.start();
    QTRY_VERIFY_WITH_TIMEOUT(probe.hasEnded(), patienceMs);
    QVERIFY(probe.works());
    QVERIFY(probe.report().contains(QStringLiteral("pass-phrase")));
    QVERIFY(probe.report().contains(QStringLiteral("no bus")));
}

void TestVaultProbe::aKeychainThatNeverAnswers()
{
    const QTemporaryDir folder;
    SilentKeeper keeper;
    VaultProbe probe(folder.path(), keeper, 50);
    probe.start();
    QTRY_VERIFY_WITH_TIMEOUT(probe.hasEnded(), patienceMs);
    QVERIFY(probe.works());
    QVERIFY2(probe.report().contains(QStringLiteral("no answer")), qPrintable(probe.report()));
    // It answers after all: nothing changes any more.
    keeper.answer();
    QVERIFY(probe.report().contains(QStringLiteral("pass-phrase")));
}

void TestVaultProbe::withKeychain()
{
    const QTemporaryDir folder;
    MemoryKeeper keeper;
    VaultProbe probe(folder.path(), keeper);
    probe.start();
    QTRY_VERIFY_WITH_TIMEOUT(probe.hasEnded(), patienceMs);
    QVERIFY(probe.works());
    QCOMPARE(probe.report(),
             QStringLiteral("sealed and opened again with a key of the system's keychain"));
    QCOMPARE(keeper.count(), size_t{0}); // the key is out again
}

QTEST_GUILESS_MAIN(TestVaultProbe)
#include "tst_vault_probe.moc"

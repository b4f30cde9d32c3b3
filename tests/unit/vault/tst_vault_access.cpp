#include "core/vault/memory_keeper.h"
#include "core/vault/no_dump.h"
#include "core/vault/vault_access.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;

namespace {

/// Waits for the one answer.
class Answer
{
public:
    VaultDone callback()
    {
        return [this](Result<Vault, VaultError> result) {
            ++m_calls;
            m_result = std::make_unique<Result<Vault, VaultError>>(std::move(result));
        };
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return m_calls > 0; }) && m_calls == 1;
    }
    [[nodiscard]] int calls() const
    {
        return m_calls;
    }
    [[nodiscard]] Result<Vault, VaultError> &result() const
    {
        return *m_result;
    }

private:
    int m_calls = 0;
    std::unique_ptr<Result<Vault, VaultError>> m_result;
};

} // namespace

class TestVaultAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keychainProblems_data();
    void keychainProblems();
    void keyIsGone();
    void passphraseIsAskedFor();
    void anExistingFileIsLeftAlone();
    void aFailingFileTakesTheKeyOut();
    void noAnswerAfterTheKeeperIsGone();
    void createsAndOpens();
    void eachVaultHasItsOwnKey();
    void dumpsAreForbidden();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void TestVaultAccess::init()
{
    QDir(m_folder.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder.path()));
    m_path = m_folder.filePath(QStringLiteral("desk.vault"));
}

void TestVaultAccess::keychainProblems_data()
{
    QTest::addColumn<KeeperProblem>("inKeychain");
    QTest::addColumn<VaultProblem>("problem");
    QTest::newRow("none") << KeeperProblem::NoKeychain << VaultProblem::NoKeychain;
    QTest::newRow("no key") << KeeperProblem::NoSuchKey << VaultProblem::KeychainHasNoKey;
    QTest::newRow("refused") << KeeperProblem::Refused << VaultProblem::KeychainRefused;
    QTest::newRow("not ours") << KeeperProblem::NotOurs << VaultProblem::WrongKey;
    QTest::newRow("other") << KeeperProblem::Other << VaultProblem::KeychainFailed;
}

void TestVaultAccess::keychainProblems()
{
    QFETCH(const KeeperProblem, inKeychain);
    QFETCH(const VaultProblem, problem);
    MemoryKeeper keeper;
    keeper.failWith(KeeperError{inKeychain, QStringLiteral("its words")});
    Answer creating;
    createVault(m_path, keeper, creating.callback());
    QCOMPARE(creating.calls(), 0); // never from inside
    QVERIFY(creating.wait());
    QVERIFY(!creating.result());
    QCOMPARE(creating.result().error().problem, problem);
    QCOMPARE(creating.result().error().detail, QStringLiteral("its words"));
    QVERIFY(!QFile::exists(m_path));

    keeper.failWith({});
    Answer made;
    createVault(m_path, keeper, made.callback());
    QVERIFY(made.wait() && made.result());
    keeper.failWith(KeeperError{inKeychain, {}});
    Answer opening;
    openVault(m_path, keeper, opening.callback());
    QVERIFY(opening.wait());
    QVERIFY(!opening.result());
    QCOMPARE(opening.result().error().problem, problem);
}

void TestVaultAccess::keyIsGone()
{
    MemoryKeeper keeper;
    Answer made;
    createVault(m_path, keeper, made.callback());
    QVERIFY(made.wait() && made.result());
    MemoryKeeper otherMachine;
    Answer opening;
    openVault(m_path, otherMachine, opening.callback());
    QVERIFY(opening.wait());
    QCOMPARE(opening.result().error().problem, VaultProblem::KeychainHasNoKey);
}

void TestVaultAccess::passphraseIsAskedFor()
{
    QVERIFY(Vault::create(m_path, VaultKey::fromPassphrase(SecretBytes::copyOf("x")),
                          ScryptCost{15, 8, 1}));
    MemoryKeeper keeper;
    Answer opening;
    openVault(m_path, keeper, opening.callback());
    QVERIFY(opening.wait());
    QCOMPARE(opening.result().error().problem, VaultProblem::NeedsPassphrase);
}

void TestVaultAccess::anExistingFileIsLeftAlone()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    MemoryKeeper keeper;
    Answer making;
    createVault(m_path, keeper, making.callback());
    QVERIFY(making.wait());
    QCOMPARE(making.result().error().problem, VaultProblem::AlreadyExists);
    QCOMPARE(keeper.count(), size_t{0});
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestVaultAccess::aFailingFileTakesTheKeyOut()
{
    MemoryKeeper keeper;
    Answer making;
    createVault(m_folder.filePath(QStringLiteral("no/such/folder")), keeper, making.callback());
    QVERIFY(making.wait());
    QCOMPARE(making.result().error().problem, VaultProblem::CannotWrite);
    QCOMPARE(keeper.count(), size_t{0});
}

void TestVaultAccess::noAnswerAfterTheKeeperIsGone()
{
    Answer making;
    {
        MemoryKeeper keeper;
        createVault(m_path, keeper, making.callback());
    }
    QCoreApplication::sendPostedEvents();
    QCOMPARE(making.calls(), 0);
    QVERIFY(!QFile::exists(m_path));
}

void TestVaultAccess::createsAndOpens()
{
    MemoryKeeper keeper;
    Answer making;
    createVault(m_path, keeper, making.callback());
    QVERIFY(making.wait());
    QVERIFY(making.result());
    QVERIFY(making.result()->put(QStringLiteral("a"), SecretBytes::copyOf("1")));
    Answer opening;
    openVault(m_path, keeper, opening.callback());
    QVERIFY(opening.wait());
    QVERIFY(opening.result());
    const SecretBytes *secret = opening.result()->find(QStringLiteral("a"));
    QVERIFY(secret != nullptr);
    QCOMPARE(secret->view(), QByteArrayView("1"));
}

void TestVaultAccess::eachVaultHasItsOwnKey()
{
    MemoryKeeper keeper;
    Answer first;
    createVault(m_path, keeper, first.callback());
    QVERIFY(first.wait() && first.result());
    Answer second;
    createVault(m_path + QStringLiteral("2"), keeper, second.callback());
    QVERIFY(second.wait() && second.result());
    QCOMPARE(keeper.count(), size_t{2});
    QVERIFY(inspectVault(m_path)->keyId != inspectVault(m_path + QStringLiteral("2"))->keyId);
}

void TestVaultAccess::dumpsAreForbidden()
{
    QVERIFY(forbidMemoryDumps());
}

QTEST_GUILESS_MAIN(TestVaultAccess)
#include "tst_vault_access.moc"

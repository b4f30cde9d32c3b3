#include "core/vault/secret_list.h"
#include "core/vault/vault_crypto.h"

#include <QCryptographicHash>
#include <QTest>

using namespace pd;

namespace {

SecretBytes master()
{
    return SecretBytes::copyOf(QByteArray(32, 'm'));
}

VaultHeader header(VaultKeyKind kind = VaultKeyKind::Keychain)
{
    VaultHeader header;
    header.kind = kind;
    header.cost = kind == VaultKeyKind::Keychain ? ScryptCost{0, 0, 0} : ScryptCost{15, 8, 1};
    header.salt = QByteArray(16, 's');
    header.nonce = QByteArray(12, 'n');
    header.keyCheck = vaultKeyCheck(master(), header.salt);
    return header;
}

QByteArray wholeFile(VaultKeyKind kind = VaultKeyKind::Keychain)
{
    NamedSecrets secrets;
    secrets.emplace(QStringLiteral("key"), SecretBytes::copyOf("a secret of some length"));
    return sealVault(header(kind), packSecrets(secrets), master());
}

/// A vault file whose header was changed by somebody who knows how its digest is made.
QByteArray withHeaderByte(qsizetype at, int value)
{
    QByteArray file = wholeFile(VaultKeyKind::Passphrase);
    file[at] = static_cast<char>(value);
    file.replace(64, 32, QCryptographicHash::hash(file.first(64), QCryptographicHash::Sha256));
    return file;
}

std::optional<VaultProblem> problemOf(const QByteArray &bytes)
{
    const auto file = parseVault(bytes);
    if (!file) {
        return file.error().problem;
    }
    const auto plain = unsealVault(*file, master());
    if (!plain) {
        return plain.error().problem;
    }
    return unpackSecrets(*plain) ? std::optional<VaultProblem>() : VaultProblem::Damaged;
}

} // namespace

class TestVaultFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangedByteIsFound();
    void everyLengthIsFound();
    void moreBytesAreFound();
    void forgedHeaders_data();
    void forgedHeaders();
    void newerVersions();
    void hugeCostsAreRefused_data();
    void hugeCostsAreRefused();
    void wrongKey();
    void damagedLists_data();
    void damagedLists();
    void knownAnswer();
    void stretching();
};

void TestVaultFile::everyChangedByteIsFound()
{
    for (const VaultKeyKind kind : {VaultKeyKind::Keychain, VaultKeyKind::Passphrase}) {
        const QByteArray whole = wholeFile(kind);
        QVERIFY(!problemOf(whole));
        for (qsizetype i = 0; i < whole.size(); ++i) {
            for (const int bit : {0x01, 0x80, 0xff}) {
                QByteArray changed = whole;
                changed[i] = static_cast<char>(changed.at(i) ^ bit);
                // Never "wrong key": that would send people looking in the wrong place.
                const auto expected = i < 8 ? VaultProblem::NotAVault : VaultProblem::Damaged;
                QVERIFY2(problemOf(changed) == expected, qPrintable(QString::number(i)));
            }
        }
    }
}

void TestVaultFile::everyLengthIsFound()
{
    const QByteArray whole = wholeFile();
    QVERIFY(problemOf(QByteArray()) == VaultProblem::NotAVault);
    for (qsizetype length = 1; length < whole.size(); ++length) {
        QVERIFY2(problemOf(whole.first(length)) == VaultProblem::Damaged,
                 qPrintable(QString::number(length)));
    }
}

void TestVaultFile::moreBytesAreFound()
{
    QVERIFY(problemOf(QByteArray(wholeFile() + '\0')) == VaultProblem::Damaged);
    QVERIFY(problemOf(QByteArray(wholeFile() + wholeFile())) == VaultProblem::Damaged);
}

void TestVaultFile::forgedHeaders_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("value");
    QTest::addColumn<VaultProblem>("problem");
    QTest::newRow("version 0") << 9 << 0 << VaultProblem::Damaged;
    QTest::newRow("shorter header") << 11 << 95 << VaultProblem::Damaged;
    QTest::newRow("kind 0") << 12 << 0 << VaultProblem::Damaged;
    QTest::newRow("kind 3") << 12 << 3 << VaultProblem::Damaged;
    QTest::newRow("kind without cost") << 12 << 1 << VaultProblem::Damaged;
    QTest::newRow("salt") << 16 << 0 << VaultProblem::WrongPassphrase;
    QTest::newRow("nonce") << 32 << 0 << VaultProblem::Damaged;
    QTest::newRow("key check") << 44 << 0xff << VaultProblem::WrongPassphrase;
    QTest::newRow("sealed length") << 63 << 0 << VaultProblem::Damaged;
    QTest::newRow("sealed length, 4 GiB") << 60 << 0xff << VaultProblem::Damaged;
}

void TestVaultFile::forgedHeaders()
{
    QFETCH(const int, at);
    QFETCH(const int, value);
    QFETCH(const VaultProblem, problem);
    QVERIFY(problemOf(withHeaderByte(at, value)) == problem);
}

void TestVaultFile::newerVersions()
{
    const auto next = parseVault(withHeaderByte(9, 2));
    QVERIFY(!next);
    QCOMPARE(next.error().problem, VaultProblem::Newer);
    QCOMPARE(next.error().version, 2);
    const auto far = parseVault(withHeaderByte(8, 0xff));
    QVERIFY(!far);
    QCOMPARE(far.error().problem, VaultProblem::Newer);
    QCOMPARE(far.error().version, 0xff01);
}

void TestVaultFile::hugeCostsAreRefused_data()
{
    QTest::addColumn<int>("logN");
    QTest::addColumn<int>("r");
    QTest::addColumn<int>("p");
    QTest::newRow("no cost") << 0 << 0 << 0;
    QTest::newRow("weak") << 14 << 8 << 1;
    QTest::newRow("1 GiB") << 20 << 8 << 1;
    QTest::newRow("r") << 15 << 127 << 1;
    QTest::newRow("p") << 15 << 8 << 5;
    QTest::newRow("no p") << 15 << 8 << 0;
    QTest::newRow("shift") << 63 << 8 << 1;
    QTest::newRow("negative") << 0xff << 0xff << 0xff;
}

void TestVaultFile::hugeCostsAreRefused()
{
    QFETCH(const int, logN);
    QFETCH(const int, r);
    QFETCH(const int, p);
    QVERIFY(!isAcceptable({logN, r, p}));
    VaultHeader forged = header(VaultKeyKind::Passphrase);
    forged.cost = {logN, r, p};
    const auto file = parseVault(QByteArray(vaultHeaderBytes(forged, 0) + QByteArray(16, 't')));
    QVERIFY(!file);
    QCOMPARE(file.error().problem, VaultProblem::Damaged);
    QVERIFY(stretchPassphrase(SecretBytes::copyOf("x"), forged.salt, forged.cost).isEmpty());
}

void TestVaultFile::wrongKey()
{
    const auto file = parseVault(wholeFile());
    QVERIFY(file);
    const auto plain = unsealVault(*file, SecretBytes::copyOf(QByteArray(32, 'x')));
    QVERIFY(!plain);
    QCOMPARE(plain.error().problem, VaultProblem::WrongKey);
}

void TestVaultFile::damagedLists_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("3 bytes") << QByteArray(3, '\0');
    QTest::newRow("count without secrets") << QByteArray("\0\0\0\1", 4);
    QTest::newRow("huge count") << QByteArray("\xff\xff\xff\xff", 4);
    QTest::newRow("huge name") << QByteArray("\0\0\0\1\xff\xff\xff\xff", 8);
    QTest::newRow("no secret") << QByteArray("\0\0\0\1\0\0\0\1a", 9);
    QTest::newRow("bytes behind it") << QByteArray("\0\0\0\0x", 5);
    QTest::newRow("the same name twice")
        << QByteArray("\0\0\0\2\0\0\0\1a\0\0\0\0\0\0\0\1a\0\0\0\0", 22);
}

void TestVaultFile::damagedLists()
{
    QFETCH(const QByteArray, packed);
    QVERIFY(!unpackSecrets(SecretBytes::copyOf(packed)));
}

void TestVaultFile::knownAnswer()
{
    // The format is a promise to files that exist: made by another implementation, byte for byte.
    const QByteArray expected
        = QByteArray::fromHex("50445641554c541a000100600100000073737373737373737373737373737373"
                              "6e6e6e6e6e6e6e6e6e6e6e6eb724f64606c41de0dd8bf149db48437c00000026"
                              "1cfca096a4e06bfbf40fac0899b3f44d80a233e872c60be3910ea3ead7b2c4ed"
                              "6b8279119d0b01269bc885b581089e6ad0bb6e7a457eaa985db0418d26d9c2e9"
                              "4d035901e352ee1f7a7b442d3ed215a899b0d8453361");
    QCOMPARE(wholeFile().toHex(), expected.toHex());
}

void TestVaultFile::stretching()
{
    // Python: hashlib.scrypt(b"p\xc3\xa4ss", salt=b"s"*16, n=2**15, r=8, p=1, dklen=32)
    const SecretBytes key = stretchPassphrase(SecretBytes::copyOf("p\xc3\xa4ss"),
                                              QByteArray(16, 's'), ScryptCost{15, 8, 1});
    QCOMPARE(key.view().toByteArray().toHex(),
             QByteArray("86c9d1c95f16bf3937d9e164774bf5ca2b3156a868bf1c70d2295462878ac75f"));
}

QTEST_GUILESS_MAIN(TestVaultFile)
#include "tst_vault_file.moc"

#include "core/vault/secret_bytes.h"

#include <QTest>

#include <type_traits>

using namespace pd;

// What must not compile: a copy, and every way into something that is printed or shared.
static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
static_assert(!std::is_convertible_v<SecretBytes, QByteArray>);
static_assert(!std::is_convertible_v<SecretBytes, QString>);
static_assert(!std::is_constructible_v<QByteArray, SecretBytes>);

class TestSecretBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takingWipesTheSource();
    void takingTextWipesTheSource();
    void movedFromIsEmpty();
    void comparison_data();
    void comparison();
    void randomDiffers();
};

void TestSecretBytes::takingWipesTheSource()
{
    QByteArray source(QByteArray("hunter2") + QByteArray("!"));
    const SecretBytes taken = SecretBytes::takeFrom(source);
    QVERIFY(source.isEmpty());
    QCOMPARE(taken.view(), QByteArrayView("hunter2!"));

    // Wiping must not reach into data that somebody else holds.
    QByteArray shared("still needed");
    const QByteArray other = shared;
    wipeSecret(shared);
    QVERIFY(shared.isEmpty());
    QCOMPARE(other, QByteArray("still needed"));
}

void TestSecretBytes::takingTextWipesTheSource()
{
    QString text = QStringLiteral("密码 pass ").repeated(2);
    const SecretBytes taken = SecretBytes::takeFrom(text);
    QVERIFY(text.isEmpty());
    QCOMPARE(taken.view().toByteArray(), QStringLiteral("密码 pass ").repeated(2).toUtf8());
}

void TestSecretBytes::movedFromIsEmpty()
{
    SecretBytes one = SecretBytes::copyOf("abc");
    SecretBytes two = std::move(one);
    QVERIFY(one.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question
    QCOMPARE(two.view(), QByteArrayView("abc"));
    one = std::move(two);
    QVERIFY(two.isEmpty()); // NOLINT(bugprone-use-after-move)
    QCOMPARE(one.size(), size_t{3});
}

void TestSecretBytes::comparison_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<bool>("equal");
    QTest::newRow("other length") << QByteArray("abc") << QByteArray("abcd") << false;
    QTest::newRow("first differs") << QByteArray("abc") << QByteArray("xbc") << false;
    QTest::newRow("last differs") << QByteArray("abc") << QByteArray("abx") << false;
    QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << true;
    QTest::newRow("both empty") << QByteArray() << QByteArray() << true;
}

void TestSecretBytes::comparison()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    QFETCH(const bool, equal);
    QCOMPARE(SecretBytes::copyOf(left).equals(SecretBytes::copyOf(right)), equal);
}

void TestSecretBytes::randomDiffers()
{
    const SecretBytes one = SecretBytes::random(32);
    const SecretBytes two = SecretBytes::random(32);
    QCOMPARE(one.size(), size_t{32});
    QVERIFY(!one.equals(two));
    QVERIFY(one.equals(one.clone()));
}

QTEST_GUILESS_MAIN(TestSecretBytes)
#include "tst_secret_bytes.moc"

#include "core/service/inbox.h"
#include "core/store/database.h"
#include "core/store/import_store.h"
#include "core/store/transaction_store.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject readObject(const QString &path)
{
    return QJsonDocument::fromJson(read(path)).object();
}

} // namespace

/// Notifications that another implementation has encrypted and signed, by way of the inbox.
class TestNotifications : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void arriveByTheInbox();
};

void TestNotifications::arriveByTheInbox()
{
    const QTemporaryDir folder;
    QProcess maker;
    maker.start(QStringLiteral(PD_NODE), {QStringLiteral(PD_MAKE_NOTIFICATIONS), folder.path()});
    QVERIFY(maker.waitForFinished(pd::patienceMs));
    QVERIFY2(maker.exitCode() == 0, maker.readAllStandardError().constData());
    const QJsonObject material = readObject(folder.filePath(u"material.json"_s));
    const QJsonObject expected = readObject(folder.filePath(u"expected.json"_s));
    QCOMPARE(expected.size(), 24);

    pd::NotificationKeys keys;
    const auto secret = pd::ApiV3Key::fromText(material.value(u"apiv3Key"_s).toString().toUtf8());
    const auto publicKey
        = pd::PublicKey::fromPem(material.value(u"publicKey"_s).toString().toUtf8());
    QVERIFY(secret.has_value() && publicKey.has_value());
    keys.apiV3Key = *secret;
    keys.trusted.addPublicKey(material.value(u"serial"_s).toString(), *publicKey);
    const auto database = pd::Database::open(folder.filePath(u"store.db"_s));
    QVERIFY(database.has_value());
    pd::ImportStore store(**database);
    pd::Inbox inbox(folder.filePath(u"inbox"_s), store, keys, {100, 500});
    inbox.start();
    const QDir waiting(folder.filePath(u"inbox"_s));
    QTRY_VERIFY_WITH_TIMEOUT(waiting.entryList({u"*.json"_s}, QDir::Files).isEmpty(),
                             pd::patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(inbox.state().added + inbox.state().known + inbox.state().refused, 24,
                              pd::patienceMs);

    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const QString end = it.value().toString();
        if (end == u"done") {
            QVERIFY2(QFile::exists(waiting.filePath(u"done/"_s + it.key())), qPrintable(it.key()));
        } else {
            const QByteArray reason
                = read(waiting.filePath(u"refused/"_s + it.key() + u".reason.txt"_s));
            QVERIFY2(reason.startsWith(QByteArray(end.toUtf8() + '\n')),
                     qPrintable(it.key() + u": "_s + QString::fromUtf8(reason)));
        }
    }
    QCOMPARE(inbox.state().known, 2); // the two duplicates
    QCOMPARE(inbox.state().refused, 14);
    QCOMPARE(inbox.state().added, 8);
    QCOMPARE(inbox.state().unknownEvents, 1);
    QCOMPARE(store.keptEvents().value().size(), 2);

    const pd::TransactionStore transactions(**database);
    const auto first = transactions.find(u"4200001234202611240000000001"_s);
    QVERIFY(first.has_value() && first->has_value());
    QCOMPARE((*first)->transaction.amountFen, 12301);
    QCOMPARE((*first)->transaction.refundedFen, 100);
    QCOMPARE((*first)->transaction.shopName, u"重庆烤鱼（万象天地店）"_s);
    const auto late = transactions.find(u"4200001234202611240000000020"_s);
    QVERIFY(late.has_value() && late->has_value());
    QCOMPARE((*late)->transaction.refundedFen, 100);
    QVERIFY(!transactions.find(u"4200001234202611240000000005"_s).value().has_value());
}

QTEST_GUILESS_MAIN(TestNotifications)
#include "tst_notifications.moc"

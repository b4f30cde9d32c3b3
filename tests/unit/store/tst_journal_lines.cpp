#include "core/store/database.h"
#include "core/store/event.h"
#include "store_samples.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using samples::Outsider;

namespace {

QList<QJsonObject> objectsOf(const QByteArray &text)
{
    QList<QJsonObject> objects;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty()) {
            objects += QJsonDocument::fromJson(line).object();
        }
    }
    return objects;
}

QString lineOf(const QJsonObject &object)
{
    return object.value(QLatin1String("line")).toString();
}

/// The event that a line hands on.
Event eventOf(const QJsonObject &line)
{
    Event event;
    event.sequence = line.value(QLatin1String("seq")).toInteger();
    event.entry = EntryId{line.value(QLatin1String("entry_id")).toString()};
    event.kind = line.value(QLatin1String("kind")).toString();
    event.atMs = line.value(QLatin1String("at")).toInteger();
    event.payload = line.contains(QLatin1String("payload"))
        ? line.value(QLatin1String("payload")).toString().toUtf8()
        : QByteArray::fromBase64(line.value(QLatin1String("payload_base64")).toString().toLatin1());
    const auto hash = [&line](QLatin1String name) {
        return QByteArray::fromHex(line.value(name).toString().toLatin1());
    };
    event.previousHash = hash(QLatin1String("prev_hash"));
    event.hash = hash(QLatin1String("hash"));
    return event;
}

} // namespace

class TestJournalLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void wholeJournalComesOutUnchanged();
    void whatIsLeftOutIsSaid();
    void emptyJournalHasAnEnd();
    void damagedPayloadIsHandedOnAsItStands();

private:
    [[nodiscard]] QByteArray exported();
    QTemporaryDir m_folder;
    QString m_path;
    int m_number = 0;
};

void TestJournalLines::init()
{
    m_path = m_folder.filePath(QStringLiteral("%1.db").arg(++m_number));
}

QByteArray TestJournalLines::exported()
{
    const auto database = Database::open(m_path);
    return samples::jsonLines(**database);
}

void TestJournalLines::wholeJournalComesOutUnchanged()
{
    samples::makeStore(m_path, 3);
    const QByteArray text = exported();
    const QList<QJsonObject> lines = objectsOf(text);
    QCOMPARE(lines.size(), 1 + 6 + 1);
    QCOMPARE(lineOf(lines.first()), QStringLiteral("journal"));
    QCOMPARE(lines.first().value(QLatin1String("format")).toString(),
             QStringLiteral("points-desk journal 1"));
    QCOMPARE(lines.first().value(QLatin1String("scope")).toString(), QStringLiteral("whole"));
    QByteArray before = firstPreviousHash();
    for (int i = 1; i <= 6; ++i) {
        QCOMPARE(lineOf(lines.at(i)), QStringLiteral("event"));
        const Event event = eventOf(lines.at(i));
        QCOMPARE(event.sequence, i);
        QCOMPARE(event.previousHash, before);
        QCOMPARE(eventHash(event), event.hash);
        before = event.hash;
    }
    QCOMPARE(lineOf(lines.last()), QStringLiteral("end"));
    QCOMPARE(lines.last().value(QLatin1String("seq")).toInt(), 6);
    QCOMPARE(lines.last().value(QLatin1String("hash")).toString().toLatin1(), before.toHex());
    const QByteArray counted = text.left(text.lastIndexOf("{\"line\":\"end\""));
    QCOMPARE(lines.last().value(QLatin1String("sha256")).toString().toLatin1(),
             QCryptographicHash::hash(counted, QCryptographicHash::Sha256).toHex());
    QVERIFY(text.endsWith("}\n"));
}

void TestJournalLines::whatIsLeftOutIsSaid()
{
    samples::makeStore(m_path, 3);
    const auto database = Database::open(m_path);
    const QByteArray text = samples::jsonLines(**database, {2, 3, 6});
    QStringList seen;
    const QList<QJsonObject> lines = objectsOf(text);
    for (const QJsonObject &line : lines) {
        seen += lineOf(line) + u' ' + QString::number(line.value(QLatin1String("from")).toInt())
            + u' ' + QString::number(line.value(QLatin1String("to")).toInt());
    }
    QCOMPARE(seen,
             QStringList({QStringLiteral("journal 0 0"), QStringLiteral("gap 1 1"),
                          QStringLiteral("event 0 0"), QStringLiteral("event 0 0"),
                          QStringLiteral("gap 4 5"), QStringLiteral("event 0 0"),
                          QStringLiteral("end 0 0")}));
    QCOMPARE(lines.first().value(QLatin1String("scope")).toString(), QStringLiteral("part"));
}

void TestJournalLines::emptyJournalHasAnEnd()
{
    samples::makeStore(m_path, 0);
    const QList<QJsonObject> lines = objectsOf(exported());
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.last().value(QLatin1String("seq")).toInt(), 0);
    QCOMPARE(lines.last().value(QLatin1String("hash")).toString(), QString(64, u'0'));
}

void TestJournalLines::damagedPayloadIsHandedOnAsItStands()
{
    samples::makeStore(m_path, 1);
    const QByteArray damaged("{\"v\":1,\"kind\":\"\xff\"}");
    {
        Outsider outsider(m_path);
        QVERIFY(outsider.run(QStringLiteral("DROP TRIGGER events_no_update")));
        QVERIFY(outsider.run(QStringLiteral("UPDATE events SET payload = x'%1' WHERE seq = 1")
                                 .arg(QString::fromLatin1(damaged.toHex()))));
    }
    const QList<QJsonObject> lines = objectsOf(exported());
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(1).contains(QLatin1String("payload_base64")));
    const Event event = eventOf(lines.at(1));
    QCOMPARE(event.payload, damaged);
    QVERIFY(eventHash(event) != event.hash);
}

QTEST_GUILESS_MAIN(TestJournalLines)
#include "tst_journal_lines.moc"

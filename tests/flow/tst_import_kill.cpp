#include "core/store/database.h"
#include "core/store/transaction_store.h"

#include <QFile>
#include <QProcess>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int rowCount = 100'000;
constexpr int patience = 200'000;

QByteArray idOf(int number)
{
    return "420000123420261124" + QByteArray::number(number).rightJustified(10, '0');
}

} // namespace

/// An import of 100,000 rows is ended with SIGKILL again and again, and begun again each time.
class TestImportKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noRowTwiceNoneLost();

private:
    qint64 number(const QString &sql) const;
    bool writeCsv() const;
    bool killAfter(int commits, int moreMs) const;
    QTemporaryDir m_folder;
};

bool TestImportKill::writeCsv() const
{
    QFile file(m_folder.filePath(u"file.csv"_s));
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    file.write("transaction_id,amount,time_end,openid,shop_name,points\n");
    for (int i = 0; i < rowCount; ++i) {
        file.write(idOf(i) + ",12.30,2026-11-24 10:00:00,o" + QByteArray::number(i % 5'000)
                   + ",shop " + QByteArray::number(i % 300) + "," + QByteArray::number(i % 100)
                   + "\n");
    }
    return file.flush();
}

/// What the store holds, read by a connection of its own.
qint64 TestImportKill::number(const QString &sql) const
{
    const auto database = pd::Database::open(m_folder.filePath(u"store.db"_s));
    if (!database || (*database)->limitation()) {
        return -1;
    }
    QSqlQuery query((*database)->connection());
    return query.exec(sql) && query.next() ? query.value(0).toLongLong() : -2;
}

/// Ends the child once it has told of that many commits, and a little later, in the middle of the
/// next one.
bool TestImportKill::killAfter(int commits, int moreMs) const
{
    QProcess child;
    child.start(QStringLiteral(PD_IMPORT_CHILD),
                {m_folder.filePath(u"store.db"_s), m_folder.filePath(u"file.csv"_s)});
    int lines = 0;
    while (lines < commits) {
        if (!child.canReadLine() && !child.waitForReadyRead(patience)) {
            return false;
        }
        while (child.canReadLine()) {
            child.readLine();
            ++lines;
        }
    }
    (void)child.waitForFinished(moreMs);
    child.kill();
    return child.waitForFinished(patience) && child.exitStatus() == QProcess::CrashExit;
}

void TestImportKill::noRowTwiceNoneLost()
{
    QVERIFY(writeCsv());
    const QString count = u"SELECT COUNT(*) FROM transactions"_s;
    const QList<QPair<int, int>> moments{{0, 0}, {1, 3}, {5, 11}, {20, 7}};
    qint64 before = 0;
    for (const auto &[commits, moreMs] : moments) {
        QVERIFY(killAfter(commits, moreMs));
        const qint64 after = number(count);
        // Whole commits only: 1,000 payments with their 1,000 reports each, one less in the first
        // where the header was.
        QVERIFY2(after >= before && after < rowCount, qPrintable(QString::number(after)));
        QCOMPARE(number(u"SELECT COUNT(*) FROM mall_reports"_s), after);
        before = after;
    }
    QVERIFY(before > 0);
    QProcess last;
    last.start(QStringLiteral(PD_IMPORT_CHILD),
               {m_folder.filePath(u"store.db"_s), m_folder.filePath(u"file.csv"_s)});
    QVERIFY(last.waitForFinished(patience));
    QCOMPARE(last.exitCode(), 0);
    QCOMPARE(last.readAllStandardOutput().trimmed().split('\n').constLast().toLongLong(),
             rowCount - before);
    QCOMPARE(number(count), rowCount);
    QCOMPARE(number(u"SELECT COUNT(DISTINCT transaction_id) FROM transactions"_s), rowCount);
    QCOMPARE(number(u"SELECT COUNT(*) FROM mall_reports"_s), rowCount);
    QCOMPARE(number(u"SELECT COUNT(*) FROM transactions"
                    " WHERE report_state = 'waiting' OR amount_fen <> 1230"_s),
             0);
    const auto database = pd::Database::open(m_folder.filePath(u"store.db"_s));
    QVERIFY(database.has_value());
    const auto row = pd::TransactionStore(**database).find(QString::fromLatin1(idOf(99'999)));
    QVERIFY(row.has_value() && row->has_value());
    QCOMPARE((*row)->state, pd::ReportState::ReportedByMall);
    QCOMPARE((*row)->points->value(), 99);
}

QTEST_GUILESS_MAIN(TestImportKill)
#include "tst_import_kill.moc"

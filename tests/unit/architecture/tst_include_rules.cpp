// The walls of the house, read from the sources themselves; and made-up sources, to prove that each
// kind of breach is found.
#include "tests/unit/architecture/house_rules.h"
#include "tests/unit/architecture/source_text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace pd::house;

namespace {

QString sourceDir()
{
    return qEnvironmentVariable("PD_SOURCE_DIR");
}

QString read(const QString &path)
{
    QFile file(sourceDir() + QLatin1Char('/') + path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.readAll());
}

QStringList filesUnder(const QStringList &folders, const QStringList &names)
{
    QStringList files;
    const QDir root(sourceDir());
    for (const QString &folder : folders) {
        QDirIterator walk(root.filePath(folder), names, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = root.relativeFilePath(walk.next());
            if (!path.contains(QLatin1String("node_modules"))) {
                files.append(path);
            }
        }
    }
    files.sort();
    return files;
}

QStringList sources(const QStringList &folders)
{
    return filesUnder(folders,
                      {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.mm")});
}

const QStringList productFolders{QStringLiteral("app"), QStringLiteral("core"),
                                 QStringLiteral("ui")};
const QStringList allFolders = productFolders + QStringList{QStringLiteral("tests")};

/// The module of a Qt header, as the installed Qt says.
QString installedModule(const QString &header)
{
    if (header.startsWith(QLatin1String("Qt")) && header.contains(QLatin1Char('/'))) {
        return header.section(QLatin1Char('/'), 0, 0);
    }
    if (!header.startsWith(QLatin1Char('Q')) && !header.startsWith(QLatin1Char('q'))) {
        return {};
    }
    static const QStringList modules
        = QDir(QStringLiteral(PD_QT_HEADERS)).entryList({QStringLiteral("Qt*")}, QDir::Dirs);
    for (const QString &module : modules) {
        if (QFile::exists(QStringLiteral(PD_QT_HEADERS "/") + module + QLatin1Char('/') + header)) {
            return module;
        }
    }
    return {};
}

QString joined(const QStringList &lines)
{
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestIncludeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheModulesOfQt_data();
    void knowsTheModulesOfQt();
    void blanksWhatIsNoCode_data();
    void blanksWhatIsNoCode();
    void findsForbiddenIncludes_data();
    void findsForbiddenIncludes();
    void findsForbiddenCalls_data();
    void findsForbiddenCalls();
    void findsForbiddenLinks_data();
    void findsForbiddenLinks();
    void everyIncludeIsAllowed();
    void everyHeaderIsGuardedOnce();
    void noForbiddenCall();
    void linkListsAreStrict();
    void longFilesHaveAReason();
};

void TestIncludeRules::knowsTheModulesOfQt_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("module");
    const auto row = [](const char *header, const char *module) {
        QTest::newRow(header) << QString::fromLatin1(header) << QString::fromLatin1(module);
    };
    row("QString", "QtCore");
    row("QColor", "QtGui");
    row("QIcon", "QtGui");
    row("QWidget", "QtWidgets");
    row("QtWidgets/QWidget", "QtWidgets");
    row("QSqlQuery", "QtSql");
    row("QSslCertificate", "QtNetwork");
    row("qt6keychain/keychain.h", "");
    row("vector", "");
}

void TestIncludeRules::knowsTheModulesOfQt()
{
    QFETCH(QString, header);
    QFETCH(QString, module);
    QCOMPARE(installedModule(header), module);
}

void TestIncludeRules::blanksWhatIsNoCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *text, const char *code) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(code);
    };
    row("code", "a(b);", "a(b);");
    row("line comment", "a; // b()\nc;", "a;       \nc;");
    row("block comment", "a/* b\nc */d", "a    \n    d");
    row("string", "f(\"a\\\"b\");", "f(      );");
    row("comment in a string", "f(\"//\");g", "f(    );g");
    row("character", "f('\"');g", "f(   );g");
    row("thousands", "f(1'000, 2'000)", "f(1'000, 2'000)");
    row("raw string", "f(R\"x(a)\" b)x\");g", "f(            );g");
}

void TestIncludeRules::blanksWhatIsNoCode()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QCOMPARE(codeOf(text), code);
}

void TestIncludeRules::findsForbiddenIncludes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *path, const char *include, bool allowed) {
        QTest::addRow("%s: %s", path, include)
            << QString::fromLatin1(path) << QString::fromLatin1(include) << allowed;
    };
    row("core/domain/a.h", "<QString>", true);
    row("core/domain/a.h", "<tl/expected.hpp>", true);
    row("core/domain/a.h", "<vector>", true);
    row("core/domain/a.h", "\"core/domain/b.h\"", true);
    row("core/domain/a.h", "\"core/settings/b.h\"", false);
    row("core/domain/a.h", "<QSqlQuery>", false);
    row("core/domain/a.h", "<QColor>", false);
    row("core/domain/a.h", "<openssl/evp.h>", false);
    row("core/wechatpay/a.cpp", "\"core/domain/b.h\"", true);
    row("core/wechatpay/a.cpp", "<QNetworkReply>", true);
    row("core/wechatpay/a.cpp", "<openssl/evp.h>", true);
    row("core/wechatpay/a.cpp", "\"core/store/b.h\"", false);
    row("core/wechatpay/a.cpp", "\"core/vault/b.h\"", false);
    row("core/wechatpay/a.cpp", "\"core/settings/b.h\"", false);
    row("core/wechatpay/a.cpp", "\"core/service/b.h\"", false);
    row("core/store/a.cpp", "<QSqlQuery>", true);
    row("core/store/a.cpp", "<QNetworkReply>", false);
    row("core/store/a.cpp", "<openssl/evp.h>", false);
    row("core/store/a.cpp", "\"core/wechatpay/b.h\"", false);
    row("core/vault/a.cpp", "<qt6keychain/keychain.h>", true);
    row("core/vault/a.cpp", "\"core/store/b.h\"", false);
    row("core/settings/a.cpp", "\"core/vault/b.h\"", false);
    row("core/settings/a.cpp", "<QWidget>", false);
    row("core/service/a.cpp", "\"core/store/b.h\"", true);
    row("core/service/a.cpp", "\"core/wechatpay/b.h\"", true);
    row("core/service/a.cpp", "\"core/practice/b.h\"", false);
    row("core/service/a.cpp", "\"ui/common/b.h\"", false);
    row("core/service/a.cpp", "\"app/b.h\"", false);
    row("core/service/a.cpp", "<QtWidgets/QWidget>", false);
    row("core/practice/a.cpp", "\"core/wechatpay/b.h\"", true);
    row("core/practice/a.cpp", "\"core/service/b.h\"", false);
    row("core/practice/a.cpp", "\"core/store/b.h\"", false);
    row("core/practice/a.cpp", "\"tests/support/b.h\"", false);
    row("core/vault/file.cpp", "<windows.h>", false);
    row("core/vault/file_windows.cpp", "<windows.h>", true);
    row("core/vault/file.cpp", "<sys/stat.h>", false);
    row("core/vault/file_unix.cpp", "<sys/stat.h>", true);
    row("ui/history/a.cpp", "<QWidget>", true);
    row("ui/history/a.cpp", "\"ui/common/b.h\"", true);
    row("ui/history/a.cpp", "\"core/domain/b.h\"", true);
    row("ui/history/a.cpp", "\"core/service/b.h\"", true);
    row("ui/history/a.cpp", "\"core/settings/b.h\"", true);
    row("ui/history/a.cpp", "\"core/wechatpay/b.h\"", false);
    row("ui/history/a.cpp", "\"core/store/b.h\"", false);
    row("ui/history/a.cpp", "\"core/vault/b.h\"", false);
    row("ui/history/a.cpp", "\"core/practice/b.h\"", false);
    row("ui/history/a.cpp", "\"app/b.h\"", false);
    row("ui/history/a.cpp", "<QSqlQuery>", false);
    row("ui/history/a.cpp", "<QNetworkReply>", false);
    row("app/main.cpp", "\"core/practice/b.h\"", true);
    row("app/main.cpp", "\"ui/main_window.h\"", true);
    row("app/main.cpp", "<QSqlDatabase>", true);
    row("core/other/a.cpp", "<QString>", false);
    row("core/domain/a.h", "\"other/b.h\"", false);
}

void TestIncludeRules::findsForbiddenIncludes()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QFETCH(bool, allowed);
    const QString text = QStringLiteral("#pragma once\n#  include ") + include
        + QStringLiteral(" // why\nint a;\n");
    QCOMPARE(includeViolations(path, text, installedModule).isEmpty(), allowed);
}

void TestIncludeRules::findsForbiddenCalls_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *path, const char *code, bool allowed) {
        QTest::addRow("%s: %s", path, code)
            << QString::fromLatin1(path) << QString::fromLatin1(code) << allowed;
    };
    row("core/store/a.cpp", "Journal::instance()->add();", false);
    row("ui/a.cpp", "QCoreApplication::instance()->quit();", false);
    row("ui/a.cpp", "// Journal::instance()", true);
    row("ui/a.cpp", "dialog.exec();", false);
    row("ui/a.cpp", "dialog->exec();", false);
    row("app/desk.cpp", "QApplication::exec();", false);
    row("app/main.cpp", "return QApplication::exec();", true);
    row("core/store/a.cpp", "query.exec(sql);", true);
    row("ui/a.cpp", "QMessageBox::question(this, title, text);", false);
    row("ui/a.cpp", "QFileDialog::getOpenFileName(this);", false);
    row("ui/a.cpp", "QCoreApplication::processEvents();", false);
    row("core/service/a.cpp", "QEventLoop loop;", false);
    row("core/service/a.cpp", "QThread::msleep(10);", false);
    row("core/service/a.cpp", "std::thread t(f);", false);
    row("tests/ui/a.cpp", "QSKIP(\"no display\");", false);
    row("tests/ui/a.cpp", "QEXPECT_FAIL(\"\", \"later\", Continue);", false);
    row("tests/ui/a.cpp", "QTest::qWait(500);", false);
    row("tests/ui/a.cpp", "std::this_thread::sleep_for(1s);", false);
    row("tests/ui/a.cpp", "QTRY_COMPARE(a, b);", true);
    row("tests/ui/a.cpp", "QTest::newRow(\"QSKIP(x)\");", true);
    row("tests/ui/a.cpp", "QVERIFY(spy.wait(5000));", true);
}

void TestIncludeRules::findsForbiddenCalls()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    QFETCH(bool, allowed);
    QCOMPARE(callViolations(path, code).isEmpty(), allowed);
}

void TestIncludeRules::findsForbiddenLinks_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("cmake");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const char *path, const char *cmake, bool allowed) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(cmake) << allowed;
    };
    row("good", "core/store/CMakeLists.txt",
        "pd_add_layer(pd_store\n SOURCES a.cpp\n LINKS pd_domain Qt6::Sql)", true);
    row("Gui", "core/store/CMakeLists.txt", "pd_add_layer(pd_store SOURCES a.cpp LINKS Qt6::Gui)",
        false);
    row("neighbour", "core/store/CMakeLists.txt",
        "pd_add_layer(pd_store SOURCES a.cpp LINKS pd_wechatpay)", false);
    row("upwards", "core/practice/CMakeLists.txt",
        "pd_add_layer(pd_practice SOURCES a.cpp LINKS pd_service)", false);
    row("beside", "core/store/CMakeLists.txt",
        "pd_add_layer(pd_store SOURCES a.cpp LINKS pd_domain)\ntarget_link_libraries(pd_store)",
        false);
    row("by hand", "core/store/CMakeLists.txt", "add_library(pd_store STATIC a.cpp)", false);
    row("window and wire", "ui/CMakeLists.txt",
        "pd_add_layer(pd_ui SOURCES a.cpp LINKS pd_wechatpay)", false);
    row("window", "ui/CMakeLists.txt",
        "pd_add_layer(pd_ui SOURCES a.cpp LINKS pd_service Qt6::Widgets)", true);
    row("the root", "app/CMakeLists.txt",
        "add_executable(points-desk)\ntarget_link_libraries(points-desk pd_ui pd_practice)", true);
}

void TestIncludeRules::findsForbiddenLinks()
{
    QFETCH(QString, path);
    QFETCH(QString, cmake);
    QFETCH(bool, allowed);
    QCOMPARE(linkViolations(path, cmake).isEmpty(), allowed);
}

void TestIncludeRules::everyIncludeIsAllowed()
{
    const QStringList files = sources(productFolders);
    QVERIFY2(files.size() > 20, "the sources were not found");
    QStringList found;
    for (const QString &file : files) {
        found += includeViolations(file, read(file), installedModule);
    }
    QVERIFY2(found.isEmpty(), qPrintable(joined(found)));
}

void TestIncludeRules::everyHeaderIsGuardedOnce()
{
    const QStringList headers = filesUnder(allFolders, {QStringLiteral("*.h")});
    for (const QString &header : headers) {
        QVERIFY2(read(header).startsWith(QLatin1String("#pragma once\n")), qPrintable(header));
    }
}

void TestIncludeRules::noForbiddenCall()
{
    QStringList found;
    const QStringList files = sources(allFolders);
    for (const QString &file : files) {
        found += callViolations(file, read(file));
    }
    QVERIFY2(found.isEmpty(), qPrintable(joined(found)));
}

void TestIncludeRules::linkListsAreStrict()
{
    const QStringList lists = filesUnder({QStringLiteral("core"), QStringLiteral("ui")},
                                         {QStringLiteral("CMakeLists.txt")});
    QVERIFY(lists.size() >= 7);
    QStringList found;
    for (const QString &list : lists) {
        found += linkViolations(list, read(list));
    }
    QVERIFY2(found.isEmpty(), qPrintable(joined(found)));
}

void TestIncludeRules::longFilesHaveAReason()
{
    QStringList found;
    const QStringList files = sources(allFolders);
    for (const QString &file : files) {
        const auto lines = read(file).count(QLatin1Char('\n'));
        if (lines > lengthLimit(file) && reasonForLength(file).isEmpty()) {
            found.append(QStringLiteral("%1 has %2 lines and no reason: is it still one noun?")
                             .arg(file)
                             .arg(lines));
        }
    }
    const QStringList reasoned = reasonedFiles();
    for (const QString &file : reasoned) {
        if (!files.contains(file)) {
            found.append(file + QLatin1String(" is gone and still has a reason"));
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(joined(found)));
}

QTEST_GUILESS_MAIN(TestIncludeRules)
#include "tst_include_rules.moc"

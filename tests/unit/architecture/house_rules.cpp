#include "tests/unit/architecture/house_rules.h"

#include "tests/unit/architecture/source_text.h"

#include <QHash>
#include <QRegularExpression>

namespace pd::house {

namespace {

QSet<QString> words(const char *text)
{
    const QStringList list = QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

Room room(const char *path, const char *seen, const char *qt, const char *foreign,
          const char *links)
{
    return {QString::fromLatin1(path), words(seen), words(qt), words(foreign), words(links)};
}

bool isTest(const QString &path)
{
    return path.startsWith(QLatin1String("tests/"));
}

/// Headers of one system, allowed only in the file of that platform.
bool isOfOneSystem(const QString &header)
{
    static const QSet<QString> unixHeaders
        = words("unistd.h fcntl.h signal.h dlfcn.h pwd.h termios.h poll.h");
    static const QSet<QString> windowsHeaders
        = words("windows.h wincred.h werapi.h sddl.h aclapi.h shlobj.h dpapi.h io.h winsock2.h");
    return unixHeaders.contains(header) || windowsHeaders.contains(header)
        || header.startsWith(QLatin1String("sys/"));
}

bool isPlatformFile(const QString &path)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(_(windows|unix|linux)\.(cpp|h)$|_mac\.mm$)"));
    return pattern.match(path).hasMatch();
}

QString projectIncludeFault(const Room &from, const QString &header)
{
    if (!header.contains(QLatin1Char('/'))) {
        return {}; // of the same folder, generated, or a .moc
    }
    const Room *to = roomOf(header);
    if (to == nullptr) {
        return isTest(header) ? QStringLiteral("of the tests") : QStringLiteral("of no room");
    }
    const bool allowed = to->path == from.path || from.rooms.contains(to->path)
        || from.rooms.contains(QStringLiteral("*"));
    return allowed ? QString() : QStringLiteral("of ") + to->path;
}

QString foreignIncludeFault(const Room &from, const QString &path, const QString &header,
                            const QString &module)
{
    if (!module.isEmpty()) {
        const bool allowed
            = from.qtModules.contains(module) || from.qtModules.contains(QStringLiteral("*"));
        return allowed ? QString() : QStringLiteral("of ") + module;
    }
    if (header.contains(QLatin1String("/private/")) || header.endsWith(QLatin1String("_p.h"))) {
        return QStringLiteral("private to Qt");
    }
    if (isOfOneSystem(header)) {
        return isPlatformFile(path) ? QString() : QStringLiteral("of one system only");
    }
    if (!header.contains(QLatin1Char('/'))) {
        return {}; // the standard library
    }
    const QString library = header.section(QLatin1Char('/'), 0, 0);
    const bool allowed
        = from.foreign.contains(library) || from.foreign.contains(QStringLiteral("*"));
    return allowed ? QString() : QStringLiteral("of ") + library;
}

struct BannedCall
{
    const char *pattern;
    const char *why;
    bool (*appliesTo)(const QString &path);
};

const BannedCall bannedCalls[] = {
    {R"(::instance\s*\(\s*\))", "a singleton",
     [](const QString &path) {
         return !isTest(path);
     }},
    {R"(\bprocessEvents\s*\()", "a nested event loop",
     [](const QString &) {
         return true;
     }},
    {R"(\bQEventLoop\b)", "a nested event loop",
     [](const QString &path) {
         return !isTest(path);
     }},
    // A thread's exec() is its own loop and QSqlQuery's is no loop at all.
    {R"((\.|->|::)exec\s*\()", "a nested event loop",
     [](const QString &path) {
         return (path.startsWith(QLatin1String("app/")) || path.startsWith(QLatin1String("ui/")))
             && path != QLatin1String("app/main.cpp");
     }},
    {R"(\bQMessageBox::(question|warning|critical|information|about)\s*\()", "a nested event loop",
     [](const QString &) {
         return true;
     }},
    {R"(\bQ(File|Input|Color|Font)Dialog::get\w+\s*\()", "a nested event loop",
     [](const QString &) {
         return true;
     }},
    {R"(\bQSKIP\s*\()", "a test that may not run", isTest},
    {R"(\bQEXPECT_FAIL\s*\()", "a test that may fail", isTest},
    {R"(\b(qSleep|qWait|usleep|nanosleep|sleep_for|sleep_until|m?sleep)\s*\()", "a fixed sleep",
     [](const QString &) {
         return true;
     }},
    {R"(\bstd::(async|thread)\b)", "a thread that the house does not know",
     [](const QString &path) {
         return !isTest(path);
     }},
};

} // namespace

const QList<Room> &rooms()
{
    static const QList<Room> table{
        room("core/domain", "", "QtCore", "tl", "Qt6::Core tl::expected"),
        room("core/wechatpay", "core/domain", "QtCore QtNetwork", "openssl",
             "pd_domain Qt6::Core Qt6::Network OpenSSL::Crypto OpenSSL::SSL"),
        room("core/store", "core/domain", "QtCore QtSql", "",
             "pd_domain Qt6::Core Qt6::Sql Threads::Threads ${store_links}"),
        room("core/vault", "core/domain", "QtCore", "openssl qt6keychain",
             "pd_domain Qt6::Core OpenSSL::Crypto ${vault_links}"),
        room("core/settings", "core/domain", "QtCore", "", "pd_domain Qt6::Core"),
        room("core/service", "core/domain core/wechatpay core/store core/vault core/settings",
             "QtCore QtSql", "",
             "pd_domain pd_wechatpay pd_store pd_vault pd_settings Qt6::Core Qt6::Sql "
             "${codec_links}"),
        room("core/practice", "core/domain core/wechatpay", "QtCore", "",
             "pd_domain pd_wechatpay Qt6::Core"),
        room("ui", "core/domain core/service core/settings",
             "QtCore QtGui QtWidgets QtPrintSupport", "",
             "pd_domain pd_service pd_settings pd_resources Qt6::Core Qt6::Gui Qt6::Widgets "
             "Qt6::PrintSupport"),
        room("app", "*", "*", "*", "*"),
    };
    return table;
}

const Room *roomOf(const QString &path)
{
    for (const Room &room : rooms()) {
        if (path.startsWith(room.path + QLatin1Char('/'))) {
            return &room;
        }
    }
    return nullptr;
}

QStringList includeViolations(const QString &path, const QString &text, const ModuleOf &moduleOf)
{
    const Room *from = roomOf(path);
    if (from == nullptr) {
        return isTest(path) ? QStringList() : QStringList{path + QLatin1String(" is in no room")};
    }
    QStringList found;
    const QList<Include> includes = includesOf(text);
    for (const Include &include : includes) {
        const QString fault = include.quoted
            ? projectIncludeFault(*from, include.path)
            : foreignIncludeFault(*from, path, include.path, moduleOf(include.path));
        if (!fault.isEmpty()) {
            found.append(QStringLiteral("%1:%2 includes %3, %4")
                             .arg(path, QString::number(include.line), include.path, fault));
        }
    }
    return found;
}

QStringList callViolations(const QString &path, const QString &text)
{
    QStringList found;
    const QStringList lines = codeOf(text).split(QLatin1Char('\n'));
    for (const BannedCall &call : bannedCalls) {
        if (!call.appliesTo(path)) {
            continue;
        }
        const QRegularExpression pattern(QString::fromLatin1(call.pattern));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QRegularExpressionMatch match = pattern.match(lines[i]);
            if (match.hasMatch()) {
                found.append(QStringLiteral("%1:%2 %3 is %4")
                                 .arg(path, QString::number(i + 1), match.captured().trimmed(),
                                      QString::fromLatin1(call.why)));
            }
        }
    }
    return found;
}

QStringList linkViolations(const QString &path, const QString &cmake)
{
    const Room *room = roomOf(path);
    if (room == nullptr || room->links.contains(QStringLiteral("*"))) {
        return {};
    }
    QString text = cmake;
    text.remove(QRegularExpression(QStringLiteral("#[^\n]*")));
    QStringList found;
    if (text.contains(QLatin1String("target_link_libraries"))) {
        found.append(path + QLatin1String(" links beside pd_add_layer"));
    }
    static const QRegularExpression layer(
        QStringLiteral(R"(pd_add_layer\s*\([^)]*?\bLINKS\b([^)]*)\))"));
    static const QRegularExpression blank(QStringLiteral("\\s+"));
    auto matches = layer.globalMatch(text);
    if (!matches.hasNext() && text.contains(QLatin1String("add_library"))) {
        found.append(path + QLatin1String(" makes a library of its own kind"));
    }
    while (matches.hasNext()) {
        const QStringList links = matches.next().captured(1).split(blank, Qt::SkipEmptyParts);
        for (const QString &link : links) {
            if (!room->links.contains(link)) {
                found.append(path + QLatin1String(" links ") + link);
            }
        }
    }
    return found;
}

namespace {

const QHash<QString, QString> &reasons()
{
    static const QHash<QString, QString> table{
        {QStringLiteral("core/service/batch_service.cpp"),
         QStringLiteral("the states of one batch, and every way from one to the next")},
        {QStringLiteral("tests/peers/tst_gateway_check.cpp"),
         QStringLiteral("every step of one check, with every way in which it can fail")},
        {QStringLiteral("core/settings/profile.cpp"),
         QStringLiteral("one table of keys and the reader of each, side by side")},
        {QStringLiteral("ui/correction/correction_pane.cpp"),
         QStringLiteral("the order of a form's steps, from the card to the outcome")},
        {QStringLiteral("ui/imports/import_dialog.cpp"),
         QStringLiteral("four pages of one dialog, and what leads from one to the next")},
        {QStringLiteral("ui/common/words.cpp"),
         QStringLiteral("the one file that turns every value of core into words")},
        {QStringLiteral("ui/common/desk_style.cpp"),
         QStringLiteral("one QStyle: a proxy for every primitive that the theme draws")},
    };
    return table;
}

} // namespace

int lengthLimit(const QString &path)
{
    return isTest(path) ? 700 : 400;
}

QString reasonForLength(const QString &path)
{
    return reasons().value(path);
}

QStringList reasonedFiles()
{
    return reasons().keys();
}

} // namespace pd::house

#include "app/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace pd {

namespace {

bool install(QCoreApplication &application, const QString &file)
{
    auto *translator = new QTranslator(&application);
    return translator->load(file, QStringLiteral(":/pd/i18n"))
        && QCoreApplication::installTranslator(translator);
}

} // namespace

QString chooseLanguage(const QString &wish)
{
    if (!wish.isEmpty()) {
        return wish;
    }
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN")
                                                            : QStringLiteral("en");
}

bool installLanguage(QCoreApplication &application, const QString &language)
{
    QLocale::setDefault(QLocale(language));
    install(application, QStringLiteral("qtbase_") + language);
    return install(application, QStringLiteral("points-desk_") + language);
}

} // namespace pd

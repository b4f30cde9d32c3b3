#include "album.h"

#include "app/language.h"
#include "app/ui_driver.h"
#include "ui/common/theme.h"

#include <QApplication>

#include <utility>

namespace pd::test {

Album::Album(QString folder, QString prefix)
    : m_folder(std::move(folder))
    , m_prefix(std::move(prefix))
{ }

const QString &Album::folder() const
{
    return m_folder;
}

void Album::add(const QString &name, QWidget *shown) const
{
    if (shown == nullptr
        || !shown->grab().save(m_folder + u'/' + m_prefix + u'-' + name + QStringLiteral(".png"))) {
        QApplication::exit(1);
    }
}

void Album::fill(UiDriver &driver)
{
    QObject::connect(&driver, &UiDriver::finished, &driver,
                     [](const QString &failed) { QApplication::exit(failed.isEmpty() ? 0 : 1); });
    driver.run();
}

int takePictures(int argc, char **argv,
                 const std::function<std::shared_ptr<void>(const Album &)> &make)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 5) {
        return 2;
    }
    const bool dark = arguments.at(2) == QLatin1String("dark");
    installTheme(application, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    installLanguage(application, arguments.at(1));
    const auto pictures = make(Album(arguments.at(3), arguments.at(4)));
    return QApplication::exec();
}

} // namespace pd::test

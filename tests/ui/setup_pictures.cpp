// Pictures of the set-up for docs/setup.md: setup_pictures LANGUAGE THEME FOLDER PREFIX. The keys
// in them are made on the spot; nothing leaves the machine.
#include "album.h"
#include "app/composition.h"
#include "app/ui_driver.h"
#include "core/domain/clock.h"
#include "core/service/setup_desk.h"
#include "core/vault/memory_keeper.h"
#include "tests/support/setup_files.h"
#include "ui/common/theme.h"
#include "ui/main_window.h"
#include "ui/setup/check_view.h"
#include "ui/setup/connection_check_dialog.h"
#include "ui/setup/setup_window.h"

#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

using namespace pd;

namespace {

class Pictures
{
public:
    explicit Pictures(test::Album album)
        : m_album(std::move(album))
        , m_setupDesk([this] {
            return new SetupWorker({m_home.filePath(QStringLiteral("profile.ini")),
                                    "pictures",
                                    {},
                                    [] {
                                        return std::make_unique<MemoryKeeper>();
                                    }},
                                   m_clock);
        })
        , m_setup(m_setupDesk, m_home.filePath(QStringLiteral("profile.ini")),
                  SetupWindow::Mode::FirstRun)
        , m_profile(practiceProfile(m_home.filePath(QStringLiteral("practice.db"))))
        , m_desk(practiceDesk(m_profile, m_clock, makePracticeSwitch(), 50), m_clock)
        , m_window(m_desk, m_profile, true, m_clock, m_home.filePath(QStringLiteral("window.ini")))
    {
        if (auto *theme = QApplication::instance()->findChild<ThemeKeeper *>()) {
            theme->setPractice(false);
        }
        m_setup.show();
        const auto always = [] {
            return true;
        };
        m_driver.then(QStringLiteral("the first page"), always, [this] {
            save(QStringLiteral("world"));
            m_setup.goTo(1);
            fill("merchant/mall", QStringLiteral("万象汇购物中心"));
            fill("merchant/mchid", QStringLiteral("1900000109"));
            fill("merchant/appids", QStringLiteral("wx8888888888888888"));
        });
        m_driver.then(QStringLiteral("the merchant"), always, [this] {
            save(QStringLiteral("merchant"));
            m_setup.goTo(2);
            fill("wechatpay/public_key_id",
                 QStringLiteral("PUB_KEY_ID_0119000001092024010100000000000001"));
            m_setupDesk.importFile(SetupItem::PrivateKey, m_files.key);
            m_setupDesk.importFile(SetupItem::Certificate, m_files.certificate);
            m_setupDesk.importFile(SetupItem::PublicKey, m_files.certificate); // a mistake
            QObject::connect(&m_setupDesk, &SetupDesk::imported, &m_setup,
                             [this] { ++m_imported; });
        });
        m_driver.then(
            QStringLiteral("the keys"), [this] { return m_imported == 3; },
            [this] {
                save(QStringLiteral("keys"));
                m_setup.hide();
                m_desk.start();
                m_window.show();
                m_check = new ConnectionCheckDialog(m_desk, &m_window);
                m_check->open();
            });
        m_driver.then(
            QStringLiteral("the check"), [this] { return !m_check->view()->isRunning(); },
            [this] { m_album.add(QStringLiteral("check"), m_check); });
        test::Album::fill(m_driver);
    }

private:
    void fill(const char *name, const QString &text)
    {
        m_setup.findChild<QLineEdit *>(QString::fromLatin1(name))->setText(text);
    }
    void save(const QString &name)
    {
        m_album.add(name, &m_setup);
    }

    test::Album m_album;
    QTemporaryDir m_home;
    test::SetupFiles m_files;
    SystemClock m_clock;
    SetupDesk m_setupDesk;
    SetupWindow m_setup;
    Profile m_profile;
    Desk m_desk;
    MainWindow m_window;
    QPointer<ConnectionCheckDialog> m_check;
    UiDriver m_driver;
    int m_imported = 0;
};

} // namespace

int main(int argc, char **argv)
{
    return test::takePictures(
        argc, argv, [](const test::Album &album) { return std::make_shared<Pictures>(album); });
}

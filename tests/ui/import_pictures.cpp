// Pictures of the import and the inbox for docs/inbox.md: import_pictures LANGUAGE THEME FOLDER
// PREFIX. The keys in them are made on the spot; nothing leaves the machine.
#include "album.h"
#include "app/composition.h"
#include "app/ui_driver.h"
#include "core/domain/clock.h"
#include "tests/support/setup_files.h"
#include "ui/imports/import_dialog.h"
#include "ui/imports/imports.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QDialog>
#include <QPointer>
#include <QPushButton>

using namespace pd;

namespace {

constexpr char csvText[] = R"(交易单号,交易时间,支付金额（元）,用户OpenID,门店名称,已回传积分,收银员
4200002345202611241000000017,2026-11-24 10:02:11,128.50,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,茶百道（B1）,,小李
4200002345202611241000000027,2026-11-24 10:05:40,1299.00,oUpF8uN95-Ptaags6E_roPHg7AG0,Nike Kicks,1299,小李
4.20E+27,2026-11-24 10:07:02,36.00,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,茶百道（B1）,,小李
4200002345202611241000000037,2026-11-31 10:09:15,58.00,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,星巴克,,小王
4200002345202611241000000047,2026-11-24 10:12:59,88.888,oUpF8uN95-Ptaags6E_roPHg7AG0,星巴克,,小王
4200002345202611241000000057,2026-11-24 10:15:33,459.00,oUpF8uN95-Ptaags6E_roPHg7AG0,优衣库,,小王
)";
constexpr char reportText[]
    = R"({"report": {"transaction_id": "4200002345202611241000000057", "increased_points": 459}})";
constexpr char unsignedText[]
    = R"({"headers": {"Content-Type": "application/json"}, "body": "{\"id\": \"EV-1\"}"})";
constexpr char refundText[] = R"({
  "mchid": "1900000109", "merchant_name": "万象汇购物中心", "shop_name": "优衣库", "shop_number": "L2-11",
  "appid": "wx8888888888888888", "openid": "oUpF8uN95-Ptaags6E_roPHg7AG0",
  "transaction_id": "4200002345202611241000000057", "refund_id": "50300806962026112400000000017",
  "refund_time": "2026-11-24T11:20:00+08:00", "pay_amount": 45900, "refund_amount": 10000
})";
constexpr int tooLarge = 2 * 1024 * 1024;
constexpr int refusedFiles = 3;

class Pictures
{
public:
    explicit Pictures(test::Album album)
        : m_album(std::move(album))
        , m_profile(profile())
        , m_desk(liveDesk(m_profile, m_clock), m_clock)
        , m_window(m_desk, m_profile, false, m_clock,
                   m_files.folder.filePath(QStringLiteral("window.ini")))
    {
        QObject::connect(&m_desk, &Desk::inboxChanged, &m_window,
                         [this](const InboxState &state) { m_inbox = state; });
        m_desk.start();
        m_window.resize(1366, 768);
        m_window.show();
        m_driver.then(
            QStringLiteral("the inbox"),
            [this] { return m_inbox.refused == refusedFiles && m_inbox.added == 1; },
            [this] { press(&m_window, "inboxButton"); });
        m_driver.then(
            QStringLiteral("what was refused"), [this] { return inboxDialog() != nullptr; },
            [this] {
                m_album.add(QStringLiteral("inbox"), inboxDialog());
                delete inboxDialog();
                m_dialog = m_window.imports()->openDialog();
                m_dialog->setText(QString::fromUtf8(refundText));
            });
        m_driver.then(
            QStringLiteral("the dialog"), [this] { return isAt(ImportDialog::Page::Source); },
            [this] {
                m_album.add(QStringLiteral("import"), m_dialog);
                m_dialog->chooseFile(m_csv);
            });
        m_driver.then(
            QStringLiteral("the columns"), [this] { return isAt(ImportDialog::Page::Mapping); },
            [this] {
                m_album.add(QStringLiteral("import-columns"), m_dialog);
                press(m_dialog, "importCsv");
            });
        m_driver.then(
            QStringLiteral("the result"), [this] { return isAt(ImportDialog::Page::Result); },
            [this] { m_album.add(QStringLiteral("import-refused"), m_dialog); });
        test::Album::fill(m_driver);
    }

private:
    Profile profile()
    {
        Profile profile = practiceProfile(m_files.folder.filePath(QStringLiteral("desk.db")));
        profile.mallName = QStringLiteral("万象汇购物中心");
        profile.operatorName = QStringLiteral("王芳");
        profile.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:9"));
        profile.privateKeyFile = m_files.key;
        profile.publicKeyId = QStringLiteral("PUB_KEY_ID_0119000001092024010100000000000001");
        profile.publicKeyFile = m_files.publicKey;
        profile.apiV3KeyFile
            = m_files.write(QStringLiteral("apiv3_key.txt"), "0123456789abcdef0123456789abcdef");
        profile.inboxFolder = m_files.folder.filePath(QStringLiteral("inbox"));
        m_csv = m_files.write(QStringLiteral("members-2026-11-24.csv"), csvText);
        QDir().mkpath(profile.inboxFolder);
        m_files.write(QStringLiteral("inbox/1764036000-report.json"), reportText);
        m_files.write(QStringLiteral("inbox/1764036012-payment.json"), unsignedText);
        m_files.write(QStringLiteral("inbox/1764036020-payment.json"), R"({"headers": {}})");
        m_files.write(QStringLiteral("inbox/1764036031-backup.json"), QByteArray(tooLarge, ' '));
        return profile;
    }
    [[nodiscard]] QDialog *inboxDialog() const
    {
        return m_window.findChild<QDialog *>(QStringLiteral("inboxDialog"));
    }
    [[nodiscard]] bool isAt(ImportDialog::Page page) const
    {
        const ImportDialog *dialog = m_dialog;
        return dialog != nullptr && dialog->isVisible() && dialog->page() == page;
    }
    static void press(const QWidget *root, const char *name)
    {
        auto *button
            = root == nullptr ? nullptr : root->findChild<QPushButton *>(QString::fromLatin1(name));
        if (button != nullptr) {
            button->click();
        }
    }

    test::Album m_album;
    test::SetupFiles m_files;
    QString m_csv;
    SystemClock m_clock;
    InboxState m_inbox;
    Profile m_profile;
    Desk m_desk;
    MainWindow m_window;
    QPointer<ImportDialog> m_dialog;
    UiDriver m_driver;
};

} // namespace

int main(int argc, char **argv)
{
    return test::takePictures(
        argc, argv, [](const test::Album &album) { return std::make_shared<Pictures>(album); });
}

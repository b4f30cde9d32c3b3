// Pictures of a batch for docs/batch.md: batch_pictures LANGUAGE THEME FOLDER PREFIX. The practice
// world answers; nothing leaves the machine.
#include "album.h"
#include "app/composition.h"
#include "app/ui_driver.h"
#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/practice/sample_day.h"
#include "ui/batch/batch_model.h"
#include "ui/batch/batch_table.h"
#include "ui/batch/batch_window.h"
#include "ui/batch/batches.h"
#include "ui/batch/preview_page.h"
#include "ui/batch/run_page.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace pd;

namespace {

class Pictures
{
public:
    explicit Pictures(test::Album album)
        : m_album(std::move(album))
        , m_profile(practiceProfile(m_home.filePath(QStringLiteral("practice.db"))))
        , m_desk(practiceDesk(m_profile, m_clock, makePracticeSwitch(), 300), m_clock)
        , m_batches(m_desk, m_profile, true, m_clock, &m_main)
    {
        if (auto *theme = QApplication::instance()->findChild<ThemeKeeper *>()) {
            theme->setPractice(true);
        }
        QObject::connect(&m_desk, &Desk::statusChanged, &m_main, [this] { m_ready = true; });
        m_desk.start();
        m_driver.then(
            QStringLiteral("the source"), [this] { return m_ready; },
            [this] {
                m_batches.openSource();
                find<QPlainTextEdit>("batchText")->setPlainText(table());
                m_album.add(QStringLiteral("source"), window());
                find<QPushButton>("batchRead")->click();
            });
        m_driver.then(
            QStringLiteral("the preview"),
            [this] {
                return window()->page() == BatchWindow::Page::Preview
                    && m_batches.window()->preview()->table()->model() != nullptr;
            },
            [this] { window()->repaint(); });
        m_driver.then(
            QStringLiteral("its rows"), [this] { return hasRows(); },
            [this] {
                m_album.add(QStringLiteral("preview"), window());
                find<QPushButton>("batchStart")->click();
                find<QLineEdit>("batchTotal")
                    ->setText(QString::number(window()->preview()->batch().totals.moved()));
                find<QLineEdit>("batchSecond")->setText(QStringLiteral("韩梅梅"));
                find<QLineEdit>("batchSecondReason")
                    ->setText(QStringLiteral("与收银系统清单逐笔核对"));
                m_album.add(QStringLiteral("start"), window()->findChild<QDialog *>());
                find<QPushButton>("batchConfirm")->click();
            });
        m_driver.then(
            QStringLiteral("the run"),
            [this] { return window()->run()->progress().counts.accepted > 40; },
            [this] { m_album.add(QStringLiteral("run"), window()); });
        test::Album::fill(m_driver);
    }

private:
    [[nodiscard]] BatchWindow *window()
    {
        return m_batches.window();
    }
    template <class T> [[nodiscard]] T *find(const char *name)
    {
        return window()->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool hasRows()
    {
        return window()->preview()->table()->model()->rowAt(0) != nullptr;
    }
    /// A lunch hour of payments, and what people do to files.
    [[nodiscard]] QString table() const
    {
        const QString day = inShanghai(m_clock.now()).toString(QStringLiteral("yyyyMMdd"));
        const auto id = [&day](int number) {
            return QString(QStringLiteral("4200000000") + day
                           + QString::number(7'042'319'000 + qint64{number} * 37));
        };
        const QList<Transaction> known = sampleDay(m_clock.now());
        QString text = QStringLiteral("微信订单号\t应得积分\t小程序id\t用户标识\t原因\n");
        constexpr int rows = 160;
        for (int i = 0; i < rows; ++i) {
            QString points = QString::number(60 + i * 37 % 400);
            QString transaction = id(i);
            if (i == 3) {
                points = QStringLiteral("88.5");
            } else if (i == 6) {
                transaction = QStringLiteral("4.2E+27");
            } else if (i == 9) {
                transaction = id(2);
            } else if (i == 11) {
                points = QStringLiteral("=SUM(B2:B9)");
            }
            const Transaction &payment = known.at(i % known.size());
            text += QStringList{transaction, points, payment.appid, payment.openid,
                                QStringLiteral("系统故障补报")}
                        .join(u'\t')
                + u'\n';
        }
        return text;
    }
    test::Album m_album;
    QTemporaryDir m_home;
    SystemClock m_clock;
    Profile m_profile;
    Desk m_desk;
    QWidget m_main;
    Batches m_batches;
    UiDriver m_driver;
    bool m_ready = false;
};

} // namespace

int main(int argc, char **argv)
{
    return test::takePictures(
        argc, argv, [](const test::Album &album) { return std::make_shared<Pictures>(album); });
}

// The program as main() composes it, driven through its own controls as a person would, for
// tst_secrets: everything in it that touches a secret is done once.
//
//   secrets_child PROFILE TRANSACTION COPIES EXPORTS
//
// Pass-phrases come by standard input, a wrong one and the right one. What was copied to the
// clipboard is written into the file COPIES; exports, papers and a backup go into the folder
// EXPORTS. Prints "done" when all is done, then waits with its
// keys unlocked: whoever started it ends it.

#include "app/command_line.h"
#include "app/program_flow.h"
#include "app/ui_driver.h"
#include "core/vault/no_dump.h"
#include "ui/common/inline_banner.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"
#include "ui/main_window.h"
#include "ui/setup/setup_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QKeySequence>
#include <QLineEdit>
#include <QPushButton>

#include <cstdio>

using namespace pd;
using namespace Qt::StringLiterals;

namespace {

template <class Window> Window *topLevel()
{
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *widget : all) {
        if (auto *found = qobject_cast<Window *>(widget); found != nullptr && found->isVisible()) {
            return found;
        }
    }
    return nullptr;
}

/// A usable control of that name in any window.
template <class Widget> Widget *anywhere(const QString &name)
{
    const QWidgetList all = QApplication::topLevelWidgets();
    for (const QWidget *widget : all) {
        if (auto *found = UiDriver::find<Widget>(widget, name)) {
            return found;
        }
    }
    return nullptr;
}

class Drive : public QObject
{
public:
    Drive(QString transaction, QString copies, QString exports, QString wrong, QString right)
        : m_transaction(std::move(transaction))
        , m_copies(std::move(copies))
        , m_exports(std::move(exports))
        , m_wrong(std::move(wrong))
        , m_right(std::move(right))
    {
        unlock(true);
        report();
        copySupportText();
        receipt();
        exportHistory(u"CSV, for a spreadsheet"_s, u"history.csv"_s);
        exportHistory(u"JSON Lines, for an auditor"_s, u"history.jsonl"_s);
        trigger(QKeySequence(Qt::CTRL | Qt::Key_D));
        savePaper(u"day.pdf"_s);
        backUp();
        check();
        saveSettings();
        unlock(false);
        connect(&m_driver, &UiDriver::finished, this, [](const QString &failed) {
            if (failed.isEmpty()) {
                (void)std::puts("done");
                (void)std::fflush(stdout);
                return;
            }
            std::fprintf(stderr, "waited in vain for %s\n", qPrintable(failed));
            QApplication::exit(1);
        });
        m_driver.run();
    }

private:
    static InlineBanner *banner()
    {
        const auto *window = topLevel<MainWindow>();
        return window == nullptr ? nullptr : UiDriver::find<InlineBanner>(window, u"banner"_s);
    }
    static QLineEdit *passphrase()
    {
        return anywhere<QLineEdit>(u"passphrase"_s);
    }
    void pressWhenThere(const QString &name)
    {
        m_driver.then(
            name, [name] { return anywhere<QPushButton>(name) != nullptr; },
            [name] { UiDriver::press(anywhere<QPushButton>(name)); });
    }
    void trigger(const QString &name)
    {
        m_driver.then(
            name,
            [name] {
                const auto *window = topLevel<MainWindow>();
                return window != nullptr && window->findChild<QAction *>(name) != nullptr;
            },
            [name] { topLevel<MainWindow>()->findChild<QAction *>(name)->trigger(); });
    }
    void tryPassphrase(const QString &text)
    {
        m_driver.then(
            u"the pass-phrase's field"_s,
            [] {
                return passphrase() != nullptr
                    && anywhere<QPushButton>(u"unlockButton"_s) != nullptr;
            },
            [text] {
                UiDriver::type(passphrase(), text);
                UiDriver::press(anywhere<QPushButton>(u"unlockButton"_s));
            });
    }
    void unlock(bool wrongFirst)
    {
        m_driver.then(
            u"the locked vault"_s, [] { return banner() != nullptr; },
            [] { UiDriver::press(banner()->actionButton()); });
        if (wrongFirst) {
            tryPassphrase(m_wrong);
        }
        tryPassphrase(m_right);
        m_driver.then(
            u"the unlocked vault"_s,
            [] {
                return topLevel<MainWindow>() != nullptr && banner() == nullptr
                    && passphrase() == nullptr;
            },
            [] {});
    }
    void report()
    {
        m_driver.then(
            u"the payment from the inbox"_s,
            [] {
                const auto *list = anywhere<QAbstractItemView>(u"transactions"_s);
                return list != nullptr && list->model()->rowCount() > 0;
            },
            [this] {
                UiDriver::type(anywhere<QLineEdit>(u"scanBox"_s), m_transaction);
                UiDriver::pressKey(anywhere<QLineEdit>(u"scanBox"_s), Qt::Key_Return);
            });
        m_driver.then(
            u"the form"_s, [] { return anywhere<QLineEdit>(u"points"_s) != nullptr; },
            [] { UiDriver::type(anywhere<QLineEdit>(u"points"_s), u"120"_s); });
        m_driver.then(
            u"the typed points"_s,
            [] { return anywhere<QLineEdit>(u"points"_s)->text() == u"120"_s; },
            [] {
                auto *reason = anywhere<QComboBox>(u"reason"_s);
                UiDriver::type(reason->lineEdit(), reason->itemText(0));
            });
        m_driver.then(
            u"the typed reason"_s,
            [] {
                const auto *reason = anywhere<QComboBox>(u"reason"_s);
                return reason->currentText() == reason->itemText(0);
            },
            [] { UiDriver::press(anywhere<QPushButton>(u"reviewButton"_s)); });
        pressWhenThere(u"confirmButton"_s);
        m_driver.then(
            u"the outcome"_s,
            [] {
                const auto *history = anywhere<QAbstractItemView>(u"history"_s);
                return history != nullptr && history->model()->rowCount() > 0
                    && anywhere<QPushButton>(u"confirmButton"_s) == nullptr;
            },
            [] {
                auto *history = anywhere<QAbstractItemView>(u"history"_s);
                history->setFocus();
                history->setCurrentIndex(history->model()->index(0, 0));
                UiDriver::pressKey(history, Qt::Key_Return);
            });
    }
    void copySupportText()
    {
        pressWhenThere(u"copyForSupport"_s);
        keepCopy();
    }
    void openEntry()
    {
        m_driver.then(
            u"the history"_s,
            [] {
                return QApplication::activeModalWidget() == nullptr
                    && anywhere<QAbstractItemView>(u"history"_s) != nullptr;
            },
            [] {
                auto *history = anywhere<QAbstractItemView>(u"history"_s);
                history->setFocus();
                history->setCurrentIndex(history->model()->index(0, 0));
                UiDriver::pressKey(history, Qt::Key_Return);
            });
    }
    void receipt()
    {
        openEntry();
        pressWhenThere(u"receipt"_s);
        savePaper(u"receipt.pdf"_s);
        closeDialog(); // the details below it
    }
    void exportHistory(const QString &format, const QString &name)
    {
        trigger(QKeySequence(Qt::CTRL | Qt::Key_E));
        m_driver.then(
            format, [format] { return withText(format) != nullptr; },
            [format] { UiDriver::press(withText(format)); });
        pressWhenThere(u"exportStart"_s);
        chooseFile(name);
        // Enabled again when it is done.
        m_driver.then(
            u"the export"_s,
            [this, name] {
                return QFileInfo(path(name)).size() > 0
                    && anywhere<QPushButton>(u"exportStart"_s) != nullptr
                    && anywhere<QLineEdit>(u"fileNameEdit"_s) == nullptr;
            },
            [] {});
        closeDialog();
    }
    void savePaper(const QString &name)
    {
        pressWhenThere(u"savePdf"_s);
        chooseFile(name);
        m_driver.then(
            name,
            [this, name] {
                return QFileInfo(path(name)).size() > 0
                    && anywhere<QLineEdit>(u"fileNameEdit"_s) == nullptr;
            },
            [] {});
        closeDialog();
    }
    void backUp()
    {
        trigger(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B));
        chooseFile(u"backup.db"_s);
        pressWhenThere(u"copyDetails"_s); // when it is written and checked
        keepCopy();
    }
    void chooseFile(const QString &name)
    {
        m_driver.then(
            u"the choice of a file"_s,
            [] {
                const auto *line = anywhere<QLineEdit>(u"fileNameEdit"_s);
                return line != nullptr && line->hasFocus();
            },
            [this, name] {
                auto *line = anywhere<QLineEdit>(u"fileNameEdit"_s);
                line->setText(path(name));
                const auto *buttons = line->window()->findChild<QDialogButtonBox *>();
                UiDriver::press(buttons->button(QDialogButtonBox::Save));
            });
    }
    void closeDialog()
    {
        m_driver.then(
            u"a dialog"_s, [] { return QApplication::activeModalWidget() != nullptr; },
            [] { static_cast<QDialog *>(QApplication::activeModalWidget())->reject(); });
    }
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_exports + u'/' + name;
    }
    static QAbstractButton *withText(const QString &text)
    {
        const QWidget *dialog = QApplication::activeModalWidget();
        if (dialog == nullptr) {
            return nullptr;
        }
        const QList<QAbstractButton *> buttons = dialog->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            if (button->text() == text) {
                return button;
            }
        }
        return nullptr;
    }
    void trigger(const QKeySequence &key)
    {
        const auto action = [key]() -> QAction * {
            const auto *window = topLevel<MainWindow>();
            const QList<QAction *> actions = window == nullptr || QApplication::activeModalWidget()
                ? QList<QAction *>()
                : window->findChildren<QAction *>();
            for (QAction *one : actions) {
                if (one->shortcuts().contains(key)) {
                    return one;
                }
            }
            return nullptr;
        };
        m_driver.then(
            key.toString(), [action] { return action() != nullptr; },
            [action] { action()->trigger(); });
    }
    void check()
    {
        trigger(u"connectionCheckAction"_s);
        pressWhenThere(u"checkCopy"_s); // when the check has ended
        keepCopy();
    }
    /// What is in the clipboard now, then the dialog is closed.
    void keepCopy()
    {
        m_driver.then(
            u"a copied text"_s, [] { return !QApplication::clipboard()->text().isEmpty(); },
            [this] {
                QFile file(m_copies);
                if (file.open(QIODevice::Append)) {
                    file.write(QApplication::clipboard()->text().toUtf8() + '\n');
                }
                QApplication::clipboard()->clear();
                static_cast<QDialog *>(QApplication::activeModalWidget())->reject();
            });
    }
    void saveSettings()
    {
        trigger(u"settingsAction"_s);
        m_driver.then(
            u"the settings"_s, [] { return topLevel<SetupWindow>() != nullptr; },
            [] {
                topLevel<SetupWindow>()->goTo(topLevel<SetupWindow>()->pageCount() - 1);
                UiDriver::type(anywhere<QLineEdit>(u"desk/name"_s), u"desk 2"_s);
            });
        m_driver.then(
            u"the typed name"_s,
            [] { return anywhere<QLineEdit>(u"desk/name"_s)->text() == u"desk 2"_s; },
            [] { UiDriver::press(anywhere<QPushButton>(u"next"_s)); });
        m_driver.then(
            u"the saved settings"_s, [] { return topLevel<SetupWindow>() == nullptr; }, [] {});
    }

    QString m_transaction;
    QString m_copies;
    QString m_exports;
    QString m_wrong;
    QString m_right;
    UiDriver m_driver;
};

QString readSecret(QFile &input)
{
    return QString::fromUtf8(input.readLine()).trimmed();
}

} // namespace

int main(int argc, char **argv)
{
    if (!forbidMemoryDumps()) {
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"points-desk"_s);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 5) {
        return 2;
    }
    installTheme(application, ThemeChoice::Light);
    CommandLine line;
    line.profilePath = arguments.at(1);
    line.language = u"en"_s;
    ProgramFlow flow(application, line);
    if (const auto ended = flow.begin()) {
        return *ended;
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return 2;
    }
    const QString wrong = readSecret(input);
    const QString right = readSecret(input);
    const Drive drive(arguments.at(2), arguments.at(3), arguments.at(4), wrong, right);
    return QApplication::exec();
}

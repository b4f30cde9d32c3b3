#include "ui/setup/setup_window.h"

#include "core/service/setup_desk.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/setup/check_view.h"
#include "ui/setup/credentials_page.h"
#include "ui/setup/desk_pages.h"
#include "ui/setup/setup_words.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pd {

SetupWindow::SetupWindow(SetupDesk &desk, QString profilePath, Mode mode, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_path(std::move(profilePath))
    , m_mode(mode)
    , m_values(readProfileValues(m_path))
    , m_steps(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_banner(new InlineBanner(this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_next(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_openCheck(new QPushButton(tr("&Connection check…"), this))
{
    setObjectName(QStringLiteral("setupWindow"));
    setWindowTitle(mode == Mode::FirstRun ? tr("Points Desk: set up the desk")
                                          : tr("Points Desk: settings"));
    m_steps->setAccessibleName(tr("Pages"));
    m_steps->setObjectName(QStringLiteral("pages"));
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_steps->setSpacing(grid(this, 1));
    m_steps->viewport()->setAutoFillBackground(false);
    m_steps->setSelectionMode(QAbstractItemView::NoSelection); // the weight tells, see refresh()
    // At first run the order is the wizard's; the list only tells where one is.
    m_steps->setFocusPolicy(mode == Mode::FirstRun ? Qt::NoFocus : Qt::StrongFocus);
    m_steps->setAttribute(Qt::WA_TransparentForMouseEvents, mode == Mode::FirstRun);
    m_back->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_openCheck->setAutoDefault(false);
    m_openCheck->setObjectName(QStringLiteral("openCheck"));
    m_openCheck->setToolTip(
        tr("Of the desk as it is now, before anything here is saved (Ctrl+F1)"));
    m_openCheck->setVisible(mode == Mode::Settings);
    m_next->setDefault(true);
    m_next->setObjectName(QStringLiteral("next"));
    m_back->setObjectName(QStringLiteral("back"));
    setButtonRole(m_next, ButtonRole::Primary);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_openCheck);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *right = new QVBoxLayout;
    right->setSpacing(grid(this, 2));
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    right->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(grid(this, 4), grid(this, 4), grid(this, 4), grid(this, 4));
    layout->setSpacing(grid(this, 4));
    layout->addWidget(m_steps);
    layout->addLayout(right, 1);
    resizeWithin(this, 96, 148);

    makePages();
    fitSteps();
    for (SetupPage *page : std::as_const(m_pages)) {
        page->setValues(m_values);
    }
    connect(m_next, &QPushButton::clicked, this, &SetupWindow::next);
    connect(m_back, &QPushButton::clicked, this, &SetupWindow::back);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_openCheck, &QPushButton::clicked, this, &SetupWindow::checkRequested);
    auto *key = new QAction(this);
    key->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F1));
    addAction(key);
    connect(key, &QAction::triggered, m_openCheck, [this] {
        if (m_mode == Mode::Settings) {
            Q_EMIT checkRequested();
        }
    });
    connect(m_steps, &QListWidget::currentRowChanged, this, [this](int row) {
        if (m_mode == Mode::Settings && row >= 0 && row != m_stack->currentIndex()) {
            goTo(row);
        }
    });
    connect(&m_desk, &SetupDesk::saved, this, &SetupWindow::onSaved);
    goTo(0);
}

SetupWindow::~SetupWindow() = default;

void SetupWindow::addPage(QWidget *page, const QString &title)
{
    m_stack->addWidget(page);
    m_steps->addItem(title);
}

void SetupWindow::makePages()
{
    const auto add = [this](SetupPage *page) {
        m_pages.append(page);
        addPage(page, page->title());
    };
    if (m_mode == Mode::FirstRun) {
        m_world = new WorldPage(m_stack);
        add(m_world);
    }
    add(new MerchantPage(m_stack));
    m_credentials = new CredentialsPage(m_desk, m_stack);
    add(m_credentials);
    add(new EndpointPage(m_stack));
    add(new DeskPage(m_stack));
    connect(&m_desk, &SetupDesk::factsChanged, m_credentials, &CredentialsPage::setFacts);
    connect(&m_desk, &SetupDesk::imported, m_credentials, &CredentialsPage::setImported);
    if (m_mode == Mode::Settings) {
        return; // the open desk's check knows what is sealed in the vault: checkRequested()
    }
    auto *page = new QWidget(m_stack);
    auto *title = new QLabel(tr("Does it work?"), page);
    setTextRole(title, TextRole::Title);
    m_check = new CheckView(page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(m_check, 1);
    addPage(page, tr("Connection check"));
    connect(m_check, &CheckView::startRequested, &m_desk, &SetupDesk::startCheck);
    connect(m_check, &CheckView::cancelRequested, &m_desk, &SetupDesk::cancelCheck);
    connect(&m_desk, &SetupDesk::checkStepChanged, m_check, &CheckView::setResult);
    connect(&m_desk, &SetupDesk::checkFinished, m_check, &CheckView::finish);

    auto *last = new QWidget(m_stack);
    auto *heading = new QLabel(tr("The desk is set up"), last);
    setTextRole(heading, TextRole::Title);
    m_done = new QLabel(last);
    m_done->setObjectName(QStringLiteral("done"));
    m_done->setWordWrap(true);
    m_done->setTextFormat(Qt::PlainText);
    m_done->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *lastLayout = new QVBoxLayout(last);
    lastLayout->setContentsMargins(0, 0, 0, 0);
    lastLayout->addWidget(heading);
    lastLayout->addWidget(m_done);
    lastLayout->addStretch(1);
    addPage(last, tr("Done"));
}

/// Room for the longest title, in the weight of the current one.
void SetupWindow::fitSteps()
{
    QFont words = m_steps->font();
    words.setBold(true);
    const QFontMetrics metrics(words);
    int longest = 0;
    for (int row = 0; row < m_steps->count(); ++row) {
        longest = std::max(longest, metrics.horizontalAdvance(m_steps->item(row)->text()));
    }
    m_steps->setFixedWidth(longest + grid(this, 5));
}

int SetupWindow::currentPage() const
{
    return m_stack->currentIndex();
}

int SetupWindow::pageCount() const
{
    return m_stack->count();
}

void SetupWindow::goTo(int page)
{
    m_banner->hide();
    m_stack->setCurrentIndex(page);
    m_steps->setCurrentRow(page);
    m_desk.setValues(collected());
    refresh();
    if (page < m_pages.size()) {
        if (QWidget *first = m_pages.at(page)->focusProxy()) {
            first->setFocus(Qt::TabFocusReason);
        } else {
            m_pages.at(page)->focusFirst();
        }
        return;
    }
    m_next->setFocus();
    if (m_check != nullptr && m_stack->currentWidget() == m_check->parentWidget()) {
        m_check->begin();
        m_desk.startCheck();
    }
}

void SetupWindow::refresh()
{
    const int page = m_stack->currentIndex();
    const int last = m_stack->count() - 1;
    for (int row = 0; row < m_steps->count(); ++row) {
        QFont words = m_steps->font();
        words.setBold(row == page);
        m_steps->item(row)->setFont(words);
    }
    m_back->setVisible(m_mode == Mode::FirstRun);
    m_back->setEnabled(page > 0 && !m_saved && !m_saving);
    m_next->setEnabled(!m_saving);
    m_cancel->setVisible(!m_saved);
    if (m_mode == Mode::Settings) {
        m_next->setText(tr("&Save"));
    } else if (page == last) {
        m_next->setText(tr("&Open the desk"));
    } else {
        m_next->setText(page == last - 1 ? tr("&Save") : tr("&Next"));
    }
}

ProfileValues SetupWindow::collected() const
{
    ProfileValues values = m_values;
    for (const SetupPage *page : m_pages) {
        page->collect(values);
    }
    return values;
}

bool SetupWindow::leavePage()
{
    const int page = m_stack->currentIndex();
    if (page >= m_pages.size()) {
        return true;
    }
    if (m_pages.at(page) == m_credentials && !m_credentials->isReady()) {
        return false;
    }
    return m_pages.at(page)->showErrors(checkProfileValues(collected()));
}

void SetupWindow::next()
{
    if (m_mode == Mode::Settings) {
        save();
        return;
    }
    if (m_saved) {
        Q_EMIT profileWritten(m_path);
        accept();
        return;
    }
    if (m_world != nullptr && m_stack->currentIndex() == 0 && m_world->isPractice()) {
        Q_EMIT practiceRequested();
        accept();
        return;
    }
    if (!leavePage()) {
        return;
    }
    if (m_stack->currentIndex() == m_stack->count() - 2) {
        save();
        return;
    }
    goTo(m_stack->currentIndex() + 1);
}

void SetupWindow::back()
{
    if (m_check != nullptr && m_check->isRunning()) {
        m_check->stop();
        m_desk.cancelCheck();
    }
    goTo(std::max(0, m_stack->currentIndex() - 1));
}

void SetupWindow::save()
{
    const QList<ProfileError> errors = checkProfileValues(collected());
    for (int i = 0; i < m_pages.size(); ++i) {
        if ((m_pages.at(i) == m_credentials && !m_credentials->isReady())
            || !m_pages.at(i)->showErrors(errors)) {
            goTo(i);
            m_pages.at(i)->showErrors(errors);
            return;
        }
    }
    m_saving = true;
    m_banner->hide();
    refresh();
    m_desk.setValues(collected());
    m_desk.save(m_credentials->takePassphrase());
}

void SetupWindow::onSaved(const Result<SetupDone, SetupError> &result)
{
    if (!m_saving) {
        return;
    }
    m_saving = false;
    if (!result) {
        const ErrorText words = setupErrorText(result.error());
        m_banner->show(InlineBanner::Kind::Error, words.title, words.next);
        refresh();
        return;
    }
    m_saved = true;
    if (m_mode == Mode::Settings) {
        Q_EMIT profileWritten(m_path);
        accept();
        return;
    }
    QStringList lines{tr("Profile: %1").arg(QDir::toNativeSeparators(result->profilePath))};
    if (!result->vaultPath.isEmpty()) {
        lines.append(tr("Vault with the sealed secrets: %1")
                         .arg(QDir::toNativeSeparators(result->vaultPath)));
    }
    if (!result->toDelete.isEmpty()) {
        lines.append(QString());
        lines.append(tr("These files hold secrets that are in the vault now. Keep them at a safe "
                        "place away from this computer, and delete them here:"));
        for (const QString &file : result->toDelete) {
            lines.append(QDir::toNativeSeparators(file));
        }
    }
    m_done->setText(lines.join(u'\n'));
    goTo(m_stack->count() - 1);
}

} // namespace pd

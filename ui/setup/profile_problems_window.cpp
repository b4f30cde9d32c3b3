#include "ui/setup/profile_problems_window.h"

#include "ui/common/error_text.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

ProfileProblemsWindow::ProfileProblemsWindow(const QString &path, const QList<ProfileError> &errors,
                                             QWidget *parent)
    : QWidget(parent)
{
    setWindowTitle(tr("Points Desk: the profile can't be used"));
    setObjectName(QStringLiteral("profileProblems"));
    const int line = fontMetrics().height();
    setMinimumSize(line * 40, line * 22);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(line * 2, line * 2, line * 2, line * 2);
    layout->setSpacing(line / 2);

    auto *title = new QLabel(tr("The desk is not set up yet"), this);
    QFont titleFont = title->font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.5);
    titleFont.setBold(true);
    title->setFont(titleFont);
    layout->addWidget(title);

    auto *explanation = new QLabel(tr("Points Desk reads its merchant, keys and store from a "
                                      "profile file. This one can't be used:\n%1")
                                       .arg(QDir::toNativeSeparators(path)),
                                   this);
    explanation->setWordWrap(true);
    explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(explanation);

    auto *listLabel = new QLabel(tr("What is &wrong, key by key:"), this);
    layout->addWidget(listLabel);
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("profileErrors"));
    list->setAccessibleName(tr("Errors of the profile"));
    list->setWordWrap(true);
    list->setAlternatingRowColors(true);
    listLabel->setBuddy(list);
    QStringList lines;
    for (const ProfileError &error : errors) {
        lines.append(profileErrorText(error));
        list->addItem(lines.constLast());
    }
    layout->addWidget(list, 1);

    auto *hint
        = new QLabel(tr("Mend the file (docs/profile.md explains every key) and start again, set "
                        "the desk up again with what can be read of it, or practise: the practice "
                        "world needs no profile and sends nothing."),
                     this);
    hint->setWordWrap(true);
    layout->addWidget(hint);

    m_text = QDir::toNativeSeparators(path) + u'\n' + lines.join(u'\n') + u'\n';

    auto *buttons = new QHBoxLayout;
    auto *copy = new QPushButton(tr("&Copy as text"), this);
    auto *practice = new QPushButton(tr("Open in &practice mode"), this);
    auto *again = new QPushButton(tr("&Set up again…"), this);
    auto *quit = new QPushButton(tr("&Quit"), this);
    quit->setDefault(true);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(practice);
    buttons->addWidget(again);
    buttons->addWidget(quit);
    layout->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(practice, &QPushButton::clicked, this, &ProfileProblemsWindow::practiceRequested);
    connect(again, &QPushButton::clicked, this, &ProfileProblemsWindow::setupRequested);
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
}

void ProfileProblemsWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

QString ProfileProblemsWindow::text() const
{
    return m_text;
}

} // namespace pd

#include "ui/evidence/acknowledge_dialog.h"

#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"
#include "ui/evidence/evidence_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace pd {

namespace {
constexpr int longestText = 128;
}

AcknowledgeDialog::AcknowledgeDialog(Desk &desk, const LostHistory &lost, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_name(new QLineEdit(this))
    , m_reason(new QLineEdit(this))
    , m_nameField(new LabelledField(tr("Your name"), m_name, this))
    , m_reasonField(new LabelledField(tr("Why this journal is the right one"), m_reason, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("acknowledgeDialog"));
    setWindowTitle(tr("Go on with this journal"));
    auto *title = new QLabel(tr("Go on with a journal that is not the one sealed last?"), this);
    setTextRole(title, TextRole::Title);
    auto *facts = new QLabel(lostHistoryText(lost), this);
    auto *what
        = new QLabel(tr("If a newer file exists, close the program and put it back. Otherwise "
                        "your name and reason are written into the journal, where they "
                        "stay, and reports can be sent again."),
                     this);
    for (QLabel *words : {title, facts, what}) {
        words->setWordWrap(true);
        words->setTextFormat(Qt::PlainText);
    }
    facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setObjectName(QStringLiteral("acknowledgeName"));
    m_reason->setObjectName(QStringLiteral("acknowledgeReason"));
    m_name->setMaxLength(longestText);
    m_reason->setMaxLength(longestText);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *goOn = new QPushButton(tr("Go on    Ctrl+Enter"), this);
    cancel->setDefault(true);
    goOn->setObjectName(QStringLiteral("acknowledgeButton"));
    goOn->setAutoDefault(false);
    setButtonRole(goOn, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(goOn);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(title);
    layout->addWidget(facts);
    layout->addWidget(what);
    layout->addWidget(m_nameField);
    layout->addWidget(m_reasonField);
    layout->addSpacing(grid(this, 2));
    layout->addLayout(buttons);
    setMinimumWidth(textWidth(this, 76));
    m_name->setFocus();

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(goOn, &QPushButton::clicked, this, &AcknowledgeDialog::confirm);
    connect(m_name, &QLineEdit::textEdited, m_nameField, &LabelledField::clearMessage);
    connect(m_reason, &QLineEdit::textEdited, m_reasonField, &LabelledField::clearMessage);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &AcknowledgeDialog::confirm);
    }
}

void AcknowledgeDialog::confirm()
{
    const QString name = m_name->text().trimmed();
    const QString reason = m_reason->text().trimmed();
    if (name.isEmpty()) {
        m_nameField->showError(tr("Type your name: the journal says who decided this."));
        m_name->setFocus();
    }
    if (reason.isEmpty()) {
        m_reasonField->showError(tr("Type a reason: an auditor will ask."));
        (name.isEmpty() ? m_name : m_reason)->setFocus();
    }
    if (name.isEmpty() || reason.isEmpty()) {
        return;
    }
    m_desk.acknowledgeHistory(name, reason);
    accept();
}

} // namespace pd

#include "ui/history/settle_dialog.h"

#include "ui/common/chip_group.h"
#include "ui/common/format.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/history/fact_card.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

SettleDialog::SettleDialog(const Entry &entry, const QString &operatorName, QWidget *parent)
    : QDialog(parent)
    , m_id(entry.id)
    , m_choice(new ChipGroup(tr("What came of it"), this))
    , m_choiceField(new LabelledField(tr("What came of it"), m_choice, this))
    , m_follows(makePlainLabel(QString(), TextRole::Quiet, this))
    , m_reason(new QLineEdit(this))
    , m_reasonField(new LabelledField(tr("How this is known"), m_reason, this))
    , m_name(new QLineEdit(operatorName, this))
    , m_nameField(new LabelledField(tr("Who vouches for it"), m_name, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settled otherwise"));
    m_choice->add(Taken, tr("WeChat Pay has the report"));
    m_choice->add(NotTaken, tr("WeChat Pay does not have it"));
    m_choice->chooseNone();
    m_reason->setMaxLength(limits::reason);
    m_reason->setObjectName(QStringLiteral("settleReason"));
    m_reasonField->setHint(
        tr("Such as: WeChat Pay's support, number of the case; or seen on the customer's phone."));
    m_name->setMaxLength(limits::personName);
    m_name->setObjectName(QStringLiteral("settleName"));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *settle = new QPushButton(tr("Settle   Ctrl+Enter"), this);
    settle->setObjectName(QStringLiteral("settleButton"));
    // No default button: a scanner's Enter in a field must neither confirm nor close.
    cancel->setAutoDefault(false);
    settle->setAutoDefault(false);
    setButtonRole(settle, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(settle);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(makePlainLabel(tr("Settle without sending again?"), TextRole::Title, this));
    QLabel *id = makePlainLabel(groupedId(entry.fields.transactionId), TextRole::Id, this);
    id->setForegroundRole(QPalette::WindowText);
    layout->addWidget(id);
    layout->addWidget(makePlainLabel(
        tr("%1 points. %2").arg(formatPoints(entry.fields.points), explain(entry).happened),
        TextRole::Body, this));
    layout->addWidget(
        makePlainLabel(tr("Sending the same again asks WeChat Pay itself and can't book twice: "
                          "prefer it while the "
                          "day lasts. The journal will say that a person settled this."),
                       TextRole::Quiet, this));
    layout->addWidget(m_choiceField);
    layout->addWidget(m_follows);
    layout->addWidget(m_reasonField);
    layout->addWidget(m_nameField);
    layout->addSpacing(grid(this, 1));
    layout->addLayout(buttons);
    setMinimumWidth(textWidth(this, 96));
    m_choice->chip(Taken)->setFocus();

    connect(m_choice, &ChipGroup::chosenChanged, this, &SettleDialog::sayWhatFollows);
    connect(m_reason, &QLineEdit::textEdited, m_reasonField, &LabelledField::clearMessage);
    connect(m_name, &QLineEdit::textEdited, m_nameField, &LabelledField::clearMessage);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(settle, &QPushButton::clicked, this, &SettleDialog::confirm);
}

void SettleDialog::sayWhatFollows()
{
    m_choiceField->clearMessage();
    m_follows->setText(
        m_choice->chosen() == Taken
            ? tr("The transaction counts as reported; a changed value goes to the member system.")
            : tr("The transaction can be reported again while its day lasts. If WeChat Pay has the "
                 "report after all, it says so then, and nothing is booked twice."));
}

void SettleDialog::confirm()
{
    const Settlement settlement{m_choice->chosen() == Taken, m_reason->text().trimmed(),
                                m_name->text().trimmed()};
    QWidget *wrong = nullptr;
    if (settlement.settledBy.isEmpty()) {
        m_nameField->showError(tr("The journal needs a name. Fill it in."));
        wrong = m_name;
    }
    if (settlement.reason.isEmpty()) {
        m_reasonField->showError(tr("Without it nobody can check this later. Fill it in."));
        wrong = m_reason;
    }
    if (m_choice->chosen() != Taken && m_choice->chosen() != NotTaken) {
        m_choiceField->showError(tr("Choose one of the two."));
        wrong = m_choice->chip(Taken);
    }
    if (wrong != nullptr) {
        wrong->setFocus();
        return;
    }
    Q_EMIT confirmed(m_id, settlement);
    accept();
}

void SettleDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        if (event->modifiers().testFlag(Qt::ControlModifier) && !event->isAutoRepeat()) {
            confirm();
        }
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace pd

#include "ui/correction/confirm_dialog.h"

#include "core/domain/identifiers.h"
#include "core/settings/profile.h"
#include "ui/common/chinese_capitals.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/icon_label.h"
#include "ui/common/labelled_field.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/correction/clean_line_edit.h"
#include "ui/correction/transaction_card_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace pd {

namespace {

// A second Ctrl+Enter right after the one that opened the review was not read first.
constexpr qint64 readingMs = 400;

QLabel *makeLabel(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, role);
    return label;
}

} // namespace

ConfirmDialog::ConfirmDialog(const Correction &correction, const ReviewContext &context,
                             const Profile &profile, QWidget *parent)
    : QDialog(parent)
    , m_correction(correction)
{
    setObjectName(QStringLiteral("confirmDialog"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    const bool report = correction.fields().kind == EntryKind::Report;
    setWindowTitle(report ? tr("Send to WeChat Pay?") : tr("Record for the member system?"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 4), grid(this, 4), grid(this, 4), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(makeDestination(profile));
    layout->addWidget(makeValue(context));
    layout->addWidget(makeFacts(context));
    for (const Finding &warning : context.warnings) {
        auto *line = new NoteLine(this);
        line->setNote(tr("%1: %2").arg(fieldWord(warning.field), findingText(warning)),
                      Token::Unknown);
        layout->addWidget(line);
    }
    if (correction.fields().points.value() > profile.askTwiceAbove) {
        layout->addWidget(makeAskTwice());
    }
    layout->addStretch(1);
    layout->addWidget(makeButtons());
    setMinimumWidth(grid(this, 110));

    // Held down, the keys that opened the review must not confirm it.
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (m_shown.isValid() && m_shown.hasExpired(readingMs)) {
                confirm();
            }
        });
    }
    m_cancel->setFocus();
    if (m_again != nullptr) {
        m_again->setFocus();
    }
}

const Correction &ConfirmDialog::correction() const
{
    return m_correction;
}

QWidget *ConfirmDialog::makeDestination(const Profile &profile)
{
    const CorrectionFields &fields = m_correction.fields();
    const bool practice = profile.path.isEmpty();
    Token ground = Token::WaitingSoft;
    Token sign = Token::AccentWord;
    Icon icon = Icon::Connected;
    QString where;
    QString means;
    if (fields.kind == EntryKind::MemberSystem) {
        ground = Token::MemberSystemSoft;
        sign = Token::MemberSystem;
        icon = Icon::Book;
        where = tr("Recorded for the member system");
        means = tr("Nothing is sent to WeChat Pay. It waits to be booked.");
    } else {
        where = practice ? tr("To WeChat Pay, PRACTICE") : tr("To WeChat Pay, LIVE");
        means = practice ? tr("Nothing leaves this computer.")
                         : tr("WeChat Pay takes one report of a transaction. It can't be taken "
                              "back or changed there.");
        if (practice) {
            ground = Token::UnknownSoft;
            sign = Token::Unknown;
            icon = Icon::Practice;
        }
    }
    auto *strip = new Surface(ground, this);
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(grid(this, 2), grid(this, 2), grid(this, 2), grid(this, 2));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(new IconLabel(icon, sign, 5, strip), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeLabel(where, TextRole::Strong, strip));
    words->addWidget(makeLabel(means, TextRole::Body, strip));
    if (fields.againstAdvice) {
        auto *against = new NoteLine(strip);
        against->setNote(tr("Against the desk's advice: WeChat Pay will most likely refuse it."),
                         Token::Rejected);
        words->addWidget(against);
    }
    layout->addLayout(words, 1);
    return strip;
}

QWidget *ConfirmDialog::makeValue(const ReviewContext &context)
{
    const CorrectionFields &fields = m_correction.fields();
    auto *card = new Surface(Token::Card, this);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(grid(this, 3), grid(this, 2), grid(this, 3), grid(this, 2));
    layout->setSpacing(grid(this, 1) / 2);
    const QString points = formatPoints(fields.points);
    QString value = fields.earned ? tr("%1 points").arg(points) : tr("No points (0)");
    if (fields.pointsBefore) {
        value = tr("%1 → %2 points").arg(formatPoints(*fields.pointsBefore), points);
    }
    auto *head = new QHBoxLayout;
    auto *big = makeLabel(value, TextRole::Title, card);
    big->setObjectName(QStringLiteral("value"));
    head->addWidget(big, 1);
    if (context.ordinal > 1) {
        auto *ordinal = new NoteLine(card);
        ordinal->setNote(correctionOrdinal(context.ordinal), Token::Unknown);
        ordinal->setMinimumWidth(ordinal->fontMetrics().horizontalAdvance(ordinal->text())
                                 + grid(this, 6));
        head->addWidget(ordinal, 0, Qt::AlignTop);
    }
    layout->addLayout(head);
    auto *capitals = makeLabel(chineseCapitals(fields.points), TextRole::Body, card);
    capitals->setObjectName(QStringLiteral("capitals"));
    layout->addWidget(capitals);
    if (fields.totalPoints) {
        layout->addWidget(
            makeLabel(tr("Balance after it: %1").arg(formatPoints(*fields.totalPoints)),
                      TextRole::Quiet, card));
    }
    return card;
}

QWidget *ConfirmDialog::makeFacts(const ReviewContext &context)
{
    const CorrectionFields &fields = m_correction.fields();
    const Transaction &t = context.card.row.transaction;
    auto *box = new QWidget(this);
    auto *facts = new QGridLayout(box);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setHorizontalSpacing(grid(this, 3));
    facts->setVerticalSpacing(grid(this, 1));
    facts->setColumnStretch(1, 1);
    addFact(facts, tr("Transaction"), groupedId(fields.transactionId), true);
    if (context.card.known) {
        addFact(facts, tr("Shop"), tr("%1, %2").arg(t.shopName, formatYuan(t.amountFen)));
        const QString refund = refundText(context.card.row);
        if (!refund.isEmpty()) {
            addFact(facts, tr("Refund"), refund);
        }
    }
    addFact(facts, tr("Member"), maskedOpenid(fields.openid), true);
    addFact(facts, tr("Booked at"), formatFull(fields.updateTime));
    if (!fields.noPointsRemarks.isEmpty()) {
        addFact(facts, tr("The customer reads"), fields.noPointsRemarks);
    }
    addFact(facts, tr("Reason"), fields.reason);
    if (!fields.note.isEmpty()) {
        addFact(facts, tr("Note (desk only)"), fields.note);
    }
    addFact(facts, tr("Operator"), context.operatorName);
    return box;
}

void ConfirmDialog::addFact(QGridLayout *facts, const QString &name, const QString &value, bool id)
{
    if (value.isEmpty()) {
        return;
    }
    const int row = facts->rowCount();
    auto *word = makeLabel(name, TextRole::Quiet, this);
    word->setWordWrap(false);
    facts->addWidget(word, row, 0, Qt::AlignTop);
    auto *shown = makeLabel(value, id ? TextRole::Id : TextRole::Body, this);
    shown->setAccessibleName(tr("%1: %2").arg(name, value));
    facts->addWidget(shown, row, 1, id ? Qt::AlignVCenter : Qt::AlignTop);
}

QWidget *ConfirmDialog::makeAskTwice()
{
    m_again = new CleanLineEdit(this);
    m_again->setObjectName(QStringLiteral("typedAgain"));
    m_again->setAlignment(Qt::AlignRight);
    m_again->setFont(tabularFont(font()));
    auto *field = new LabelledField(tr("A large value: type the points again"), m_again, this);
    connect(m_again, &CleanLineEdit::edited, this, &ConfirmDialog::onTypedAgain);
    connect(m_again, &CleanLineEdit::left, this, [this, field] {
        const bool same = m_again->text() == m_correction.fields().points.toText();
        if (same || m_again->text().isEmpty()) {
            field->clearMessage();
        } else {
            field->showError(tr("This is another number than the one above."));
        }
    });
    m_again->installEventFilter(this);
    return field;
}

QWidget *ConfirmDialog::makeButtons()
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, grid(this, 1), 0, 0);
    layout->setSpacing(grid(this, 2));
    m_cancel = new QPushButton(tr("Back to the form    Esc"), box);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_cancel->setDefault(true);
    const bool report = m_correction.fields().kind == EntryKind::Report;
    m_confirm
        = new QPushButton(report ? tr("Send    Ctrl+Enter") : tr("Record    Ctrl+Enter"), box);
    m_confirm->setObjectName(QStringLiteral("confirmButton"));
    m_confirm->setAutoDefault(false);
    m_confirm->setEnabled(m_again == nullptr);
    setButtonRole(m_confirm, ButtonRole::Primary);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_confirm);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmDialog::confirm);
    return box;
}

void ConfirmDialog::onTypedAgain()
{
    m_confirm->setEnabled(m_again->text() == m_correction.fields().points.toText());
}

void ConfirmDialog::confirm()
{
    if (!m_confirm->isEnabled() || !isVisible()) {
        return;
    }
    m_confirm->setEnabled(false); // once
    Q_EMIT confirmed();
    accept();
}

bool ConfirmDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_again && event->type() == QEvent::KeyPress) {
        const auto *key = &dynamic_cast<QKeyEvent &>(*event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && !key->modifiers().testFlag(Qt::ControlModifier)) {
            return true; // neither confirms nor cancels what was just typed
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ConfirmDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_shown.start();
}

} // namespace pd

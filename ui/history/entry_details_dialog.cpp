#include "ui/history/entry_details_dialog.h"

#include "core/domain/identifiers.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/masked_member.h"
#include "ui/common/outcome_badge.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/history/evidence_text.h"
#include "ui/history/fact_card.h"
#include "ui/history/step_card.h"
#include "ui/history/support_text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace pd {

EntryDetailsDialog::EntryDetailsDialog(Desk &desk, EntryId id, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_id(std::move(id))
    , m_badge(new OutcomeBadge(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Details of an entry"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 4), grid(this, 4), grid(this, 4), grid(this, 3));
    layout->setSpacing(grid(this, 2));

    auto *head = new QHBoxLayout;
    m_title = makePlainLabel(QString(), TextRole::Title, this);
    head->addWidget(m_title, 1);
    head->addWidget(m_badge, 0, Qt::AlignVCenter);
    layout->addLayout(head);

    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    auto *holder = new QWidget(area);
    holder->setAutoFillBackground(false);
    m_scroll = new QVBoxLayout(holder);
    m_scroll->setContentsMargins(0, 0, grid(this, 1), 0);
    area->setWidget(holder);
    holder->setAutoFillBackground(false); // setWidget() had turned it on
    layout->addWidget(area, 1);

    auto *buttons = new QHBoxLayout;
    m_copy = new QPushButton(tr("Copy for WeChat Pay's support"), this);
    m_copy->setObjectName(QStringLiteral("copyForSupport"));
    m_copy->setIcon(iconFor(Icon::Copy));
    m_again = new QPushButton(tr("Send the same again…"), this);
    m_book = new QPushButton(tr("Mark as booked…"), this);
    m_settle = new QPushButton(tr("Settled otherwise…"), this);
    m_receipt = new QPushButton(tr("Receipt…"), this);
    m_receipt->setIcon(iconFor(Icon::Receipt));
    m_receipt->setObjectName(QStringLiteral("receipt"));
    m_copyAll = new QPushButton(tr("Copy all as text"), this);
    m_copyAll->setIcon(iconFor(Icon::Copy));
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    m_check = new QPushButton(tr("Find out why…"), this);
    m_check->setObjectName(QStringLiteral("findOutWhy"));
    for (QPushButton *button : {m_copy, m_copyAll, m_receipt, m_again, m_settle, m_book, m_check}) {
        button->setAutoDefault(false);
        button->hide();
    }
    buttons->addWidget(m_copy);
    buttons->addWidget(m_copyAll);
    buttons->addWidget(m_receipt);
    buttons->addStretch(1);
    auto *actions = new QHBoxLayout;
    actions->addStretch(1);
    actions->addWidget(m_check);
    actions->addWidget(m_settle);
    actions->addWidget(m_again);
    actions->addWidget(m_book);
    buttons->addWidget(close);
    layout->addLayout(actions);
    layout->addLayout(buttons);

    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this, &EntryDetailsDialog::copyForSupport);
    connect(m_check, &QPushButton::clicked, this, &EntryDetailsDialog::checkRequested);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_details) {
            Q_EMIT sendAgainRequested(m_details->entry);
        }
    });
    connect(m_copyAll, &QPushButton::clicked, this, &EntryDetailsDialog::copyEverything);
    connect(m_settle, &QPushButton::clicked, this, [this] {
        if (m_details) {
            Q_EMIT settleRequested(m_details->entry);
        }
    });
    connect(m_receipt, &QPushButton::clicked, this, [this] {
        if (m_details) {
            Q_EMIT receiptRequested(m_details->entry);
        }
    });
    connect(m_book, &QPushButton::clicked, this, [this] {
        if (m_details) {
            Q_EMIT bookRequested(m_details->entry);
        }
    });
    connect(&m_desk, &Desk::detailsReady, this, &EntryDetailsDialog::onDetails);
    connect(&m_desk, &Desk::entryChanged, this, [this](const Entry &entry) {
        if (entry.id == m_id) {
            request();
        }
    });
    connect(&m_desk, &Desk::readFailed, this, [this](Ticket ticket, const StoreError &error) {
        if (ticket == m_ticket) {
            m_title->setText(storeProblemText(error).title);
        }
    });
    close->setFocus();
    resizeWithin(this, 112, 150);
    request();
}

EntryId EntryDetailsDialog::entryId() const
{
    return m_id;
}

QString EntryDetailsDialog::bodyText() const
{
    return m_body == nullptr ? QString() : m_body->toPlainText();
}

void EntryDetailsDialog::request()
{
    m_ticket = m_desk.requestDetails(m_id);
}

void EntryDetailsDialog::onDetails(Ticket ticket, const std::optional<EntryDetails> &details)
{
    if (ticket != m_ticket) {
        return;
    }
    m_details = details;
    if (!m_details) {
        m_title->setText(tr("This entry is no longer in the journal."));
        return;
    }
    fill();
}

void EntryDetailsDialog::fill()
{
    const Entry &entry = m_details->entry;
    m_title->setText(kindWord(entry.kind()));
    m_badge->setBadge(badgeFor(entry.state));
    m_again->setVisible(entry.maySendAgain());
    m_check->setVisible(isSignatureRefused(entry));
    m_book->setVisible(entry.state == EntryState::ToBook);
    m_copy->setVisible(entry.kind() == EntryKind::Report);
    m_settle->setVisible(entry.maySettle());
    m_receipt->show();
    m_copyAll->show();

    delete m_content; // with everything in it
    m_body = nullptr;
    m_content = new QWidget;
    m_scroll->addWidget(m_content);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 2));

    const Explanation words = explain(entry);
    if (!words.happened.isEmpty()) {
        auto *card = new FactCard(softOf(badgeFor(entry.state).token), m_content);
        card->addText(words.happened, TextRole::Strong);
        card->addText(words.next, TextRole::Body);
        layout->addWidget(card);
    }
    fillFacts(layout);
    fillRelated(layout);
    fillSteps(layout);
    if (entry.kind() == EntryKind::Report) {
        fillBody(layout);
    }
    layout->addStretch(1);
}

void EntryDetailsDialog::fillFacts(QVBoxLayout *layout)
{
    const Entry &entry = m_details->entry;
    const CorrectionFields &fields = entry.fields;
    auto *card = new FactCard(Token::Card, m_content);
    layout->addWidget(card);
    FactCard &facts = *card;
    facts.addFact(fieldWord(Field::TransactionId), groupedId(fields.transactionId), TextRole::Id);
    facts.addFact(tr("Shop"), QString(entry.shop.name + u' ' + entry.shop.number).trimmed());
    auto *member = new MaskedMember(m_content);
    member->setOpenid(fields.openid);
    facts.addFact(fieldWord(Field::Openid), member);
    facts.addFact(fieldWord(Field::Appid), fields.appid, TextRole::Id);
    facts.addFact(fieldWord(Field::SubMchid), fields.subMchid, TextRole::Id);
    facts.addFact(fieldWord(Field::Points),
                  fields.earned ? formatPoints(fields.points)
                                : tr("%1 (not earned)").arg(formatPoints(fields.points)));
    if (fields.pointsBefore) {
        facts.addFact(tr("Before"), formatPoints(*fields.pointsBefore));
    }
    if (fields.totalPoints) {
        facts.addFact(fieldWord(Field::TotalPoints), formatPoints(*fields.totalPoints));
    }
    facts.addFact(fieldWord(Field::UpdateTime), formatFull(fields.updateTime));
    facts.addFact(fieldWord(Field::NoPointsRemarks), fields.noPointsRemarks);
    facts.addFact(fieldWord(Field::Reason), fields.reason);
    facts.addFact(fieldWord(Field::Note), fields.note);
    if (fields.againstAdvice) {
        facts.addFact(tr("Sent anyway"), tr("The desk had advised against it."));
    }
    facts.addFact(tr("Reference"), entry.bookingReference);
    facts.addFact(tr("Recorded"),
                  entry.deskName.isEmpty()
                      ? tr("%1 by %2").arg(formatLocal(entry.openedAt), entry.operatorName)
                      : tr("%1 by %2, %3")
                            .arg(formatLocal(entry.openedAt), entry.operatorName, entry.deskName));
}

void EntryDetailsDialog::fillRelated(QVBoxLayout *layout)
{
    for (const Entry &other : m_details->related) {
        const bool isEarlier = other.id == m_details->entry.fields.corrects;
        const QString what
            = tr("%1 points, %2")
                  .arg(formatPoints(other.fields.points), badgeFor(other.state).word);
        auto *link = new QPushButton(
            isEarlier ? tr("Corrects the entry of %1: %2").arg(formatLocal(other.openedAt), what)
                      : tr("Corrected on %1: %2").arg(formatLocal(other.openedAt), what),
            m_content);
        link->setAutoDefault(false);
        link->setIcon(iconFor(Icon::History, Token::AccentWord));
        setButtonRole(link, ButtonRole::Quiet);
        connect(link, &QPushButton::clicked, this,
                [this, id = other.id] { Q_EMIT entryRequested(id); });
        layout->addWidget(link, 0, Qt::AlignLeft);
    }
}

void EntryDetailsDialog::fillSteps(QVBoxLayout *layout)
{
    layout->addSpacing(grid(this, 1));
    layout->addWidget(makePlainLabel(tr("Timeline"), TextRole::Strong, m_content));
    for (const EntryStep &step : m_details->steps) {
        layout->addWidget(new StepCard(step, m_content));
    }
}

void EntryDetailsDialog::fillBody(QVBoxLayout *layout)
{
    layout->addSpacing(grid(this, 1));
    auto *head = new QHBoxLayout;
    QLabel *title = makePlainLabel(tr("What is sent, byte for byte"), TextRole::Strong, m_content);
    auto *show = new QPushButton(tr("Show the member's number"), m_content);
    auto *copy = new QPushButton(tr("Copy"), m_content);
    show->setCheckable(true);
    show->setChecked(m_bodyShown);
    for (QPushButton *button : {show, copy}) {
        button->setAutoDefault(false);
        setButtonRole(button, ButtonRole::Quiet);
    }
    show->setIcon(iconFor(Icon::Eye, Token::AccentWord));
    copy->setIcon(iconFor(Icon::Copy, Token::AccentWord));
    head->addWidget(title, 1);
    head->addWidget(show);
    head->addWidget(copy);
    layout->addLayout(head);

    m_body = new QPlainTextEdit(m_content);
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setFont(idFont(smallFont(font())));
    m_body->setFixedHeight(grid(this, 22));
    m_body->setAccessibleName(title->text());
    title->setBuddy(m_body);
    layout->addWidget(m_body);
    refreshBody();
    connect(show, &QPushButton::toggled, this, [this](bool on) {
        m_bodyShown = on;
        refreshBody();
    });
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_body->toPlainText()); });
}

void EntryDetailsDialog::refreshBody()
{
    QString text = QString::fromUtf8(m_details->body);
    if (!m_bodyShown) {
        const QString &openid = m_details->entry.fields.openid;
        text.replace(openid, maskedOpenid(openid));
    }
    m_body->setPlainText(text);
}

void EntryDetailsDialog::copyEverything()
{
    if (m_details) {
        QApplication::clipboard()->setText(evidenceText(*m_details));
    }
}

void EntryDetailsDialog::copyForSupport()
{
    if (m_details) {
        QApplication::clipboard()->setText(supportText(*m_details));
    }
}

} // namespace pd

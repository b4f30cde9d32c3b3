#include "ui/history/entry_details_dialog.h"

#include "core/domain/identifiers.h"
#include "core/domain/zoned_time.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/masked_member.h"
#include "ui/common/outcome_badge.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace pd {

namespace {

QLabel *makeLabel(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // WeChat Pay's words are data, never markup
    label->setText(text);
    setTextRole(label, role);
    label->setWordWrap(true);
    return label;
}

/// Facts in two columns: a quiet name, a value that can be selected.
class FactGrid
{
public:
    FactGrid(QWidget *parent, QVBoxLayout *into)
        : m_parent(parent)
        , m_grid(new QGridLayout)
    {
        m_grid->setHorizontalSpacing(grid(parent, 4));
        m_grid->setVerticalSpacing(grid(parent, 1));
        m_grid->setColumnStretch(1, 1);
        into->addLayout(m_grid);
    }

    void add(const QString &name, const QString &value, TextRole role = TextRole::Body)
    {
        if (value.isEmpty()) {
            return;
        }
        QLabel *label = makeLabel(value, role, m_parent);
        label->setForegroundRole(QPalette::WindowText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        addWidget(name, label);
    }

    void addWidget(const QString &name, QWidget *value)
    {
        QLabel *label = makeLabel(name, TextRole::Small, m_parent);
        label->setWordWrap(false);
        m_grid->addWidget(label, m_row, 0, Qt::AlignTop | Qt::AlignLeft);
        // A value of fixed width must not bound its column.
        const bool fixed = value->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
        m_grid->addWidget(value, m_row, 1, fixed ? Qt::AlignLeft : Qt::Alignment());
        ++m_row;
    }

private:
    QWidget *m_parent;
    QGridLayout *m_grid;
    int m_row = 0;
};

Surface *makeCard(QWidget *parent, Token ground, QVBoxLayout **inner)
{
    auto *card = new Surface(ground, parent);
    *inner = new QVBoxLayout(card);
    (*inner)->setContentsMargins(grid(parent, 3), grid(parent, 2), grid(parent, 3),
                                 grid(parent, 3));
    (*inner)->setSpacing(grid(parent, 1));
    return card;
}

QString httpText(const ReplyFacts &facts)
{
    QStringList parts;
    if (facts.httpStatus != 0) {
        parts.append(QStringLiteral("HTTP %1").arg(facts.httpStatus));
    }
    if (!facts.code.isEmpty()) {
        parts.append(facts.code);
    }
    return parts.join(QStringLiteral("  "));
}

} // namespace

QString supportText(const EntryDetails &details)
{
    const Entry &entry = details.entry;
    QStringList lines;
    lines.append(QStringLiteral("mchid: %1").arg(entry.mchid));
    lines.append(QStringLiteral("transaction_id: %1").arg(entry.fields.transactionId));
    lines.append(QStringLiteral("appid: %1").arg(entry.fields.appid));
    lines.append(QStringLiteral("openid: %1").arg(maskedOpenid(entry.fields.openid)));
    for (const Attempt &attempt : details.attempts) {
        const ReplyFacts &facts = attempt.facts;
        lines.append(QStringLiteral("#%1 %2  HTTP %3  %4  %5 ms")
                         .arg(attempt.number)
                         .arg(toRfc3339(inShanghai(attempt.startedAt)))
                         .arg(facts.httpStatus)
                         .arg(facts.code)
                         .arg(facts.durationMs));
        if (!facts.requestId.isEmpty()) {
            lines.append(QStringLiteral("   Request-ID: %1").arg(facts.requestId));
        }
        if (!facts.message.isEmpty()) {
            lines.append(QStringLiteral("   %1").arg(facts.message));
        }
    }
    return lines.join(u'\n');
}

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
    m_title = makeLabel(QString(), TextRole::Title, this);
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
    m_copy->setIcon(iconFor(Icon::Copy));
    m_again = new QPushButton(tr("Send the same again…"), this);
    m_book = new QPushButton(tr("Mark as booked…"), this);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    for (QPushButton *button : {m_copy, m_again, m_book}) {
        button->setAutoDefault(false);
        button->hide();
    }
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_again);
    buttons->addWidget(m_book);
    buttons->addWidget(close);
    layout->addLayout(buttons);

    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this, &EntryDetailsDialog::copyForSupport);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_details) {
            Q_EMIT sendAgainRequested(m_details->entry);
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
    resize(fontMetrics().averageCharWidth() * 84, grid(this, 150));
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
    m_book->setVisible(entry.state == EntryState::ToBook);
    m_copy->setVisible(entry.kind() == EntryKind::Report);

    delete m_content; // with everything in it
    m_body = nullptr;
    m_content = new QWidget;
    m_scroll->addWidget(m_content);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 2));

    const Explanation words = explain(entry);
    if (!words.happened.isEmpty()) {
        QVBoxLayout *inner = nullptr;
        layout->addWidget(makeCard(m_content, softOf(badgeFor(entry.state).token), &inner));
        inner->addWidget(makeLabel(words.happened, TextRole::Strong, m_content));
        inner->addWidget(makeLabel(words.next, TextRole::Body, m_content));
    }
    fillFacts(layout);
    if (entry.kind() == EntryKind::Report) {
        fillAttempts(layout);
        fillBody(layout);
    }
    layout->addStretch(1);
}

void EntryDetailsDialog::fillFacts(QVBoxLayout *layout)
{
    const Entry &entry = m_details->entry;
    const CorrectionFields &fields = entry.fields;
    QVBoxLayout *inner = nullptr;
    layout->addWidget(makeCard(m_content, Token::Card, &inner));
    FactGrid facts(m_content, inner);
    facts.add(fieldWord(Field::TransactionId), groupedId(fields.transactionId), TextRole::Id);
    auto *member = new MaskedMember(m_content);
    member->setOpenid(fields.openid);
    facts.addWidget(fieldWord(Field::Openid), member);
    facts.add(fieldWord(Field::Appid), fields.appid, TextRole::Id);
    facts.add(fieldWord(Field::SubMchid), fields.subMchid, TextRole::Id);
    facts.add(fieldWord(Field::Points),
              fields.earned ? formatPoints(fields.points)
                            : tr("%1 (not earned)").arg(formatPoints(fields.points)));
    if (fields.pointsBefore) {
        facts.add(tr("Before"), formatPoints(*fields.pointsBefore));
    }
    if (fields.totalPoints) {
        facts.add(fieldWord(Field::TotalPoints), formatPoints(*fields.totalPoints));
    }
    facts.add(fieldWord(Field::UpdateTime), formatFull(fields.updateTime));
    facts.add(fieldWord(Field::NoPointsRemarks), fields.noPointsRemarks);
    facts.add(fieldWord(Field::Reason), fields.reason);
    facts.add(fieldWord(Field::Note), fields.note);
    if (fields.againstAdvice) {
        facts.add(tr("Sent anyway"), tr("The desk had advised against it."));
    }
    facts.add(tr("Reference"), entry.bookingReference);
    facts.add(tr("Recorded"),
              entry.deskName.isEmpty()
                  ? tr("%1 by %2").arg(formatLocal(entry.openedAt), entry.operatorName)
                  : tr("%1 by %2, %3")
                        .arg(formatLocal(entry.openedAt), entry.operatorName, entry.deskName));
}

void EntryDetailsDialog::fillAttempts(QVBoxLayout *layout)
{
    layout->addSpacing(grid(this, 1));
    layout->addWidget(makeLabel(tr("Attempts"), TextRole::Strong, m_content));
    for (const Attempt &attempt : m_details->attempts) {
        layout->addWidget(makeAttempt(attempt));
    }
}

QWidget *EntryDetailsDialog::makeAttempt(const Attempt &attempt)
{
    QVBoxLayout *inner = nullptr;
    Surface *card = makeCard(m_content, Token::Card, &inner);
    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 3));
    QLabel *number
        = makeLabel(QStringLiteral("#%1").arg(attempt.number), TextRole::Strong, m_content);
    number->setWordWrap(false);
    head->addWidget(number);
    QLabel *when = makeLabel(formatLocal(attempt.startedAt), TextRole::Body, m_content);
    when->setWordWrap(false);
    head->addWidget(when);
    QLabel *http = makeLabel(httpText(attempt.facts), TextRole::Body, m_content);
    head->addWidget(http, 1);
    if (!attempt.endedAt.isNull()) {
        QLabel *duration
            = makeLabel(formatMilliseconds(attempt.facts.durationMs), TextRole::Quiet, m_content);
        duration->setWordWrap(false);
        head->addWidget(duration);
    }
    auto *badge = new OutcomeBadge(m_content);
    badge->setBadge(badgeFor(attempt.outcome ? stateAfter(*attempt.outcome) : EntryState::Sending));
    head->addWidget(badge);
    inner->addLayout(head);

    FactGrid facts(m_content, inner);
    facts.add(tr("Message"), attempt.facts.message);
    facts.add(QStringLiteral("Request-ID"), attempt.facts.requestId, TextRole::Id);
    facts.add(tr("Detail"), attempt.facts.detail, TextRole::Id);
    if (attempt.facts.retryAfterSeconds > 0) {
        facts.add(tr("Wait"), formatDuration(attempt.facts.retryAfterSeconds));
    }
    facts.add(tr("Operator"), attempt.operatorName);
    if (attempt.outcome) {
        const Explanation words = explain(*attempt.outcome);
        inner->addWidget(makeLabel(words.happened, TextRole::Quiet, m_content));
    }
    return card;
}

void EntryDetailsDialog::fillBody(QVBoxLayout *layout)
{
    layout->addSpacing(grid(this, 1));
    auto *head = new QHBoxLayout;
    QLabel *title = makeLabel(tr("What is sent, byte for byte"), TextRole::Strong, m_content);
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

void EntryDetailsDialog::copyForSupport()
{
    if (m_details) {
        QApplication::clipboard()->setText(supportText(*m_details));
    }
}

} // namespace pd

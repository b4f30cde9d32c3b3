#include "ui/history/attempt_card.h"

#include "ui/common/format.h"
#include "ui/common/outcome_badge.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pd {

namespace {

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

AttemptCard::AttemptCard(const Attempt &attempt, QWidget *parent)
    : FactCard(Token::Card, parent)
{
    addHead(attempt);
    addFact(tr("Message"), attempt.facts.message);
    addFact(QStringLiteral("Request-ID"), attempt.facts.requestId, TextRole::Id);
    addFact(tr("Detail"), attempt.facts.detail, TextRole::Id);
    if (attempt.facts.retryAfterSeconds > 0) {
        addFact(tr("Wait"), formatDuration(attempt.facts.retryAfterSeconds));
    }
    addFact(tr("Operator"), attempt.operatorName);
    if (attempt.outcome) {
        addText(explain(*attempt.outcome).happened, TextRole::Quiet);
    }
}

void AttemptCard::addHead(const Attempt &attempt)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 3));
    QLabel *number
        = makePlainLabel(QStringLiteral("#%1").arg(attempt.number), TextRole::Strong, this);
    number->setWordWrap(false);
    head->addWidget(number);
    QLabel *when = makePlainLabel(formatLocal(attempt.startedAt), TextRole::Body, this);
    when->setWordWrap(false);
    head->addWidget(when);
    QLabel *http = makePlainLabel(httpText(attempt.facts), TextRole::Body, this);
    head->addWidget(http, 1);
    if (!attempt.endedAt.isNull()) {
        QLabel *duration
            = makePlainLabel(formatMilliseconds(attempt.facts.durationMs), TextRole::Quiet, this);
        duration->setWordWrap(false);
        head->addWidget(duration);
    }
    auto *badge = new OutcomeBadge(this);
    badge->setBadge(badgeFor(attempt.outcome ? stateAfter(*attempt.outcome) : EntryState::Sending));
    head->addWidget(badge);
    rows()->addLayout(head);
}

} // namespace pd

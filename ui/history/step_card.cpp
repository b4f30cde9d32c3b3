#include "ui/history/step_card.h"

#include "core/domain/entry.h"
#include "ui/common/format.h"
#include "ui/common/outcome_badge.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pd {

namespace {

QString textOf(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).trimmed();
}

QString httpText(const ReplyFacts &facts)
{
    if (facts.httpStatus == 0) {
        return {};
    }
    const QString status = QStringLiteral("HTTP %1").arg(facts.httpStatus);
    return facts.code.isEmpty() ? status : status + QStringLiteral("  ") + facts.code;
}

} // namespace

QString stepWord(const EntryStep &step)
{
    switch (step.kind) {
    case EntryStep::Kind::Recorded:
        return StepCard::tr("Recorded, before anything was sent");
    case EntryStep::Kind::SentAgain:
        return StepCard::tr("Sent again: attempt %1").arg(step.attempt);
    case EntryStep::Kind::Ended:
        return StepCard::tr("End of attempt %1").arg(step.attempt);
    case EntryStep::Kind::Booked:
        return StepCard::tr("Booked in the member system");
    case EntryStep::Kind::Settled:
        return step.settlement.taken ? StepCard::tr("Settled by hand: WeChat Pay has the report")
                                     : StepCard::tr("Settled by hand: WeChat Pay does not have it");
    }
    Q_UNREACHABLE();
}

QList<std::pair<QString, QString>> stepFacts(const EntryStep &step)
{
    const ReplyFacts &facts = step.facts;
    const Exchange &exchange = step.exchange;
    QList<std::pair<QString, QString>> list{
        {StepCard::tr("Operator"), step.operatorName},
        {StepCard::tr("Reference"), step.booking.reference},
        {StepCard::tr("Booked by"), step.booking.bookedBy},
        {StepCard::tr("How this is known"), step.settlement.reason},
        {StepCard::tr("Who vouches for it"), step.settlement.settledBy},
        {StepCard::tr("Answer"), httpText(facts)},
        {StepCard::tr("Message"), facts.message},
        {QStringLiteral("Request-ID"), facts.requestId},
        {StepCard::tr("Detail"), facts.detail},
        {StepCard::tr("Wait"),
         facts.retryAfterSeconds > 0 ? formatDuration(facts.retryAfterSeconds) : QString()},
        {StepCard::tr("Signed with certificate"), exchange.signedWith},
        {StepCard::tr("Answer signed with"), exchange.replySerial},
        {StepCard::tr("Answer's headers"), textOf(exchange.replyHeaders)},
        {exchange.bodyCut ? StepCard::tr("Answer's body, its beginning")
                          : StepCard::tr("Answer's body"),
         textOf(exchange.replyBody)},
        {StepCard::tr("Event"),
         StepCard::tr("number %1, hash %2")
             .arg(step.sequence)
             .arg(QString::fromLatin1(step.hash.toHex()))},
    };
    list.removeIf([](const auto &fact) { return fact.second.isEmpty(); });
    return list;
}

StepCard::StepCard(const EntryStep &step, QWidget *parent)
    : FactCard(Token::Card, parent)
{
    addHead(step);
    if (step.outcome) {
        addText(explain(*step.outcome).happened, TextRole::Quiet);
    }
    const auto facts = stepFacts(step);
    for (const auto &[name, value] : facts) {
        const bool isName = name == tr("Operator") || name == tr("Message");
        addFact(name, value, isName ? TextRole::Body : TextRole::Id);
    }
}

void StepCard::addHead(const EntryStep &step)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 3));
    QLabel *when = makePlainLabel(formatFull(step.at.toLocalTime()), TextRole::Body, this);
    when->setWordWrap(false);
    head->addWidget(when);
    head->addWidget(makePlainLabel(stepWord(step), TextRole::Strong, this), 1);
    if (step.outcome) {
        if (step.facts.durationMs > 0) {
            QLabel *duration
                = makePlainLabel(formatMilliseconds(step.facts.durationMs), TextRole::Quiet, this);
            duration->setWordWrap(false);
            head->addWidget(duration);
        }
        auto *badge = new OutcomeBadge(this);
        badge->setBadge(badgeFor(stateAfter(*step.outcome)));
        head->addWidget(badge);
    }
    rows()->addLayout(head);
}

} // namespace pd

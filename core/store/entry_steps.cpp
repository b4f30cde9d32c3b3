#include "core/store/database.h"
#include "core/store/entry_rows.h"
#include "core/store/event.h"
#include "core/store/statement.h"

namespace pd {

namespace {

struct StepOf
{
    EntryStep operator()(const IntentEvent &intent) const
    {
        EntryStep step;
        step.kind = EntryStep::Kind::Recorded;
        step.operatorName = intent.operatorName;
        return step;
    }
    EntryStep operator()(const AttemptEvent &attempt) const
    {
        EntryStep step;
        step.kind = EntryStep::Kind::SentAgain;
        step.attempt = attempt.number;
        step.operatorName = attempt.operatorName;
        return step;
    }
    EntryStep operator()(const OutcomeEvent &ended) const
    {
        EntryStep step;
        step.kind = EntryStep::Kind::Ended;
        step.attempt = ended.attempt;
        step.outcome = ended.outcome;
        step.facts = ended.facts;
        step.exchange = ended.exchange;
        return step;
    }
    EntryStep operator()(const BookedEvent &booked) const
    {
        EntryStep step;
        step.kind = EntryStep::Kind::Booked;
        step.operatorName = booked.operatorName;
        step.booking = booked.booking;
        return step;
    }
    EntryStep operator()(const SettledEvent &settled) const
    {
        EntryStep step;
        step.kind = EntryStep::Kind::Settled;
        step.operatorName = settled.operatorName;
        step.settlement = settled.settlement;
        return step;
    }
    // What belongs to no entry.
    EntryStep operator()(const SealEvent &) const
    {
        return {};
    }
    EntryStep operator()(const AcknowledgedEvent &) const
    {
        return {};
    }
};

} // namespace

Result<QList<EntryStep>, StoreError> stepsOf(const Database &database, const Entry &entry)
{
    Statement events(
        database,
        QStringLiteral("SELECT seq, kind, at, payload, hash FROM events WHERE seq IN ("
                       "SELECT sequence FROM entries WHERE sequence = ?"
                       " UNION SELECT closed_seq FROM entries WHERE sequence = ?"
                       " UNION SELECT started_seq FROM attempts WHERE entry_sequence = ?"
                       " UNION SELECT ended_seq FROM attempts WHERE entry_sequence = ?)"
                       " ORDER BY seq"));
    for (int i = 0; i < 4; ++i) {
        events.bind(entry.sequence);
    }
    if (auto done = events.run(); !done) {
        return fail(done.error());
    }
    QList<EntryStep> steps;
    while (events.next()) {
        const auto content = readEvent(events.text(1), events.bytes(3));
        if (!content) {
            return fail(StoreError{StoreProblem::Damaged,
                                   QStringLiteral("event %1 can't be read").arg(events.number(0))});
        }
        EntryStep step = std::visit(StepOf{}, *content);
        step.sequence = events.number(0);
        step.at = timeFromMs(events.number(2));
        step.hash = events.bytes(4);
        steps += step;
    }
    if (const auto failure = events.failure()) {
        return fail(*failure);
    }
    return steps;
}

} // namespace pd

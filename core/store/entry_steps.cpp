#include "core/store/database.h"
#include "core/store/entry_rows.h"
#include "core/store/event_pages.h"
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
    EntryStep operator()(const BatchEvent &) const
    {
        return {}; // neither does it
    }
};

} // namespace

Result<QList<EntryStep>, StoreError> stepsOf(const Database &database, const Entry &entry)
{
    const auto numbers = eventNumbersOf(database, entry);
    if (!numbers) {
        return fail(numbers.error());
    }
    const auto events = eventsNumbered(database, *numbers);
    if (!events) {
        return fail(events.error());
    }
    QList<EntryStep> steps;
    for (const Event &event : *events) {
        const auto content = readEvent(event.kind, event.payload);
        if (!content) {
            return fail(StoreError{StoreProblem::Damaged,
                                   QStringLiteral("event %1 can't be read").arg(event.sequence)});
        }
        EntryStep step = std::visit(StepOf{}, *content);
        step.sequence = event.sequence;
        step.at = timeFromMs(event.atMs);
        step.hash = event.hash;
        steps += step;
    }
    return steps;
}

} // namespace pd

#pragma once

#include "core/domain/entry_step.h"
#include "ui/history/fact_card.h"

namespace pd {

/// One event of an entry in its timeline: when, who, what, and of an answer everything that came.
class StepCard final : public FactCard
{
    Q_OBJECT
public:
    explicit StepCard(const EntryStep &step, QWidget *parent = nullptr);

private:
    void addHead(const EntryStep &step);
};

/// What an event is called: "Recorded", "Answer to attempt 2".
[[nodiscard]] QString stepWord(const EntryStep &step);
/// The facts of an event as names and values, in the order of the card; none is empty.
[[nodiscard]] QList<std::pair<QString, QString>> stepFacts(const EntryStep &step);

} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "ui/history/fact_card.h"

namespace pd {

/// One sending of an entry: when, how it ended, and what WeChat Pay answered.
class AttemptCard final : public FactCard
{
    Q_OBJECT
public:
    explicit AttemptCard(const Attempt &attempt, QWidget *parent = nullptr);

private:
    void addHead(const Attempt &attempt);
};

} // namespace pd

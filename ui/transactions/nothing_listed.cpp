#include "ui/transactions/nothing_listed.h"

#include "core/domain/identifiers.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"

#include <QVBoxLayout>

namespace pd {

NothingListed::NothingListed(QWidget *parent)
    : QWidget(parent)
    , m_words(new EmptyState(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_words);
    connect(m_words, &EmptyState::actionTriggered, this, &NothingListed::onAction);
}

void NothingListed::sayUnknownNumber(const QString &number)
{
    m_way = Way::EnterByHand;
    m_words->say(Icon::Question, tr("This desk does not know %1").arg(groupedId(number)),
                 transactionIdShape(number) == TransactionIdShape::OrderNumber
                     ? tr("It looks like the shop's own order number (商户单号). The number that "
                          "you need is the 交易单号 on the customer's bill. If it is right, "
                          "enter the transaction by hand.")
                     : tr("Compare it with the customer's bill. If it is right, enter the "
                          "transaction by hand: press Enter again."),
                 tr("Enter by hand"));
}

void NothingListed::sayReading()
{
    m_way = Way::None;
    m_words->say(Icon::Clock, tr("Reading the transactions …"), {});
}

void NothingListed::sayNothingFor(const TransactionQuery &query)
{
    if (!query.text.isEmpty()) {
        const bool limited = query.from.isValid() || query.filter != TransactionFilter::All;
        m_way = limited ? Way::AllDays : Way::EnterByHand;
        m_words->say(Icon::Search, tr("Nothing found for \"%1\"").arg(query.text),
                     limited ? tr("Only some days or states were searched.")
                             : tr("Check the number, or enter the transaction by hand."),
                     limited ? tr("Search all days") : tr("Enter by hand"));
        return;
    }
    if (query.filter != TransactionFilter::All) {
        m_way = Way::AllStates;
        m_words->say(Icon::Tick, tr("Nothing of this kind on these days"),
                     tr("The other transactions are still there."), tr("Show all"));
        return;
    }
    if (query.from.isValid()) {
        m_way = Way::AllDays;
        m_words->say(Icon::Clock, tr("No transactions on these days yet"),
                     tr("Scan the bar code on the customer's bill, or look at earlier days."),
                     tr("Show all days"));
        return;
    }
    m_way = Way::EnterByHand;
    m_words->say(Icon::Scan, tr("No transactions yet"),
                 tr("They appear here as the mall's server hands them over. Until then a "
                    "transaction can be entered by hand."),
                 tr("Enter by hand"));
}

void NothingListed::onAction()
{
    switch (m_way) {
    case Way::None:
        return;
    case Way::EnterByHand:
        Q_EMIT manualEntryRequested();
        return;
    case Way::AllDays:
        Q_EMIT allDaysRequested();
        return;
    case Way::AllStates:
        Q_EMIT allStatesRequested();
        return;
    }
    Q_UNREACHABLE();
}

} // namespace pd

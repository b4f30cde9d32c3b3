#include "ui/correction/member_inquiry.h"

#include "ui/common/words.h"
#include "ui/correction/transaction_card_view.h"

namespace pd {

MemberInquiry::MemberInquiry(Desk &desk, TransactionCardView &view, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_view(view)
{
    connect(&desk, &Desk::memberReady, this, [this](Ticket ticket, const MemberAnswer &answer) {
        if (m_ticket == ticket) {
            m_ticket.reset();
            m_view.setMemberLine(memberLine(answer));
        }
    });
}

void MemberInquiry::ask(const TransactionCard &card)
{
    m_ticket.reset();
    m_view.setMemberLine({});
    const Transaction &t = card.row.transaction;
    if (card.known && !t.openid.isEmpty() && !t.appid.isEmpty()) {
        m_ticket = m_desk.requestMember(t.appid, t.openid);
    }
}

} // namespace pd

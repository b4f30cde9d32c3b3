#pragma once

#include "core/service/desk.h"

#include <QObject>

#include <optional>

namespace pd {

class TransactionCardView;

/// Asks WeChat Pay about the member of the card that is shown, in the background, and writes the
/// answer on the card. It never keeps anybody waiting.
class MemberInquiry final : public QObject
{
    Q_OBJECT
public:
    /// `desk` and `view` outlive it.
    MemberInquiry(Desk &desk, TransactionCardView &view, QObject *parent = nullptr);
    /// Another card is shown: an answer about the last one is dropped.
    void ask(const TransactionCard &card);

private:
    Desk &m_desk;
    TransactionCardView &m_view;
    std::optional<Ticket> m_ticket;
};

} // namespace pd

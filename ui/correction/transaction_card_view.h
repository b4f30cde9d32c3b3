#pragma once

#include "core/domain/transaction.h"
#include "ui/common/words.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace pd {

class LabelledField;
class MaskedMember;
class NoteLine;
class OutcomeBadge;
class Surface;

/// What the form is about: shop, amount, time, refunds, the member, where its report stands, how
/// long there is left, and what was corrected before.
class TransactionCardView final : public QWidget
{
    Q_OBJECT
public:
    explicit TransactionCardView(QWidget *parent = nullptr);

    void setCard(const TransactionCard &card, const QDateTime &now);
    /// The clock has moved on.
    void refresh(const QDateTime &now);
    /// What WeChat Pay says of the member; an empty text hides the line.
    void setMemberLine(const MemberLine &line);
    [[nodiscard]] QString deadlineText() const;
    [[nodiscard]] QString memberText() const;

private:
    void fillEarlier();

    TransactionCard m_card;
    Surface *m_ground;
    QLabel *m_shop;
    QLabel *m_amount;
    OutcomeBadge *m_state;
    QLabel *m_deadline;
    QLabel *m_paid;
    QLabel *m_id;
    QToolButton *m_copy;
    MaskedMember *m_member;
    NoteLine *m_byHand;
    NoteLine *m_memberLine;
    NoteLine *m_refund;
    QWidget *m_earlier;
    QVBoxLayout *m_earlierLines;
};

/// "Refunded ¥40.00 of ¥128.00; its points were 120." Empty when nothing was refunded.
[[nodiscard]] QString refundText(const TransactionRow &row);

} // namespace pd

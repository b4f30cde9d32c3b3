#include "ui/correction/notice_words.h"

#include "core/domain/refund_proposal.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/words.h"
#include "ui/correction/card_facts.h"
#include "ui/correction/notice.h"
#include "ui/correction/transaction_card_view.h"

#include <QCoreApplication>

namespace pd {

namespace {

struct NoticeWords
{
    Q_DECLARE_TR_FUNCTIONS(pd::NoticeWords)
};

QString valueText(const CorrectionFields &fields)
{
    return fields.earned ? NoticeWords::tr("%1 points").arg(formatPoints(fields.points))
                         : NoticeWords::tr("no points");
}

void saySettleFirst(Notice &notice, const TransactionCard &card, const EntryId &own)
{
    const Entry *open = openReport(card);
    // The result below says it all when this form's own sending is the open one.
    if (open != nullptr && open->id == own) {
        notice.hide();
        return;
    }
    const Explanation words = explain(Advice::SettleFirst);
    const bool again = open != nullptr && open->maySendAgain();
    notice.say(Icon::Question, Token::Unknown, words.happened, words.next,
               again ? NoticeWords::tr("Send the same again") : QString());
}

} // namespace

void sayAdvice(Notice &notice, const TransactionCard &card, Advice advice, bool againstAdvice,
               const EntryId &own, const std::optional<PointsRule> &rule)
{
    const Explanation words = explain(advice);
    const auto refund = refundToCorrect(card, rule);
    switch (advice) {
    case Advice::Report:
        notice.hide();
        return;
    case Advice::SettleFirst:
        saySettleFirst(notice, card, own);
        return;
    case Advice::AlreadyThere:
    case Advice::TooLate:
        if (againstAdvice) {
            notice.say(
                Icon::Warning, Token::Unknown,
                NoticeWords::tr("It goes to WeChat Pay against the desk's advice."),
                NoticeWords::tr("%1 WeChat Pay will most likely refuse it.").arg(words.happened),
                {}, NoticeWords::tr("Record it for the member system instead"));
        } else if (refund) {
            const qint64 less = card.row.points->value() - refund->after.value();
            notice.say(Icon::Refund, Token::MemberSystem, refundText(card.row),
                       NoticeWords::tr("WeChat Pay takes no second report. Record the right value "
                                       "for the member system: %1 points, %2 less than now.")
                           .arg(formatPoints(refund->after), formatNumber(less)),
                       {}, NoticeWords::tr("Send to WeChat Pay anyway"));
        } else {
            notice.say(Icon::Book, Token::MemberSystem, words.happened, words.next, {},
                       NoticeWords::tr("Send to WeChat Pay anyway"));
        }
        return;
    }
    Q_UNREACHABLE();
}

QString proposalHint(const TransactionCard &card, const std::optional<PointsRule> &rule)
{
    if (const auto refund = refundToCorrect(card, rule)) {
        return NoticeWords::tr("Proposed: after the refund %1 of %2 points are left. You decide.")
            .arg(formatPoints(refund->after), formatPoints(refund->before));
    }
    const auto ruled = pointsToPropose(card, rule);
    if (!ruled) {
        return {};
    }
    return ruled->value() > 0
        ? NoticeWords::tr("Proposed by the mall's rule: %1. You decide.").arg(formatPoints(*ruled))
        : NoticeWords::tr("By the mall's rule this payment earns nothing. You decide.");
}

void sayStarted(Notice &notice, EntryKind kind)
{
    const bool report = kind == EntryKind::Report;
    notice.say(report ? Icon::Sending : Icon::Book, Token::Waiting,
               report ? NoticeWords::tr("Sending …") : NoticeWords::tr("Recording …"), {});
}

void saySentAgain(Notice &notice)
{
    notice.say(Icon::Sending, Token::Waiting, NoticeWords::tr("Sending the same again …"), {});
}

void sayChangedSinceReview(Notice &notice)
{
    notice.say(Icon::Warning, Token::Unknown,
               NoticeWords::tr("Nothing was sent: something has changed since the review."),
               NoticeWords::tr("Read the form again; what you typed is still there."));
}

void sayOutcome(Notice &notice, const Entry &entry)
{
    const Badge badge = badgeFor(entry.state);
    const Explanation words = explain(entry);
    if (entry.state == EntryState::Sending) {
        notice.say(Icon::Sending, Token::Waiting, badge.word, words.happened);
        return;
    }
    QString next = words.next;
    if (!entry.facts.message.isEmpty()) {
        next += u'\n';
        next += NoticeWords::tr("WeChat Pay's words: %1 %2")
                    .arg(entry.facts.code, entry.facts.message);
    }
    notice.say(badge.icon, badge.token, NoticeWords::tr("%1. %2").arg(badge.word, words.happened),
               next, entry.maySendAgain() ? NoticeWords::tr("Send the same again") : QString(),
               isSignatureRefused(entry) ? NoticeWords::tr("Find out why…") : QString());
}

void sayNotRecorded(Notice &notice, const StoreError &error)
{
    notice.say(Icon::Question, Token::Unknown,
               NoticeWords::tr("It was sent, but how it ended could not be recorded."),
               NoticeWords::tr("It stays open and is unknown at the next start. %1")
                   .arg(storeProblemText(error).next));
}

void sayNothingChosen(EmptyState &place)
{
    place.say(Icon::Scan, NoticeWords::tr("No transaction chosen"),
              NoticeWords::tr("Scan the bar code on the customer's bill, or choose a transaction "
                              "on the left."),
              NoticeWords::tr("To the scan box    F2"));
}

void sayDone(EmptyState &place, const Entry &entry)
{
    const Badge badge = badgeFor(entry.state);
    const Explanation words = explain(entry);
    place.say(badge.icon, NoticeWords::tr("%1: %2").arg(badge.word, valueText(entry.fields)),
              NoticeWords::tr("Transaction %1\n%2 %3")
                  .arg(groupedId(entry.fields.transactionId), words.happened, words.next),
              NoticeWords::tr("Next transaction    F2"), badge.token);
    place.offer(NoticeWords::tr("Receipt…"));
}

} // namespace pd

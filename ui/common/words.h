#pragma once

#include "core/domain/entry.h"
#include "core/domain/member_status.h"
#include "core/domain/practice_answer.h"
#include "core/domain/transaction.h"
#include "ui/common/icons.h"
#include "ui/common/tokens.h"

#include <QString>

namespace pd {

/// An icon, a word and a colour, in this order of trust.
struct Badge
{
    Icon icon = Icon::Clock;
    QString word;
    Token token = Token::Waiting;
};
[[nodiscard]] Badge badgeFor(EntryState state);
[[nodiscard]] Badge badgeFor(ReportState state);
/// As above; Waiting turns into "too late" when the day is over.
[[nodiscard]] Badge badgeFor(const TransactionRow &row, const QDateTime &now);

/// What has happened, and what the desk does next. For people at a service desk.
struct Explanation
{
    QString happened;
    QString next;
};
[[nodiscard]] Explanation explain(const Outcome &outcome);
/// For a row of the history: the last outcome, or what its state means.
[[nodiscard]] Explanation explain(const Entry &entry);
/// What the form says of a transaction before anything is sent.
[[nodiscard]] Explanation explain(Advice advice);

/// One line about the member: may WeChat Pay take points for them, and what is still to be done.
/// Token::TextQuiet where there is nothing to worry about.
struct MemberLine
{
    QString text;
    Token token = Token::TextQuiet;
};
[[nodiscard]] MemberLine memberLine(const MemberAnswer &answer);
/// A refusal that the connection check can explain.
[[nodiscard]] bool isSignatureRefused(const Entry &entry);

[[nodiscard]] QString kindWord(EntryKind kind);
[[nodiscard]] QString filterWord(HistoryFilter filter);
[[nodiscard]] QString filterWord(TransactionFilter filter);
/// "1st correction", "2nd correction": `number` counts from 1.
[[nodiscard]] QString correctionOrdinal(int number);
/// What the practice menu offers, and every answer in the order of the menu.
[[nodiscard]] QString practiceAnswerWord(PracticeAnswer answer);
[[nodiscard]] QList<PracticeAnswer> everyPracticeAnswer();

} // namespace pd

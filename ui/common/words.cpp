#include "ui/common/words.h"

#include <QCoreApplication>

namespace pd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pd::Words)
};

Explanation explainRejected(RejectReason reason)
{
    switch (reason) {
    case RejectReason::TooLate:
        return {Words::tr("WeChat Pay takes a report only on the day of the payment notification. "
                          "That day is over."),
                Words::tr("Correct the points in the member system: choose the transaction again "
                          "and record the correction there.")};
    case RejectReason::NotSubmitted:
        return {Words::tr("The payment has not been submitted for points yet."),
                Words::tr("Ask the customer to open the points page in WeChat and submit today's "
                          "payments, then send the same again. If it stays like this, the mall's "
                          "server did not confirm WeChat Pay's notification.")};
    case RejectReason::BadRequest:
        return {Words::tr("WeChat Pay could not read the request. Something between this desk and "
                          "WeChat Pay may have changed it."),
                Words::tr("Nothing was booked. Tell the technicians and give them the "
                          "Request-ID.")};
    case RejectReason::MerchantUnknown:
        return {Words::tr("WeChat Pay does not know this merchant number."),
                Words::tr("Nothing was booked. The technicians must check the merchant numbers in "
                          "the profile.")};
    case RejectReason::RemarksMissing:
        return {Words::tr("The text that tells the customer why there were no points is missing."),
                Words::tr("Fill in \"why no points\" and send a new correction.")};
    case RejectReason::OpenidWrong:
        return {Words::tr("The member and the mini-program do not belong together, or the member "
                          "number is wrong."),
                Words::tr("Nothing was booked. Check the member number and choose the mini-program "
                          "in which the customer is a member.")};
    case RejectReason::BadParameter:
        return {Words::tr("WeChat Pay refused one of the values. Its message says which one; its "
                          "wording can mislead."),
                Words::tr("Nothing was booked. Compare transaction, member and mini-program, then "
                          "send a new correction.")};
    case RejectReason::SignatureRefused:
        return {Words::tr("WeChat Pay does not accept this desk's signature: the certificate, the "
                          "key, or this computer's clock is wrong."),
                Words::tr("Nothing was booked. Check the computer's date and time first; then the "
                          "technicians must look at the key and the certificate.")};
    case RejectReason::NoRight:
        return {
            Words::tr("The merchant does not have the right to do this."),
            Words::tr("Nothing was booked. The mall must ask WeChat Pay for the business-circle "
                      "right.")};
    case RejectReason::NotFound:
        return {Words::tr("WeChat Pay does not know this transaction for this mall."),
                Words::tr("Nothing was booked. Compare the transaction number with the customer's "
                          "bill: the number you need is the 交易单号.")};
    case RejectReason::RateLimited:
        return {Words::tr("Too many requests at once. WeChat Pay did not take this one."),
                Words::tr("Wait a minute, then send the same again.")};
    case RejectReason::Other:
        return {Words::tr("WeChat Pay refused it."),
                Words::tr("Nothing was booked. Read WeChat Pay's message and give the technicians "
                          "the Request-ID.")};
    }
    Q_UNREACHABLE();
}

QString whyNotSent(NotSentReason reason)
{
    switch (reason) {
    case NotSentReason::HostNotFound:
        return Words::tr("WeChat Pay's address could not be found. The network or its name service "
                         "is down.");
    case NotSentReason::ConnectionRefused:
        return Words::tr("The other side refused the connection.");
    case NotSentReason::ConnectTimedOut:
        return Words::tr("No connection could be made in time.");
    case NotSentReason::NetworkUnreachable:
        return Words::tr("This computer has no network.");
    case NotSentReason::TlsFailed:
        return Words::tr("No connection that can be trusted could be made.");
    case NotSentReason::ProxyFailed:
        return Words::tr("The network's proxy did not let the connection through.");
    case NotSentReason::SigningFailed:
        return Words::tr("The request could not be signed with the merchant's key.");
    case NotSentReason::BadEndpoint:
        return Words::tr("The address in the profile may not be used.");
    case NotSentReason::Cancelled:
        return Words::tr("The program was closing before it was sent.");
    case NotSentReason::Other:
        return Words::tr("It could not be sent.");
    }
    Q_UNREACHABLE();
}

QString afterNotSent(NotSentReason reason)
{
    switch (reason) {
    case NotSentReason::HostNotFound:
    case NotSentReason::ConnectionRefused:
    case NotSentReason::ConnectTimedOut:
    case NotSentReason::NetworkUnreachable:
    case NotSentReason::ProxyFailed:
    case NotSentReason::Other:
        return Words::tr("Nothing has left this computer. Check the network, then send the same "
                         "again.");
    case NotSentReason::TlsFailed:
        return Words::tr("Nothing has left this computer. Check the computer's date; if it is "
                         "right, tell the technicians before sending again.");
    case NotSentReason::SigningFailed:
    case NotSentReason::BadEndpoint:
        return Words::tr("Nothing has left this computer. The technicians must mend the profile "
                         "first.");
    case NotSentReason::Cancelled:
        return Words::tr("Nothing has left this computer. Send the same again.");
    }
    Q_UNREACHABLE();
}

QString whyUnknown(UnknownReason reason)
{
    switch (reason) {
    case UnknownReason::Interrupted:
        return Words::tr("The program ended before the answer came.");
    case UnknownReason::ConnectionLost:
        return Words::tr("The connection broke before the answer came.");
    case UnknownReason::TimedOut:
        return Words::tr("No answer came in time.");
    case UnknownReason::TakenNotDone:
        return Words::tr("WeChat Pay has received it but is not done yet.");
    case UnknownReason::NotThisApi:
        return Words::tr("Something else than WeChat Pay answered, such as a network login page.");
    case UnknownReason::ServerError:
        return Words::tr("WeChat Pay had an internal fault.");
    case UnknownReason::ServiceUnavailable:
        return Words::tr("WeChat Pay is not available at the moment.");
    case UnknownReason::BrokenAnswer:
        return Words::tr("The answer was cut short or could not be read.");
    case UnknownReason::SignatureHeadersMissing:
        return Words::tr("The answer came without WeChat Pay's signature; a proxy in the network "
                         "may have removed it.");
    case UnknownReason::SignatureHeadersBad:
        return Words::tr("The answer's signature could not be read.");
    case UnknownReason::SerialUnknown:
        return Words::tr("The answer is signed with a key that this desk does not have.");
    case UnknownReason::SignatureStale:
        return Words::tr("The answer's signature is more than five minutes off this computer's "
                         "clock.");
    case UnknownReason::SignatureWrong:
        return Words::tr("The answer's signature is wrong: it may not be from WeChat Pay.");
    case UnknownReason::SignatureTest:
        return Words::tr("WeChat Pay sent a wrong signature on purpose, to test that it is "
                         "noticed.");
    }
    Q_UNREACHABLE();
}

QString afterUnknown(UnknownReason reason)
{
    switch (reason) {
    case UnknownReason::Interrupted:
    case UnknownReason::ConnectionLost:
    case UnknownReason::TimedOut:
    case UnknownReason::BrokenAnswer:
    case UnknownReason::SignatureTest:
        return Words::tr("It may or may not have been booked. Send the same again: that can't book "
                         "it twice, and it settles the question.");
    case UnknownReason::TakenNotDone:
    case UnknownReason::ServerError:
    case UnknownReason::ServiceUnavailable:
        return Words::tr("It may or may not have been booked. Wait a minute, then send the same "
                         "again: that can't book it twice.");
    case UnknownReason::NotThisApi:
        return Words::tr("Log in to the network if it asks for it, then send the same again: that "
                         "can't book it twice.");
    case UnknownReason::SignatureHeadersMissing:
    case UnknownReason::SignatureHeadersBad:
    case UnknownReason::SerialUnknown:
    case UnknownReason::SignatureWrong:
        return Words::tr("It was most likely booked, but it is not proved. Send the same again; if "
                         "it stays like this, tell the technicians.");
    case UnknownReason::SignatureStale:
        return Words::tr("Set this computer's clock, then send the same again: that can't book it "
                         "twice.");
    }
    Q_UNREACHABLE();
}

struct ExplainOutcome
{
    Explanation operator()(const Accepted &) const
    {
        return {Words::tr("WeChat Pay has taken the report and signed for it."),
                Words::tr("Nothing more to do. The customer's WeChat may show it a little later.")};
    }
    Explanation operator()(const AlreadyReported &) const
    {
        return {Words::tr("WeChat Pay says that a report of this transaction had been taken "
                          "before. It does not say which values it had."),
                Words::tr("If these points are right in the member system, nothing more to do; "
                          "else correct them there.")};
    }
    Explanation operator()(const Rejected &rejected) const
    {
        return explainRejected(rejected.reason);
    }
    Explanation operator()(const NotSent &notSent) const
    {
        return {whyNotSent(notSent.reason), afterNotSent(notSent.reason)};
    }
    Explanation operator()(const Unknown &unknown) const
    {
        return {whyUnknown(unknown.reason), afterUnknown(unknown.reason)};
    }
};

} // namespace

Badge badgeFor(EntryState state)
{
    switch (state) {
    case EntryState::Accepted:
        return {Icon::Tick, Words::tr("Accepted by WeChat"), Token::Accepted};
    case EntryState::AlreadyReported:
        return {Icon::DoubleTick, Words::tr("Already at WeChat"), Token::Already};
    case EntryState::Rejected:
        return {Icon::Cross, Words::tr("Rejected"), Token::Rejected};
    case EntryState::NotSent:
        return {Icon::NotSent, Words::tr("Not sent"), Token::Rejected};
    case EntryState::Unknown:
        return {Icon::Question, Words::tr("Outcome unknown"), Token::Unknown};
    case EntryState::Sending:
        return {Icon::Sending, Words::tr("Sending"), Token::Waiting};
    case EntryState::ToBook:
        return {Icon::Book, Words::tr("To book in member system"), Token::MemberSystem};
    case EntryState::Booked:
        return {Icon::BookTick, Words::tr("Booked in member system"), Token::MemberSystem};
    // A person's word, with a person's icon: never to be taken for WeChat Pay's.
    case EntryState::SettledTaken:
        return {Icon::Member, Words::tr("Settled: taken"), Token::Already};
    case EntryState::SettledNotTaken:
        return {Icon::Member, Words::tr("Settled: not taken"), Token::Waiting};
    }
    Q_UNREACHABLE();
}

Badge badgeFor(ReportState state)
{
    switch (state) {
    case ReportState::Waiting:
        return {Icon::Clock, Words::tr("Waiting"), Token::Waiting};
    case ReportState::ReportedByMall:
        return {Icon::DoubleTick, Words::tr("Reported by the mall"), Token::Already};
    case ReportState::Sending:
        return badgeFor(EntryState::Sending);
    case ReportState::Unknown:
        return badgeFor(EntryState::Unknown);
    case ReportState::Accepted:
        return badgeFor(EntryState::Accepted);
    case ReportState::AlreadyReported:
        return badgeFor(EntryState::AlreadyReported);
    case ReportState::Rejected:
        return badgeFor(EntryState::Rejected);
    case ReportState::ToBook:
        return badgeFor(EntryState::ToBook);
    case ReportState::Booked:
        return badgeFor(EntryState::Booked);
    case ReportState::SettledTaken:
        return badgeFor(EntryState::SettledTaken);
    case ReportState::SettledNotTaken:
        return badgeFor(EntryState::SettledNotTaken);
    }
    Q_UNREACHABLE();
}

Badge badgeFor(const TransactionRow &row, const QDateTime &now)
{
    if (row.state == ReportState::Waiting && isTooLate(row.transaction, now)) {
        return {Icon::NotSent, Words::tr("Too late"), Token::Waiting};
    }
    return badgeFor(row.state);
}

Explanation explain(const Outcome &outcome)
{
    return std::visit(ExplainOutcome{}, outcome);
}

Explanation explain(const Entry &entry)
{
    switch (entry.state) {
    case EntryState::Sending:
        return {Words::tr("The report is on its way to WeChat Pay."),
                Words::tr("Wait for the answer; it comes within half a minute.")};
    case EntryState::ToBook:
        return {Words::tr("The correction is recorded. WeChat Pay can't take it, so it waits to be "
                          "booked in the member system."),
                Words::tr("Book it in the member system, then mark it as booked with the "
                          "booking's reference.")};
    case EntryState::Booked:
        return {Words::tr("The correction has been booked in the member system."),
                Words::tr("Nothing more to do.")};
    case EntryState::SettledTaken:
        return {Words::tr("The outcome was unknown. Somebody has found out that WeChat Pay has the "
                          "report; the timeline says who and how."),
                Words::tr("Nothing more to do. A changed value goes to the member system.")};
    case EntryState::SettledNotTaken:
        return {
            Words::tr("The outcome was unknown. Somebody has found out that WeChat Pay does not "
                      "have the report; the timeline says who and how."),
            Words::tr("Choose the transaction again: on its day it can be reported, after that "
                      "it goes to the member system.")};
    case EntryState::Accepted:
    case EntryState::AlreadyReported:
    case EntryState::Rejected:
    case EntryState::NotSent:
    case EntryState::Unknown:
        break;
    }
    return entry.outcome ? explain(*entry.outcome) : Explanation{};
}

Explanation explain(Advice advice)
{
    switch (advice) {
    case Advice::Report:
        return {Words::tr("WeChat Pay can take a report of this transaction, once."), QString()};
    case Advice::SettleFirst:
        return {Words::tr("A report of this transaction is still open."),
                Words::tr("Settle it first in the history: send the same again, or say what "
                          "came of it.")};
    case Advice::AlreadyThere:
        return {Words::tr("WeChat Pay already has the one report that it takes of a transaction."),
                Words::tr("This correction goes to the member system.")};
    case Advice::TooLate:
        return {Words::tr("WeChat Pay takes a report only on the day of the payment. That day is "
                          "over."),
                Words::tr("This correction goes to the member system.")};
    }
    Q_UNREACHABLE();
}

MemberLine memberLine(const MemberAnswer &answer)
{
    if (answer.problem) {
        switch (answer.problem->problem) {
        case QueryProblem::AppidWrong:
            return {Words::tr("WeChat Pay does not know this mini-program (appid) as the mall's. "
                              "Is it that of another mall?"),
                    Token::Rejected};
        case QueryProblem::OpenidWrong:
            return {Words::tr("WeChat Pay does not know this member (openid)."), Token::Rejected};
        case QueryProblem::PairWrong:
            return {Words::tr("This member's number belongs to another mini-program: appid and "
                              "openid are mixed up."),
                    Token::Rejected};
        case QueryProblem::MerchantUnknown:
            return {Words::tr("WeChat Pay does not know this merchant number here. The technicians "
                              "must look at the settings."),
                    Token::Rejected};
        case QueryProblem::NoRight:
            return {Words::tr("This merchant may not use the points service. The technicians must "
                              "look at it."),
                    Token::Rejected};
        case QueryProblem::SignatureRefused:
            return {Words::tr("WeChat Pay refused our signature. Help, connection check finds out "
                              "why."),
                    Token::Rejected};
        case QueryProblem::NotSent:
        case QueryProblem::NoAnswer:
        case QueryProblem::NotVerified:
        case QueryProblem::NotUnderstood:
        case QueryProblem::BadQuestion:
        case QueryProblem::NotFound:
        case QueryProblem::RateLimited:
        case QueryProblem::Refused:
            // It says nothing about the member, and the correction can go on.
            return {Words::tr("Whether the member has authorised the points service is not known "
                              "at the moment."),
                    Token::TextQuiet};
        }
        Q_UNREACHABLE();
    }
    if (!answer.authorization) {
        return {};
    }
    if (answer.pending == CommitStatus::Pending) {
        return {Words::tr("Payments of today still wait in the points plug-in: ask the customer to "
                          "submit them there first."),
                Token::Unknown};
    }
    switch (answer.authorization->state) {
    case AuthorizationState::Authorized:
        return {Words::tr("The member has authorised the points service."), Token::TextQuiet};
    case AuthorizationState::Unauthorized:
        return {Words::tr("The member has not authorised the points service: WeChat Pay will not "
                          "show the points. Ask the customer to open it in the plug-in."),
                Token::Unknown};
    case AuthorizationState::Deauthorized:
        return {Words::tr("The member has taken the authorisation of the points service back."),
                Token::Unknown};
    }
    Q_UNREACHABLE();
}

bool isSignatureRefused(const Entry &entry)
{
    const auto *rejected = entry.outcome ? std::get_if<Rejected>(&*entry.outcome) : nullptr;
    return rejected != nullptr && rejected->reason == RejectReason::SignatureRefused;
}

QString kindWord(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Report:
        return Words::tr("Report to WeChat Pay");
    case EntryKind::MemberSystem:
        return Words::tr("Member-system correction");
    }
    Q_UNREACHABLE();
}

QString filterWord(HistoryFilter filter)
{
    switch (filter) {
    case HistoryFilter::All:
        return Words::tr("All", "history filter");
    case HistoryFilter::Accepted:
        return Words::tr("Accepted", "history filter");
    case HistoryFilter::Rejected:
        return Words::tr("Rejected", "history filter");
    case HistoryFilter::Unknown:
        return Words::tr("Unknown", "history filter");
    case HistoryFilter::Sending:
        return Words::tr("Sending", "history filter");
    case HistoryFilter::ToBook:
        return Words::tr("To book", "history filter");
    case HistoryFilter::Booked:
        return Words::tr("Booked", "history filter");
    case HistoryFilter::Settled:
        return Words::tr("Settled", "history filter");
    }
    Q_UNREACHABLE();
}

QString filterWord(TransactionFilter filter)
{
    switch (filter) {
    case TransactionFilter::All:
        return Words::tr("All", "transaction filter");
    case TransactionFilter::Waiting:
        return Words::tr("Waiting", "transaction filter");
    case TransactionFilter::Reported:
        return Words::tr("Reported", "transaction filter");
    case TransactionFilter::ToBook:
        return Words::tr("To book", "transaction filter");
    case TransactionFilter::Refunded:
        return Words::tr("Refunded", "transaction filter");
    }
    Q_UNREACHABLE();
}

QString correctionOrdinal(int number)
{
    if (number == 1) {
        return Words::tr("1st correction");
    }
    if (number == 2) {
        return Words::tr("2nd correction");
    }
    if (number == 3) {
        return Words::tr("3rd correction");
    }
    return Words::tr("%1th correction").arg(number);
}

QString practiceAnswerWord(PracticeAnswer answer)
{
    switch (answer) {
    case PracticeAnswer::Real:
        return Words::tr("Like the real one");
    case PracticeAnswer::NotSubmitted:
        return Words::tr("Not submitted for points (400)");
    case PracticeAnswer::MerchantUnknown:
        return Words::tr("Merchant unknown (400)");
    case PracticeAnswer::OpenidWrong:
        return Words::tr("Member and mini-program don't match (400)");
    case PracticeAnswer::BadRequest:
        return Words::tr("Request can't be read (400)");
    case PracticeAnswer::SignatureRefused:
        return Words::tr("Signature refused (401)");
    case PracticeAnswer::NoRight:
        return Words::tr("No right (403)");
    case PracticeAnswer::NotFound:
        return Words::tr("Transaction unknown (404)");
    case PracticeAnswer::RateLimited:
        return Words::tr("Too many requests (429)");
    case PracticeAnswer::ServerError:
        return Words::tr("Internal fault (500)");
    case PracticeAnswer::Unavailable:
        return Words::tr("Not available (502)");
    case PracticeAnswer::TakenNotDone:
        return Words::tr("Received, not done (202)");
    case PracticeAnswer::Unsigned:
        return Words::tr("Taken, answer without signature");
    case PracticeAnswer::ForgedSignature:
        return Words::tr("Taken, answer signed by a stranger");
    case PracticeAnswer::LostAfterTaken:
        return Words::tr("Taken, then the connection breaks");
    case PracticeAnswer::LostBeforeTaken:
        return Words::tr("The connection breaks, not taken");
    case PracticeAnswer::NoConnection:
        return Words::tr("No connection");
    }
    Q_UNREACHABLE();
}

QList<PracticeAnswer> everyPracticeAnswer()
{
    QList<PracticeAnswer> all;
    for (int i = 0; i <= static_cast<int>(PracticeAnswer::NoConnection); ++i) {
        all.append(static_cast<PracticeAnswer>(i));
    }
    return all;
}

} // namespace pd

#include "ui/common/import_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace pd {

namespace {

struct Imports
{
    Q_DECLARE_TR_FUNCTIONS(pd::Imports)
};

QString signatureText(const std::optional<UnknownReason> &reason)
{
    if (!reason) {
        return Imports::tr("WeChat Pay's signature does not fit.");
    }
    switch (*reason) {
    case UnknownReason::SignatureHeadersMissing:
        return Imports::tr("WeChat Pay's signature is missing: the mall's server did not write "
                           "the Wechatpay-… headers.");
    case UnknownReason::SignatureHeadersBad:
        return Imports::tr("WeChat Pay's signature can't be read.");
    case UnknownReason::SerialUnknown:
        return Imports::tr("It is signed with a key that this desk does not have.");
    case UnknownReason::SignatureStale:
        return Imports::tr("The signature is more than five minutes older than the arrival: it "
                           "may be a repeat of an old message.");
    case UnknownReason::SignatureTest:
        return Imports::tr("WeChat Pay signed it wrongly on purpose, as a test.");
    case UnknownReason::SignatureWrong:
    case UnknownReason::Interrupted:
    case UnknownReason::ConnectionLost:
    case UnknownReason::TimedOut:
    case UnknownReason::TakenNotDone:
    case UnknownReason::NotThisApi:
    case UnknownReason::ServerError:
    case UnknownReason::ServiceUnavailable:
    case UnknownReason::BrokenAnswer:
        return Imports::tr("WeChat Pay's signature does not fit: it was changed on the way, or it "
                           "is not from WeChat Pay.");
    }
    Q_UNREACHABLE();
}

QString encodingWord(CsvEncoding encoding)
{
    switch (encoding) {
    case CsvEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case CsvEncoding::Gb18030:
        return QStringLiteral("GB18030");
    }
    Q_UNREACHABLE();
}

QString separatorWord(char separator)
{
    if (separator == '\t') {
        return Imports::tr("separated by tabs");
    }
    return separator == ';' ? Imports::tr("separated by semicolons")
                            : Imports::tr("separated by commas");
}

} // namespace

QString columnWord(CsvColumn column)
{
    switch (column) {
    case CsvColumn::TransactionId:
        return Imports::tr("Transaction number (交易单号)");
    case CsvColumn::Mchid:
        return Imports::tr("Merchant number");
    case CsvColumn::MerchantName:
        return Imports::tr("Merchant");
    case CsvColumn::ShopName:
        return Imports::tr("Shop");
    case CsvColumn::ShopNumber:
        return Imports::tr("Shop's number");
    case CsvColumn::Appid:
        return Imports::tr("Mini-program (appid)");
    case CsvColumn::Openid:
        return Imports::tr("Member (openid)");
    case CsvColumn::Amount:
        return Imports::tr("Amount paid");
    case CsvColumn::PaidAt:
        return Imports::tr("Paid at");
    case CsvColumn::NotifiedAt:
        return Imports::tr("Notified at");
    case CsvColumn::CommitTag:
        return Imports::tr("Submitted by hand");
    case CsvColumn::AuthType:
        return Imports::tr("Kind of authorisation");
    case CsvColumn::MemberCode:
        return Imports::tr("Member's card number");
    case CsvColumn::RefundId:
        return Imports::tr("Refund's number");
    case CsvColumn::RefundAmount:
        return Imports::tr("Amount refunded");
    case CsvColumn::RefundedAt:
        return Imports::tr("Refunded at");
    case CsvColumn::ReportedPoints:
        return Imports::tr("Points that the mall has reported");
    case CsvColumn::ReportedAt:
        return Imports::tr("Reported at");
    }
    Q_UNREACHABLE();
}

QString notificationErrorText(const NotificationError &error)
{
    switch (error.problem) {
    case NotificationProblem::TooLarge:
        return Imports::tr("It is too large for a notification.");
    case NotificationProblem::NotJson:
        return Imports::tr("It is not JSON, or it was cut short.");
    case NotificationProblem::MissingField:
        return Imports::tr("\"%1\" is missing.").arg(error.field);
    case NotificationProblem::WrongType:
        return Imports::tr("\"%1\" is of the wrong type.").arg(error.field);
    case NotificationProblem::BadValue:
        return Imports::tr("\"%1\" has a value that can't be.").arg(error.field);
    case NotificationProblem::BadBase64:
        return Imports::tr("What is encrypted was cut short or changed.");
    case NotificationProblem::WrongAlgorithm:
        return Imports::tr("It is encrypted in a way that this desk does not know.");
    case NotificationProblem::NoKey:
        return Imports::tr("This desk has no APIv3 key to open it with. The technicians must add "
                           "it to the profile.");
    case NotificationProblem::CannotDecrypt:
        return Imports::tr("The APIv3 key does not open it: it was sealed with another key, or "
                           "changed on the way.");
    case NotificationProblem::BadSignature:
        return signatureText(error.signature);
    }
    Q_UNREACHABLE();
}

QString refusalText(const ImportRefusal &refusal)
{
    switch (refusal.reason) {
    case ImportReason::FieldTooLong:
        return Imports::tr("A field is far too long. A quotation mark may be missing.");
    case ImportReason::TooManyFields:
        return Imports::tr("The row has far too many columns.");
    case ImportReason::NulByte:
        return Imports::tr("The row is damaged.");
    case ImportReason::TextAfterQuote:
        return Imports::tr("There is text behind a closing quotation mark.");
    case ImportReason::QuoteNotClosed:
        return Imports::tr("A quotation mark is not closed.");
    case ImportReason::BadEncoding:
        return Imports::tr("It is not in the encoding of the rest of the file.");
    case ImportReason::MissingValue:
        return Imports::tr("The value is missing.");
    case ImportReason::SpreadsheetNumber:
        return Imports::tr("A spreadsheet destroyed the number. Export it again and do not open "
                           "it in the spreadsheet, or import the column as text.");
    case ImportReason::BadId:
        return Imports::tr("This is no number of WeChat Pay.");
    case ImportReason::BadAmount:
        return Imports::tr("This is no amount.");
    case ImportReason::BadTime:
        return Imports::tr("This is no date with a time.");
    case ImportReason::BadPoints:
        return Imports::tr("Points are whole numbers from 0 on.");
    case ImportReason::ControlCharacters:
        return Imports::tr("It holds characters that can't stand there.");
    case ImportReason::KnownWithOtherValues:
        return Imports::tr("The desk knows it with another amount, member, mini-program or value. "
                           "Nothing was changed.");
    case ImportReason::Notification:
        return notificationErrorText(refusal.notification.value_or(NotificationError{}));
    case ImportReason::CannotRead:
        return Imports::tr("The file can't be read.");
    }
    Q_UNREACHABLE();
}

QString refusalPlace(const ImportRefusal &refusal)
{
    return refusal.line > 0 ? formatNumber(refusal.line) : QString();
}

QString refusalColumn(const ImportRefusal &refusal)
{
    if (refusal.meaning) {
        return columnWord(*refusal.meaning);
    }
    return refusal.column >= 0 ? Imports::tr("Column %1").arg(refusal.column + 1) : QString();
}

ErrorText csvProblemText(CsvProblem problem)
{
    switch (problem) {
    case CsvProblem::CannotRead:
        return {Imports::tr("The file can't be read."),
                Imports::tr("It may have been moved, or another program holds it. Choose it "
                            "again.")};
    case CsvProblem::Empty:
        return {Imports::tr("The file is empty."), Imports::tr("Export it again.")};
    case CsvProblem::Spreadsheet:
        return {Imports::tr("This is a spreadsheet, not a CSV."),
                Imports::tr("Better than saving it as CSV from the spreadsheet: let the member "
                            "system write the CSV, so that no number is destroyed.")};
    case CsvProblem::Utf16:
        return {Imports::tr("This is \"Unicode text\" of a spreadsheet (UTF-16)."),
                Imports::tr("Save it as \"CSV UTF-8\".")};
    case CsvProblem::NotText:
        return {Imports::tr("This is neither a CSV nor a notification."),
                Imports::tr("Choose the member system's export, or a notification as JSON.")};
    }
    Q_UNREACHABLE();
}

ErrorText importStartText(ImportStart start)
{
    switch (start) {
    case ImportStart::Started:
        return {};
    case ImportStart::Busy:
        return {Imports::tr("Another import is running."), Imports::tr("Wait until it has ended.")};
    case ImportStart::CannotRead:
        return csvProblemText(CsvProblem::CannotRead);
    case ImportStart::NotUsable:
        return {Imports::tr("With these columns nothing can be imported."),
                Imports::tr("Say which column is the transaction number, and which are amount and "
                            "time, a refund, or reported points.")};
    }
    Q_UNREACHABLE();
}

QString dialectText(const CsvDialect &dialect)
{
    return Imports::tr("%1, %2").arg(encodingWord(dialect.encoding),
                                     separatorWord(dialect.separator));
}

QString countsText(qint64 added, qint64 known, qint64 refused)
{
    return Imports::tr("%1 new, %2 known already, %3 refused")
        .arg(formatNumber(added), formatNumber(known), formatNumber(refused));
}

bool inboxNeedsALook(const InboxState &state)
{
    return !state.reachable || state.keysMissing || state.store || state.refused > 0;
}

QString inboxShortText(const InboxState &state)
{
    if (!state.reachable) {
        return Imports::tr("Inbox out of reach");
    }
    if (state.keysMissing) {
        return Imports::tr("Inbox: no keys");
    }
    if (state.store) {
        return Imports::tr("Inbox waits");
    }
    if (state.refused > 0) {
        return Imports::tr("Inbox: %1 refused").arg(formatNumber(state.refused));
    }
    return state.lastAt.isValid()
        ? Imports::tr("Inbox: %1").arg(formatTime(state.lastAt.toLocalTime()))
        : Imports::tr("Inbox watched");
}

ErrorText inboxText(const InboxState &state, const QString &folder)
{
    if (!state.reachable) {
        return {Imports::tr("The inbox folder can't be reached: %1").arg(folder),
                Imports::tr("The network may be down, or this desk has no right to write there. "
                            "Nothing is lost: files wait there, and it is tried again.")};
    }
    if (state.keysMissing) {
        return {Imports::tr("The inbox waits for keys: %1").arg(folder),
                Imports::tr("Notifications are opened with the APIv3 key and verified with WeChat "
                            "Pay's key. The technicians must add them. Files wait until then.")};
    }
    if (state.store) {
        return {Imports::tr("The inbox waits for the journal: %1").arg(folder),
                storeProblemText(*state.store).title};
    }
    const QString counts = countsText(state.added, state.known, state.refused);
    if (!state.lastAt.isValid()) {
        return {Imports::tr("The inbox is watched: %1").arg(folder),
                Imports::tr("Nothing has come since the program was started.")};
    }
    return {Imports::tr("The inbox is watched: %1").arg(folder),
            Imports::tr("Last arrival %1. Since the program was started: %2.")
                .arg(formatLocal(state.lastAt), counts)};
}

} // namespace pd

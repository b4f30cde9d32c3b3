#include "ui/common/record_words.h"

#include "ui/common/format.h"
#include "ui/common/import_words.h"
#include "ui/common/words.h"

#include <QCoreApplication>

namespace pd {

namespace {

struct RecordTexts
{
    Q_DECLARE_TR_FUNCTIONS(pd::RecordTexts)
};

} // namespace

QString recordColumnWord(RecordColumn column)
{
    switch (column) {
    case RecordColumn::EntryId:
        return RecordTexts::tr("Entry ID");
    case RecordColumn::RecordedAt:
        return RecordTexts::tr("Recorded at");
    case RecordColumn::Kind:
        return RecordTexts::tr("Kind");
    case RecordColumn::TransactionId:
        return RecordTexts::tr("Transaction");
    case RecordColumn::ShopName:
        return RecordTexts::tr("Shop");
    case RecordColumn::ShopNumber:
        return RecordTexts::tr("Shop number");
    case RecordColumn::Appid:
        return RecordTexts::tr("Mini-program");
    case RecordColumn::Member:
        return RecordTexts::tr("Member");
    case RecordColumn::Earned:
        return RecordTexts::tr("Earned");
    case RecordColumn::PointsBefore:
        return RecordTexts::tr("Points before");
    case RecordColumn::Points:
        return RecordTexts::tr("Points after");
    case RecordColumn::TotalPoints:
        return RecordTexts::tr("Balance");
    case RecordColumn::PointsTime:
        return RecordTexts::tr("Points booked at");
    case RecordColumn::Remarks:
        return RecordTexts::tr("Why no points");
    case RecordColumn::Reason:
        return RecordTexts::tr("Reason");
    case RecordColumn::Note:
        return RecordTexts::tr("Note");
    case RecordColumn::Operator:
        return RecordTexts::tr("Operator");
    case RecordColumn::Desk:
        return RecordTexts::tr("Desk");
    case RecordColumn::State:
        return RecordTexts::tr("Outcome");
    case RecordColumn::Code:
        return RecordTexts::tr("Code");
    case RecordColumn::Message:
        return RecordTexts::tr("Message");
    case RecordColumn::RequestId:
        return QStringLiteral("Request-ID");
    case RecordColumn::Attempts:
        return RecordTexts::tr("Attempts");
    case RecordColumn::ChangedAt:
        return RecordTexts::tr("Changed at");
    case RecordColumn::Reference:
        return RecordTexts::tr("Booking reference");
    case RecordColumn::BookedBy:
        return RecordTexts::tr("Booked by");
    case RecordColumn::Corrects:
        return RecordTexts::tr("Corrects entry");
    }
    Q_UNREACHABLE();
}

QList<TitledColumn> everyTitledColumn()
{
    QList<TitledColumn> columns;
    const QList<RecordColumn> all = everyRecordColumn();
    for (const RecordColumn column : all) {
        columns.append({column, recordColumnWord(column)});
    }
    return columns;
}

RecordWords recordWords()
{
    RecordWords words;
    for (int i = 0; i <= static_cast<int>(EntryState::SettledNotTaken); ++i) {
        const auto state = static_cast<EntryState>(i);
        words.states.insert(state, badgeFor(state).word);
    }
    words.report = kindWord(EntryKind::Report);
    words.memberSystem = kindWord(EntryKind::MemberSystem);
    words.yes = RecordTexts::tr("yes");
    words.no = RecordTexts::tr("no");
    return words;
}

QString bookingRefusalText(BookingRefusal refusal)
{
    switch (refusal) {
    case BookingRefusal::Unreadable:
        return RecordTexts::tr("The row can't be read: a broken quote, a strange character, or too "
                               "long.");
    case BookingRefusal::NoEntryId:
        return RecordTexts::tr("It names no entry. Keep the column \"Entry ID\" of the export.");
    case BookingRefusal::NoReference:
        return RecordTexts::tr("It has no reference of the booking.");
    case BookingRefusal::NoName:
        return RecordTexts::tr("It does not say who booked it.");
    case BookingRefusal::TooLong:
        return RecordTexts::tr("The reference or the name has more than 64 characters.");
    case BookingRefusal::NotInJournal:
        return RecordTexts::tr("There is no such entry in this journal.");
    case BookingRefusal::NotWaiting:
        return RecordTexts::tr(
            "It does not wait to be booked: it was ticked off before, or it is a "
            "report.");
    case BookingRefusal::Store:
        return RecordTexts::tr("It could not be written down.");
    }
    Q_UNREACHABLE();
}

ErrorText bookingProblemText(const BookingResult &result)
{
    if (result.file) {
        switch (result.file->problem) {
        case BookingFileProblem::Csv:
            return csvProblemText(result.file->csv);
        case BookingFileProblem::NoColumns:
            return {RecordTexts::tr("There is no column with the entry ID, or none with the "
                                    "reference."),
                    RecordTexts::tr("Name them \"Entry ID\" and \"Booking reference\" in the first "
                                    "row; nothing was ticked off.")};
        case BookingFileProblem::TooManyRows:
            return {RecordTexts::tr("The file has more than 100,000 rows."),
                    RecordTexts::tr("Split it; nothing was ticked off.")};
        }
        Q_UNREACHABLE();
    }
    if (result.store) {
        return storeProblemText(*result.store);
    }
    if (!result.refused.isEmpty()) {
        return {RecordTexts::tr("%1 ticked off, %2 not.")
                    .arg(formatNumber(result.booked), formatNumber(result.refused.size())),
                bookingRefusalText(result.refused.constFirst().refusal)};
    }
    return {};
}

ErrorText exportResultText(const ExportResult &result)
{
    if (result.problem) {
        switch (*result.problem) {
        case ExportProblem::CannotWrite:
            return {RecordTexts::tr("The file could not be written: %1").arg(result.detail),
                    RecordTexts::tr("Choose another place; a file that was there is as it was.")};
        case ExportProblem::DiskFull:
            return {RecordTexts::tr("There is no room on the disk: %1").arg(result.detail),
                    RecordTexts::tr("Make room; a file that was there is as it was.")};
        case ExportProblem::Store:
            return storeProblemText(result.store);
        }
        Q_UNREACHABLE();
    }
    if (result.cancelled) {
        return {RecordTexts::tr("Cancelled. Nothing was written."), {}};
    }
    return {RecordTexts::tr("%1 rows written.").arg(formatNumber(result.rows)), {}};
}

QString shopWord(const Shop &shop)
{
    const QString word = QString(shop.name + u' ' + shop.number).trimmed();
    return word.isEmpty() ? QStringLiteral("—") : word;
}

} // namespace pd

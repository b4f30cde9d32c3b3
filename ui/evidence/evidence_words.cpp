#include "ui/evidence/evidence_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

namespace pd {

namespace {

struct HistoryWords
{
    Q_DECLARE_TR_FUNCTIONS(HistoryWords)
};

QString timeText(qint64 ms)
{
    return formatFull(QDateTime::fromMSecsSinceEpoch(ms).toOffsetFromUtc(
        QDateTime::fromMSecsSinceEpoch(ms).offsetFromUtc()));
}

QString placeText(const JournalPlace &place)
{
    return HistoryWords::tr("event %1, hash %2")
        .arg(formatNumber(place.sequence), QString::fromLatin1(place.hash.toHex()));
}

QString sealLine(const HistoryReport &report)
{
    if (report.seals == 0) {
        return HistoryWords::tr("Seals: none. Nothing is signed yet.");
    }
    if (report.sealsWithoutKey == report.seals) {
        return HistoryWords::tr("Seals: %1, not checked: their key is not on this computer.")
            .arg(formatNumber(report.seals));
    }
    if (report.sealsWithoutKey > 0) {
        return HistoryWords::tr(
                   "Seals: %1 good, %2 not checked: their key is not on this computer.")
            .arg(formatNumber(report.seals - report.sealsWithoutKey),
                 formatNumber(report.sealsWithoutKey));
    }
    return HistoryWords::tr("Seals: %1, all good.").arg(formatNumber(report.seals));
}

} // namespace

QString checkProgressText(const CheckProgress &progress)
{
    switch (progress.part) {
    case CheckPart::Copy:
        return HistoryWords::tr("Copying: %1 of %2 MB")
            .arg(formatNumber(progress.done / 1'000'000), formatNumber(progress.total / 1'000'000));
    case CheckPart::Chain:
        return HistoryWords::tr("Checking the chain: event %1 of %2")
            .arg(formatNumber(progress.done), formatNumber(progress.total));
    case CheckPart::Tables:
        return HistoryWords::tr("Comparing what the window shows with the events");
    }
    Q_UNREACHABLE();
}

QString historyBreakText(const HistoryBreak &where)
{
    const QString event = formatNumber(where.sequence);
    switch (where.fault) {
    case HistoryFault::EventMissing:
        return HistoryWords::tr("Event %1 is missing.").arg(event);
    case HistoryFault::EventMoved:
        return HistoryWords::tr("Event %1 is not the one that followed the event before it: events "
                                "were swapped, put in or taken out.")
            .arg(event);
    case HistoryFault::EventChanged:
        return HistoryWords::tr("Event %1 was changed after it was written.").arg(event);
    case HistoryFault::SealForged:
        return HistoryWords::tr("Event %1 is a seal that the merchant's key did not make.")
            .arg(event);
    case HistoryFault::HeadDiffers:
        return HistoryWords::tr(
                   "The journal names another last event than event %1: events were added "
                   "or cut off.")
            .arg(event);
    case HistoryFault::EventUnreadable:
        return HistoryWords::tr(
                   "Event %1 can't stand at its place: this program does not write such "
                   "an event there.")
            .arg(event);
    case HistoryFault::EntryDiffers:
        return HistoryWords::tr(
                   "The history shows something else than the events say, in the entry "
                   "that began with event %1.")
            .arg(event);
    case HistoryFault::AttemptDiffers:
        return HistoryWords::tr("An attempt shows something else than the events say, in the entry "
                                "that began with event %1.")
            .arg(event);
    case HistoryFault::TransactionDiffers:
        return HistoryWords::tr("A transaction shows another state than the events say.");
    }
    Q_UNREACHABLE();
}

ErrorText historyVerdict(const HistoryReport &report)
{
    if (report.firstBreak) {
        return {
            HistoryWords::tr("The history is broken. %1").arg(historyBreakText(*report.firstBreak)),
            HistoryWords::tr("Don't delete anything. Keep the journal's file and its -wal as they "
                             "are, and show this to whoever looks after it.")};
    }
    if (report.events == 0) {
        return {HistoryWords::tr("The history is empty."), {}};
    }
    const QString good = HistoryWords::tr("The history is as it was written: %1 events.")
                             .arg(formatNumber(report.events));
    if (report.sealsWithoutKey > 0) {
        return {
            good,
            HistoryWords::tr("Some seals could not be checked. Put the public key or certificate "
                             "that made them into the profile's folder of seals.")};
    }
    return {good, {}};
}

QString historyReportText(const HistoryReport &report)
{
    QStringList lines;
    lines += report.firstBreak
        ? HistoryWords::tr("BROKEN: %1").arg(historyBreakText(*report.firstBreak))
        : HistoryWords::tr("All good.");
    if (report.firstBreak && !report.firstBreak->entry.isNull()) {
        lines += HistoryWords::tr("Entry: %1").arg(report.firstBreak->entry.text);
    }
    if (report.firstBreak && !report.firstBreak->transactionId.isEmpty()) {
        lines += HistoryWords::tr("Transaction: %1").arg(report.firstBreak->transactionId);
    }
    if (report.events > 0) {
        lines += HistoryWords::tr("Events that hold: %1, from %2 to %3")
                     .arg(formatNumber(report.events), timeText(report.firstAtMs),
                          timeText(report.lastAtMs));
        lines += HistoryWords::tr("Last that holds: %1").arg(placeText(report.end));
    }
    lines += sealLine(report);
    if (report.lastSeal) {
        lines += HistoryWords::tr("Sealed last: %1, at %2")
                     .arg(placeText(report.lastSeal->place), timeText(report.lastSeal->atMs));
    }
    if (report.tablesCompared) {
        lines += HistoryWords::tr("Entries, attempts and transactions agree with the events.");
    }
    return lines.join(u'\n');
}

QString lostHistoryText(const LostHistory &lost)
{
    const QString sealed
        = HistoryWords::tr("This desk sealed %1 at %2.")
              .arg(placeText(lost.remembered.place), timeText(lost.remembered.atMs));
    const QString here = lost.end.sequence == 0
        ? HistoryWords::tr("The journal that is here is empty.")
        : HistoryWords::tr("The journal that is here ends with %1, written at %2.")
              .arg(placeText(lost.end), timeText(lost.endAtMs));
    switch (lost.standing) {
    case JournalStanding::Behind:
        return QString(
            sealed + u'\n' + here + u'\n'
            + HistoryWords::tr("At least %1 events are missing: reports that were sent may "
                               "not be in the history, and corrections may be booked twice.")
                  .arg(formatNumber(lost.remembered.place.sequence - lost.end.sequence)));
    case JournalStanding::Other:
        return QString(sealed + u'\n' + here + u'\n'
                       + HistoryWords::tr("At that number stands another event: it is another "
                                          "journal, or one that was rewritten."));
    case JournalStanding::Holds:
    case JournalStanding::NothingRemembered:
        break;
    }
    return {};
}

ErrorText restoreVerdict(const RestoreFacts &facts)
{
    if (facts.report.firstBreak) {
        return {HistoryWords::tr("This backup can't be used. %1")
                    .arg(historyBreakText(*facts.report.firstBreak)),
                HistoryWords::tr("Nothing was changed. Choose another backup.")};
    }
    const QString good = HistoryWords::tr("The backup is whole: %1 events, the last of %2.")
                             .arg(formatNumber(facts.report.events),
                                  facts.report.events > 0 ? timeText(facts.report.lastAtMs)
                                                          : HistoryWords::tr("never"));
    switch (facts.standing) {
    case JournalStanding::Holds:
        return {good,
                HistoryWords::tr("It holds everything that this desk has sealed. Corrections after "
                                 "that seal may be missing.")};
    case JournalStanding::NothingRemembered:
        return {
            good,
            HistoryWords::tr("The present journal has no seal to compare with: nobody can say what "
                             "is missing in the backup.")};
    case JournalStanding::Behind:
        return {
            HistoryWords::tr("The backup is older than the last seal."),
            HistoryWords::tr("It ends with event %1; event %2 was sealed at %3. What was sent in "
                             "between is not in it.")
                .arg(formatNumber(facts.report.end.sequence),
                     formatNumber(facts.presentSeal->place.sequence),
                     timeText(facts.presentSeal->atMs))};
    case JournalStanding::Other:
        return {
            HistoryWords::tr("The backup is of another journal."),
            HistoryWords::tr("At event %1, which this desk has sealed at %2, it holds something "
                             "else.")
                .arg(formatNumber(facts.presentSeal->place.sequence),
                     timeText(facts.presentSeal->atMs))};
    }
    Q_UNREACHABLE();
}

ErrorText evidenceErrorText(const StoreError &error)
{
    switch (error.problem) {
    case StoreProblem::Full:
        return {HistoryWords::tr("The disk is full."),
                HistoryWords::tr("Free some space or choose another disk. Nothing was changed.")};
    case StoreProblem::CannotWrite:
        return {HistoryWords::tr("The disk takes nothing more: it is full, this user's share of it "
                                 "is used up, or it fails."),
                HistoryWords::tr("Free some space or choose another disk. Nothing was changed.")};
    case StoreProblem::Locked:
        return {HistoryWords::tr("Another program holds the file."),
                HistoryWords::tr("Close it, then try again. Nothing was changed.")};
    case StoreProblem::ReadOnly:
        return {HistoryWords::tr("There is no right to write here."),
                HistoryWords::tr("Choose another folder. Nothing was changed.")};
    case StoreProblem::Damaged:
        return {HistoryWords::tr("The file is damaged, or not a journal of Points Desk."),
                HistoryWords::tr("Keep it as it is. Nothing was changed.")};
    case StoreProblem::Newer:
        return {
            HistoryWords::tr("The file was written by a newer Points Desk."),
            HistoryWords::tr("Install the newer version on this computer. Nothing was changed.")};
    case StoreProblem::OlderCopy:
    case StoreProblem::CannotOpen:
    case StoreProblem::Other:
        break;
    }
    return {HistoryWords::tr("The file can't be read or written."),
            HistoryWords::tr("Choose another file or folder; an existing file is never replaced. "
                             "Nothing was changed.")};
}

} // namespace pd

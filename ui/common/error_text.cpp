#include "ui/common/error_text.h"

#include "ui/common/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace pd {

namespace {

struct Errors
{
    Q_DECLARE_TR_FUNCTIONS(pd::Errors)
};

QString missingText(Field field)
{
    switch (field) {
    case Field::TransactionId:
        return Errors::tr("Choose a transaction on the left, scan the bill, or type its number.");
    case Field::Appid:
        return Errors::tr("Choose the mini-program in which the customer is a member.");
    case Field::Openid:
        return Errors::tr("The member's number is missing.");
    case Field::SubMchid:
        return Errors::tr("The mall's merchant number is missing.");
    case Field::Points:
        return Errors::tr("Fill in how many points this transaction added.");
    case Field::UpdateTime:
        return Errors::tr("Fill in when the points were booked.");
    case Field::NoPointsRemarks:
        return Errors::tr("Say why there were no points. The customer reads this.");
    case Field::Reason:
        return Errors::tr("Give the reason of this correction. It stays at this desk.");
    case Field::Earned:
    case Field::TotalPoints:
    case Field::Note:
        return Errors::tr("Fill this in.");
    }
    Q_UNREACHABLE();
}

QString cleanedItem(Cleaned what)
{
    switch (what) {
    case Cleaned::Nothing:
        return {};
    case Cleaned::Blanks:
        return Errors::tr("spaces");
    case Cleaned::LineBreaks:
        return Errors::tr("line breaks");
    case Cleaned::Invisible:
        return Errors::tr("invisible characters");
    case Cleaned::BackTick:
        return Errors::tr("a back-tick (`)");
    case Cleaned::FullWidth:
        return {};
    }
    Q_UNREACHABLE();
}

QString keyRoleWord(KeyRole role)
{
    switch (role) {
    case KeyRole::PrivateKey:
        return Errors::tr("Merchant's private key");
    case KeyRole::PublicKey:
        return Errors::tr("WeChat Pay's public key");
    case KeyRole::PlatformCertificate:
        return Errors::tr("WeChat Pay's platform certificate");
    case KeyRole::CaFile:
        return Errors::tr("Extra CA certificates");
    case KeyRole::MerchantCertificate:
        return Errors::tr("Merchant's certificate");
    }
    Q_UNREACHABLE();
}

QString keyErrorWord(KeyError error)
{
    switch (error) {
    case KeyError::Empty:
        return Errors::tr("the file is empty");
    case KeyError::NotPem:
        return Errors::tr("the file is not a PEM file");
    case KeyError::IsCertificate:
        return Errors::tr("this is a certificate, not the key");
    case KeyError::IsPublicKey:
        return Errors::tr("this is a public key, not the private one");
    case KeyError::IsPrivateKey:
        return Errors::tr("this is a private key, which does not belong here");
    case KeyError::IsEncrypted:
        return Errors::tr("the key is locked with a pass-phrase");
    case KeyError::NotRsa:
        return Errors::tr("this is not an RSA key");
    case KeyError::TooShort:
        return Errors::tr("the key has fewer than 2048 bits");
    case KeyError::TooLong:
        return Errors::tr("the key has more than 4096 bits");
    case KeyError::Damaged:
        return Errors::tr("the file is damaged");
    case KeyError::TooLarge:
        return Errors::tr("the file is too large to be a key");
    }
    Q_UNREACHABLE();
}

} // namespace

QString fieldWord(Field field)
{
    switch (field) {
    case Field::TransactionId:
        return Errors::tr("Transaction");
    case Field::Appid:
        return Errors::tr("Mini-program (appid)");
    case Field::Openid:
        return Errors::tr("Member (openid)");
    case Field::SubMchid:
        return Errors::tr("Mall's merchant number (sub_mchid)");
    case Field::Earned:
        return Errors::tr("Did this transaction earn points?");
    case Field::Points:
        return Errors::tr("Points added");
    case Field::TotalPoints:
        return Errors::tr("Balance after it (optional)");
    case Field::UpdateTime:
        return Errors::tr("Booked at");
    case Field::NoPointsRemarks:
        return Errors::tr("Why no points (the customer reads this)");
    case Field::Reason:
        return Errors::tr("Reason (stays at this desk)");
    case Field::Note:
        return Errors::tr("Note (stays at this desk, optional)");
    }
    Q_UNREACHABLE();
}

QString findingText(const Finding &finding)
{
    switch (finding.issue) {
    case Issue::Missing:
        return missingText(finding.field);
    case Issue::TooLong:
        return Errors::tr("Too long: at most %1 characters. Shorten it.").arg(finding.number);
    case Issue::BadCharacters:
        return Errors::tr("Only letters, digits and signs without spaces can stand here. Copy the "
                          "number again.");
    case Issue::ControlCharacters:
        return Errors::tr("Line breaks and tabs can't be sent. Write it in one line.");
    case Issue::FourByteCharacters:
        return Errors::tr("WeChat Pay doesn't take emoji and some rare characters. Replace them.");
    case Issue::SpreadsheetNumber:
        return Errors::tr("A spreadsheet has shortened this number; its last digits are lost. Take "
                          "it from the customer's bill, or format the column as text and export "
                          "again.");
    case Issue::NotANumber:
        return Errors::tr("Only the digits 0 to 9 can stand here.");
    case Issue::Fraction:
        return Errors::tr("Points are whole numbers. Leave the fraction out.");
    case Issue::Negative:
        return Errors::tr("WeChat Pay takes no negative points. To take points away, correct them "
                          "in the member system.");
    case Issue::TooLarge:
        return Errors::tr("This number is too large. Check the digits.");
    case Issue::MustBeZero:
        return Errors::tr("Nothing was earned, so this must be 0.");
    case Issue::MustBePositive:
        return Errors::tr("At least 1. If there were no points, choose \"not earned\".");
    case Issue::NotATime:
        return Errors::tr("This is not a date and time. Example: 2020-05-20T13:29:35+08:00");
    case Issue::NoZone:
        return Errors::tr("The time zone is missing. Add +08:00 at the end.");
    case Issue::InTheFuture:
        return Errors::tr("This time has not come yet. Check the date, and this computer's clock.");
    case Issue::NotInThisMode:
        return Errors::tr("Only a service provider's desk sends this. Leave it empty.");
    case Issue::ManyBytes:
        return Errors::tr("Long text: WeChat Pay may cut it or refuse it. A shorter one is safer.");
    case Issue::LooksLikeOrderNumber:
        return Errors::tr("This looks like the shop's 商户单号. On the customer's bill you need "
                          "the 交易单号.");
    case Issue::UnusualShape:
        return finding.field == Field::Openid
            ? Errors::tr("Member numbers usually have 28 characters and begin with \"o\". Check "
                         "it.")
            : Errors::tr("Transaction numbers usually have 28 digits. Check it against the bill.");
    case Issue::BalanceAges:
        return Errors::tr("The balance may have changed since. Leave it empty if in doubt.");
    case Issue::BalanceBelowPoints:
        return Errors::tr("The balance after it is smaller than the points added. Check both.");
    }
    Q_UNREACHABLE();
}

QString cleanedText(CleanedWhat what)
{
    QStringList removed;
    for (const Cleaned item :
         {Cleaned::Blanks, Cleaned::LineBreaks, Cleaned::Invisible, Cleaned::BackTick}) {
        if (what.testFlag(item)) {
            removed.append(cleanedItem(item));
        }
    }
    QStringList sentences;
    if (!removed.isEmpty()) {
        sentences.append(Errors::tr("Removed: %1.").arg(removed.join(Errors::tr(", "))));
    }
    if (what.testFlag(Cleaned::FullWidth)) {
        sentences.append(Errors::tr("Full-width characters were made normal."));
    }
    return sentences.join(u' ');
}

QString ErrorText::inOneLine() const
{
    return QString(title + u' ' + next).trimmed();
}

ErrorText storeProblemText(const StoreError &error)
{
    switch (error.problem) {
    case StoreProblem::Locked:
        return {Errors::tr("The journal is in use by another program."),
                Errors::tr("Close the other Points Desk on this computer, then start this one "
                           "again. Nothing is sent until then.")};
    case StoreProblem::Full:
        return {Errors::tr("The disk is full. Nothing can be recorded, so nothing is sent."),
                Errors::tr("Free some space, then try again.")};
    case StoreProblem::CannotWrite:
        return {Errors::tr("The disk takes nothing more: it is full, this user's share of it is "
                           "used up, or it fails. Nothing can be recorded, so nothing is sent."),
                Errors::tr("Free some space, then try again. If it stays like this, the "
                           "technicians must look at the disk.")};
    case StoreProblem::ReadOnly:
        return {Errors::tr("The journal can only be read. Nothing is sent."),
                Errors::tr("The technicians must give this computer's user the right to write in "
                           "the journal's folder.")};
    case StoreProblem::Damaged:
        return {Errors::tr("The journal is damaged. What can be read is shown; nothing is sent."),
                Errors::tr("Don't delete anything. The technicians must look at the file that was "
                           "kept aside.")};
    case StoreProblem::Newer:
        return {Errors::tr("The journal was written by a newer Points Desk. It is shown; nothing "
                           "is sent."),
                Errors::tr("Install the newer version on this computer.")};
    case StoreProblem::OlderCopy:
        return {Errors::tr("The journal is not the one that this desk sealed last. It is shown; "
                           "nothing is sent."),
                Errors::tr("An older copy may have been put in its place, and corrections may be "
                           "missing. Ask the technicians before you go on with it.")};
    case StoreProblem::CannotOpen:
        return {Errors::tr("The journal can't be opened. Nothing is sent."),
                Errors::tr("Check that its folder exists and that its disk is connected.")};
    case StoreProblem::Other:
        return {Errors::tr("The journal has a fault. Nothing is sent."),
                Errors::tr("Start the program again. If it stays like this, tell the "
                           "technicians.")};
    }
    Q_UNREACHABLE();
}

ErrorText submitErrorText(const SubmitError &error)
{
    switch (error.problem) {
    case SubmitProblem::StoreFailed: {
        const ErrorText store = storeProblemText(error.store);
        return {Errors::tr("It could not be recorded, so nothing was sent. %1").arg(store.title),
                store.next};
    }
    case SubmitProblem::OpenReportExists:
        return {Errors::tr("A report of this transaction is still open."),
                Errors::tr("Settle it first in the history below, then correct it.")};
    case SubmitProblem::AgainstAdvice: {
        const Explanation advice = explain(error.advice);
        return {advice.happened, advice.next};
    }
    case SubmitProblem::NoSuchEntry:
        return {Errors::tr("This entry is no longer in the journal."),
                Errors::tr("Press F5 to read the history again.")};
    case SubmitProblem::NotAllowed:
        return {Errors::tr("This can't be done with an entry in this state."),
                Errors::tr("Look at its details: it has changed in the meantime.")};
    case SubmitProblem::NoConnection:
        return {Errors::tr("This desk has no keys for WeChat Pay. Nothing was sent."),
                Errors::tr("The technicians must complete the profile. Member-system corrections "
                           "can be recorded all the same.")};
    case SubmitProblem::Closing:
        return {Errors::tr("The program is closing. Nothing was sent."),
                Errors::tr("Start it again and repeat the correction.")};
    }
    Q_UNREACHABLE();
}

ErrorText keyProblemText(const KeyProblem &problem)
{
    const QString next
        = Errors::tr("%1 Until then nothing can be sent; member-system corrections can be "
                     "recorded.")
              .arg(Errors::tr("The technicians must mend the profile."));
    if (problem.role == KeyRole::PlatformCertificate && problem.file.isEmpty()) {
        return {Errors::tr("WeChat Pay's platform certificates have not been fetched yet: its "
                           "answers could not be verified."),
                Errors::tr("The desk tries again by itself. If it stays like this, the connection "
                           "check in the menu Help says why.")};
    }
    const QString role = keyRoleWord(problem.role);
    if (!problem.readable) {
        return {Errors::tr("%1: the file %2 can't be read.").arg(role, problem.file), next};
    }
    return {Errors::tr("%1: %2 (%3)").arg(role, keyErrorWord(problem.error), problem.file), next};
}

QString profileErrorText(const ProfileError &error)
{
    switch (error.problem) {
    case ProfileProblem::FileMissing:
        return Errors::tr("There is no profile at %1.").arg(error.value);
    case ProfileProblem::FileUnreadable:
        return Errors::tr("The profile %1 can't be read.").arg(error.value);
    case ProfileProblem::NotIni:
        return Errors::tr("The profile %1 is not an INI file.").arg(error.value);
    case ProfileProblem::NotUtf8:
        return Errors::tr("The profile %1 is not UTF-8 text.").arg(error.value);
    case ProfileProblem::DoubledKey:
        return Errors::tr("%1 stands there twice. Keep one.").arg(error.key);
    case ProfileProblem::TooLong:
        return Errors::tr("%1 is too long.").arg(error.key);
    case ProfileProblem::BadCharacters:
        return Errors::tr("%1 holds characters that can't stand there.").arg(error.key);
    case ProfileProblem::BadMerchantNumber:
        return Errors::tr("%1: \"%2\" is not a merchant number.").arg(error.key, error.value);
    case ProfileProblem::BadAppid:
        return Errors::tr("%1: \"%2\" is not an appid.").arg(error.key, error.value);
    case ProfileProblem::TooManyAppids:
        return Errors::tr("%1: a mall has at most five mini-programs.").arg(error.key);
    case ProfileProblem::NotInThisMode:
        return Errors::tr("%1 belongs to partner mode only.").arg(error.key);
    case ProfileProblem::TwoPrivateKeys:
        return Errors::tr("%1: the private key is either in a vault or in a file, not in both. "
                          "Keep one of the two keys.")
            .arg(error.key);
    case ProfileProblem::BadPublicKeyId:
        return Errors::tr("%1: the id begins with PUB_KEY_ID_.").arg(error.key);
    case ProfileProblem::UnknownKey:
        return Errors::tr("%1: there is no such key. Check the spelling.").arg(error.key);
    case ProfileProblem::MissingKey:
        return Errors::tr("%1 is missing.").arg(error.key);
    case ProfileProblem::NotANumber:
        return Errors::tr("%1: \"%2\" is not a number.").arg(error.key, error.value);
    case ProfileProblem::OutOfRange:
        return Errors::tr("%1: %2 is too small or too large.").arg(error.key, error.value);
    case ProfileProblem::NotAUrl:
        return Errors::tr("%1: \"%2\" is not an address.").arg(error.key, error.value);
    case ProfileProblem::NotHttps:
        return Errors::tr("%1: the address must begin with https://.").arg(error.key);
    case ProfileProblem::BadMode:
        return Errors::tr(R"(%1: must be "merchant" or "partner", not "%2".)")
            .arg(error.key, error.value);
    case ProfileProblem::BadRounding:
        return Errors::tr("%1 must be down, nearest or up.").arg(error.key);
    case ProfileProblem::BadFactor:
        return Errors::tr("%1 is not a number above 0 with at most four decimals: %2")
            .arg(error.key, error.value);
    case ProfileProblem::NotAnAmount:
        return Errors::tr("%1 is not an amount in yuan: %2").arg(error.key, error.value);
    case ProfileProblem::BadLanguage:
        return Errors::tr(R"(%1: must be "zh_CN" or "en", not "%2".)").arg(error.key, error.value);
    case ProfileProblem::BadColumn:
        return Errors::tr("%1: there is no column %2. docs/profile.md lists them.")
            .arg(error.key, error.value);
    case ProfileProblem::BadSerial:
        return Errors::tr("%1: a certificate's serial number is written in the digits 0-9 and the "
                          "letters A-F.")
            .arg(error.key);
    case ProfileProblem::NoVerificationKey:
        return Errors::tr("Neither WeChat Pay's public key nor a platform certificate is named: "
                          "answers could not be verified.");
    case ProfileProblem::PublicKeyIncomplete:
        return Errors::tr("%1: WeChat Pay's public key needs both its id and its file.")
            .arg(error.key);
    case ProfileProblem::FileNotFound:
        return Errors::tr("%1: the file %2 does not exist.").arg(error.key, error.value);
    }
    Q_UNREACHABLE();
}

} // namespace pd

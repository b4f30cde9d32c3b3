// The words of error_text.h for the vault, and for what will stop the desk one day.
#include "ui/common/error_text.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdlib>

namespace pd {

namespace {

struct Errors
{
    Q_DECLARE_TR_FUNCTIONS(pd::Errors)
};

ErrorText apiV3KeyText(const ApiV3KeyNotice &notice)
{
    const QString file = QDir::toNativeSeparators(notice.file);
    const QString until = Errors::tr("Until then WeChat Pay's notifications and platform "
                                     "certificates can't be opened.");
    switch (notice.fault) {
    case ApiV3KeyFault::FileUnreadable:
        return {Errors::tr("The file of the APIv3 key can't be read: %1").arg(file),
                Errors::tr("The technicians must put it there, or give the key again in the "
                           "settings. %1")
                    .arg(until)};
    case ApiV3KeyFault::NotAKey:
        return {Errors::tr("The file does not hold an APIv3 key: %1").arg(file),
                Errors::tr("It has 32 letters and digits, as set at pay.weixin.qq.com (API "
                           "security). The technicians must give it again in the settings. %1")
                    .arg(until)};
    case ApiV3KeyFault::DoesNotDecrypt:
        return {Errors::tr("This APIv3 key does not open what WeChat Pay sends."),
                Errors::tr("It is another merchant's, or it was changed at pay.weixin.qq.com "
                           "since. The technicians must give the new one in the settings. %1")
                    .arg(until)};
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorText noticesText(const DeskNotices &notices)
{
    if (notices.clockAhead) {
        const QString off = formatDuration(std::abs(*notices.clockAhead));
        return {*notices.clockAhead > 0
                    ? Errors::tr("This computer's clock is %1 ahead of WeChat Pay's.").arg(off)
                    : Errors::tr("This computer's clock is %1 behind WeChat Pay's.").arg(off),
                Errors::tr("Set it right, best by itself over the network: from five minutes on "
                           "WeChat Pay refuses everything.")};
    }
    if (notices.forgottenSeal) {
        return {Errors::tr("This desk no longer remembers that its history was sealed, last at %1.")
                    .arg(formatFull(*notices.forgottenSeal)),
                Errors::tr("Its vault is new or was lost. If nobody has set the desk up anew, an "
                           "older copy of the history may have been put in its place: ask the "
                           "technicians, and verify the history (Ctrl+Shift+V). From now on it is "
                           "remembered again.")};
    }
    if (notices.apiV3Key) {
        return apiV3KeyText(*notices.apiV3Key);
    }
    if (notices.ends.isEmpty()) {
        return {};
    }
    const CertificateEnd &first = notices.ends.constFirst();
    const QString when = formatDay(first.end);
    switch (first.owner) {
    case CertificateOwner::Merchant:
        return {Errors::tr("The merchant's certificate ends on %1.").arg(when),
                Errors::tr("An administrator must apply for a new one at pay.weixin.qq.com "
                           "(API security), then set it up here. After its end WeChat Pay refuses "
                           "everything. Serial: %1")
                    .arg(first.serial)};
    case CertificateOwner::WeChatPay:
        return {Errors::tr("WeChat Pay's platform certificate ends on %1, and no newer one has "
                           "been fetched.")
                    .arg(when),
                Errors::tr("After its end no answer can be verified. Check the connection, or "
                           "change to WeChat Pay's public key.")};
    }
    Q_UNREACHABLE();
}

ErrorText vaultProblemText(const VaultError &error)
{
    const QString untilThen = Errors::tr("Until then nothing can be sent; member-system "
                                         "corrections can be recorded.");
    switch (error.problem) {
    case VaultProblem::NeedsPassphrase:
        return {Errors::tr("The keys are locked. This computer has no keychain, so the vault asks "
                           "for its pass-phrase at each start."),
                untilThen};
    case VaultProblem::WrongPassphrase:
        return {Errors::tr("That pass-phrase does not open the vault."),
                Errors::tr("Try again; capitals and spaces count. Nothing was changed. %1")
                    .arg(untilThen)};
    case VaultProblem::EmptyPassphrase:
        return {Errors::tr("A pass-phrase can't be empty."), Errors::tr("Type it.")};
    case VaultProblem::NoSuchFile:
        return {Errors::tr("The vault is not where the profile says."),
                Errors::tr("Put it back, or set the desk up again. %1").arg(untilThen)};
    case VaultProblem::NotAVault:
        return {Errors::tr("The file that the profile names is not a vault."),
                Errors::tr("Check the profile's line \"vault\". The file was left as it is.")};
    case VaultProblem::Newer:
        return {Errors::tr("The vault was written by a newer Points Desk."),
                Errors::tr("Install the newer version on this computer.")};
    case VaultProblem::Damaged:
        return {Errors::tr("The vault is damaged: it can't be opened any more."),
                Errors::tr("Set the desk up again with the merchant's files. The damaged vault is "
                           "left as it is.")};
    case VaultProblem::CannotRead:
        return {Errors::tr("The vault can't be read."),
                Errors::tr("The technicians must give this computer's user the right to read "
                           "it.")};
    case VaultProblem::AlreadyExists:
        return {Errors::tr("There is a vault of that name already; it is never replaced."),
                Errors::tr("Choose another place for the new one.")};
    case VaultProblem::CannotWrite:
        return {Errors::tr("The vault can't be written."),
                Errors::tr("The technicians must give this computer's user the right to write in "
                           "its folder.")};
    case VaultProblem::DiskFull:
        return {Errors::tr("The disk is full: the vault was not written."),
                Errors::tr("Free some space, then try again.")};
    case VaultProblem::WrongKey:
    case VaultProblem::KeychainHasNoKey:
        return {Errors::tr("This computer's keychain does not have the key of this vault."),
                Errors::tr("A vault opens only for the user and on the computer where it was set "
                           "up. Set the desk up again here with the merchant's files.")};
    case VaultProblem::NeedsKeychain:
        return {Errors::tr("This vault is opened by the keychain, not by a pass-phrase."),
                Errors::tr("Try again as the user who set the desk up.")};
    case VaultProblem::NoKeychain:
        return {Errors::tr("This computer's keychain can't be reached."),
                Errors::tr("Log in with a desktop session that has one, then try again. %1")
                    .arg(untilThen)};
    case VaultProblem::KeychainRefused:
        return {Errors::tr("The keychain did not hand out the key: it is locked, or somebody said "
                           "no."),
                Errors::tr("Unlock the keychain, then try again. %1").arg(untilThen)};
    case VaultProblem::KeychainFailed:
        return {Errors::tr("The keychain has a fault."),
                Errors::tr("Try again. If it stays like this, tell the technicians. %1")
                    .arg(untilThen)};
    case VaultProblem::CryptoFailed:
        return {Errors::tr("This computer has too little memory, or no random numbers, to open the "
                           "vault."),
                Errors::tr("Close other programs, then try again.")};
    }
    Q_UNREACHABLE();
}

} // namespace pd

#include "ui/setup/setup_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>

namespace pd {

namespace {

struct Setup
{
    Q_DECLARE_TR_FUNCTIONS(pd::Setup)
};

QString certificateInstead(SetupItem item)
{
    switch (item) {
    case SetupItem::PrivateKey:
        return Setup::tr("This is a certificate. The private key is apiclient_key.pem, from the "
                         "same download.");
    case SetupItem::PublicKey:
        return Setup::tr("This is a certificate. WeChat Pay's public key is pub_key.pem.");
    case SetupItem::Any:
    case SetupItem::Certificate:
    case SetupItem::Pkcs12:
    case SetupItem::ApiV3Key:
    case SetupItem::PlatformCertificate:
        return Setup::tr("This is a certificate, which does not belong here.");
    }
    Q_UNREACHABLE();
}

QString problemText(CredentialProblem problem, SetupItem item)
{
    switch (problem) {
    case CredentialProblem::Empty:
        return Setup::tr("The file is empty.");
    case CredentialProblem::TooLarge:
        return Setup::tr("The file is too large: this is no key.");
    case CredentialProblem::NotPem:
        return Setup::tr("This is not a PEM file: it has no line -----BEGIN …-----.");
    case CredentialProblem::NotPkcs12:
        return Setup::tr("This is not a .p12 file.");
    case CredentialProblem::IsCertificate:
        return certificateInstead(item);
    case CredentialProblem::IsPublicKey:
        return Setup::tr("This is a public key, most likely WeChat Pay's. It belongs in its own "
                         "line below; the private key is apiclient_key.pem.");
    case CredentialProblem::IsPrivateKey:
        return Setup::tr("This is a private key. It belongs in the line of the private key.");
    case CredentialProblem::NeedsPassphrase:
        return Setup::tr("The file has a pass-phrase. Type it and choose the file again; WeChat "
                         "Pay's is usually the merchant number.");
    case CredentialProblem::WrongPassphrase:
        return Setup::tr("The pass-phrase does not open the file, or the file is damaged. WeChat "
                         "Pay's pass-phrase is usually the merchant number.");
    case CredentialProblem::NotRsa:
        return Setup::tr("This is not an RSA key. WeChat Pay works with RSA here.");
    case CredentialProblem::TooShort:
        return Setup::tr("The key has fewer than 2048 bits.");
    case CredentialProblem::TooLong:
        return Setup::tr("The key has more than 4096 bits.");
    case CredentialProblem::Damaged:
        return Setup::tr("The file is damaged. Download it again.");
    case CredentialProblem::TooCostly:
        return Setup::tr("The file asks for absurdly much work to open it. It does not come from "
                         "WeChat Pay.");
    case CredentialProblem::LegacyProviderMissing:
        return Setup::tr("The file's old encryption can't be opened on this computer. Choose "
                         "apiclient_key.pem and apiclient_cert.pem instead.");
    case CredentialProblem::NoKeyInside:
        return Setup::tr("There is no private key in this file.");
    case CredentialProblem::NoCertificateInside:
        return Setup::tr("There is no certificate in this file.");
    }
    Q_UNREACHABLE();
}

QString apiV3Text(const ApiV3KeyProblem &problem)
{
    switch (problem.error) {
    case ApiV3KeyError::Empty:
        return Setup::tr("The APIv3 key is missing.");
    case ApiV3KeyError::WrongLength:
        return Setup::tr("The APIv3 key has 32 characters; this has %1.").arg(problem.length);
    case ApiV3KeyError::BadCharacters:
        return Setup::tr("The APIv3 key has letters and digits only, no spaces.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString setupItemWord(SetupItem item)
{
    switch (item) {
    case SetupItem::Any:
        return Setup::tr("File");
    case SetupItem::PrivateKey:
        return Setup::tr("Private key");
    case SetupItem::Certificate:
        return Setup::tr("Merchant's certificate");
    case SetupItem::Pkcs12:
        return Setup::tr("Key and certificate (.p12)");
    case SetupItem::ApiV3Key:
        return Setup::tr("APIv3 key");
    case SetupItem::PublicKey:
        return Setup::tr("WeChat Pay's public key");
    case SetupItem::PlatformCertificate:
        return Setup::tr("Platform certificate");
    }
    Q_UNREACHABLE();
}

QString importedText(const ImportedItem &item)
{
    if (!item.readable) {
        return Setup::tr("The file can't be read: %1").arg(QDir::toNativeSeparators(item.file));
    }
    if (item.problem) {
        return problemText(*item.problem, item.item);
    }
    return item.apiV3KeyProblem ? apiV3Text(*item.apiV3KeyProblem) : QString();
}

QString findingText(const CredentialFinding &finding)
{
    switch (finding.issue) {
    case CredentialIssue::KeyDoesNotFitCertificate:
        return Setup::tr("The private key and the certificate don't belong together. Take both "
                         "from the same download.");
    case CredentialIssue::SerialOfAnotherCertificate:
        return Setup::tr("The serial is another certificate's; this one's is %1.")
            .arg(finding.text);
    case CredentialIssue::MchidDiffers:
        return Setup::tr("The certificate is made out to the merchant number %1.")
            .arg(finding.text);
    case CredentialIssue::WeChatPaysCertificate:
        return Setup::tr("This is WeChat Pay's certificate (%1), not the merchant's. The "
                         "merchant's is apiclient_cert.pem.")
            .arg(finding.text);
    case CredentialIssue::MerchantsCertificate:
        return Setup::tr("This is the merchant's own certificate, not WeChat Pay's.");
    case CredentialIssue::MerchantsPublicKey:
        return Setup::tr("This is the merchant's own public key, not WeChat Pay's. WeChat Pay's "
                         "is downloaded as pub_key.pem.");
    case CredentialIssue::NotYetValid:
        return Setup::tr("The certificate is not valid before %1. Look at this computer's date.")
            .arg(formatDay(finding.time));
    case CredentialIssue::Expired:
        return Setup::tr("The certificate ended on %1.").arg(formatDay(finding.time));
    case CredentialIssue::AboutToExpire:
        return Setup::tr("The certificate ends soon, on %1.").arg(formatDay(finding.time));
    }
    Q_UNREACHABLE();
}

ErrorText setupErrorText(const SetupError &error)
{
    switch (error.problem) {
    case SetupProblem::NoPrivateKey:
        return {Setup::tr("The merchant's private key is missing."),
                Setup::tr("Choose apiclient_key.pem or apiclient_cert.p12.")};
    case SetupProblem::NoSerial:
        return {Setup::tr("The merchant's certificate, or its serial number, is missing."),
                Setup::tr("Choose apiclient_cert.pem.")};
    case SetupProblem::NoVerificationKey:
        return {Setup::tr("Nothing is there to verify WeChat Pay's answers with."),
                Setup::tr("Choose WeChat Pay's public key with its id, or type the APIv3 key: with "
                          "it the desk fetches the platform certificates by itself.")};
    case SetupProblem::PublicKeyIncomplete:
        return {Setup::tr("WeChat Pay's public key needs both its id and its file."),
                Setup::tr("Both stand at pay.weixin.qq.com, API security.")};
    case SetupProblem::NeedsPassphrase:
        return {Setup::tr("This computer has no keychain: the vault needs a pass-phrase."),
                Setup::tr("Choose one on the page of the keys. It is asked for at each start.")};
    case SetupProblem::Findings:
        return {Setup::tr("The keys don't fit."),
                Setup::tr("The lines with a cross on the page of the keys say why.")};
    case SetupProblem::Vault:
        return vaultProblemText(error.vault);
    case SetupProblem::KeyFile:
        return {Setup::tr("A file beside the profile can't be written: %1")
                    .arg(QDir::toNativeSeparators(error.detail)),
                Setup::tr("Check the folder and its rights, then try again.")};
    case SetupProblem::Profile:
        return {Setup::tr("The profile can't be written: %1").arg(error.detail),
                Setup::tr("Check the folder and its rights, then try again.")};
    }
    Q_UNREACHABLE();
}

QString profileKeyWord(const QString &key)
{
    const QHash<QString, QString> words{
        {QStringLiteral("merchant/mall"), Setup::tr("Name of the mall")},
        {QStringLiteral("merchant/mchid"), Setup::tr("Merchant number (mchid)")},
        {QStringLiteral("merchant/sub_mchid"), Setup::tr("Mall's merchant number (sub_mchid)")},
        {QStringLiteral("merchant/serial"), Setup::tr("Serial number of the certificate")},
        {QStringLiteral("merchant/appids"), Setup::tr("Mini-programs (appid)")},
        {QStringLiteral("merchant/brandid"), Setup::tr("Mall's number at WeChat Pay (brandid)")},
        {QStringLiteral("wechatpay/base_url"), Setup::tr("Address of WeChat Pay")},
        {QStringLiteral("wechatpay/ca_file"), Setup::tr("Extra CA certificates")},
        {QStringLiteral("wechatpay/public_key_id"), Setup::tr("Id of WeChat Pay's public key")},
        {QStringLiteral("desk/operator"), Setup::tr("Operator")},
        {QStringLiteral("desk/name"), Setup::tr("Name of the desk")},
        {QStringLiteral("desk/language"), Setup::tr("Language")},
        {QStringLiteral("desk/ask_twice_above"), Setup::tr("Ask a second time above (points)")},
        {QStringLiteral("store/path"), Setup::tr("Journal")},
    };
    return words.value(key, key);
}

} // namespace pd

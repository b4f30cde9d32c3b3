#include "core/domain/credential_problem.h"

namespace pd {

bool CredentialFinding::isError() const
{
    switch (issue) {
    case CredentialIssue::KeyDoesNotFitCertificate:
    case CredentialIssue::SerialOfAnotherCertificate:
    case CredentialIssue::MchidDiffers:
    case CredentialIssue::WeChatPaysCertificate:
    case CredentialIssue::MerchantsCertificate:
    case CredentialIssue::MerchantsPublicKey:
    case CredentialIssue::NotYetValid:
    case CredentialIssue::Expired:
        return true;
    case CredentialIssue::AboutToExpire:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace pd

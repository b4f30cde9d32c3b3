#include "core/service/secret_text.h"

#include "core/vault/secret_bytes.h"

namespace pd {

SharedSecret takeSecret(QString &text)
{
    return std::make_shared<SecretBytes>(SecretBytes::takeFrom(text));
}

SharedSecret takeSecret(QByteArray &bytes)
{
    return std::make_shared<SecretBytes>(SecretBytes::takeFrom(bytes));
}

} // namespace pd

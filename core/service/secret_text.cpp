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

void trimLineEnd(QByteArray &bytes)
{
    while (bytes.endsWith('\n') || bytes.endsWith('\r')) {
        bytes.chop(1);
    }
}

} // namespace pd

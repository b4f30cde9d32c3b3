#pragma once

#include "secret_search.h"
#include "test_certificates.h"

#include <QFile>
#include <QTemporaryDir>

namespace pd::test {

/// What a merchant is handed, as files in a folder of their own.
class SetupFiles
{
public:
    SetupFiles()
    {
        CertificateWish wish;
        wish.commonName = "1900000109";
        wish.names.clear();
        wish.serialHex = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
        wish.endsInDays = 1000;
        merchant = ca.issue(wish);
        key = write(QStringLiteral("apiclient_key.pem"), merchant.key);
        certificate = write(QStringLiteral("apiclient_cert.pem"), merchant.certificate);
        pkcs12 = write(QStringLiteral("apiclient_cert.p12"),
                       pkcs12Of(merchant, "1900000109", Pkcs12Ciphers::Modern));
        wish.commonName = "Tenpay.com sign";
        wish.serialHex = "3775B6A45ACD588826D15E583A95F5DD11111111";
        const TestIdentity platform = ca.issue(wish);
        platformCertificate = write(QStringLiteral("wechatpay_1.pem"), platform.certificate);
        publicKey = write(QStringLiteral("pub_key.pem"), rsaPublicPkcs1Of(platform.key));
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("can't write a test's file");
        }
        return file.fileName();
    }

    QTemporaryDir folder;
    TestCa ca;
    TestIdentity merchant;
    QString key;
    QString certificate;
    QString pkcs12;
    QString publicKey;
    QString platformCertificate;
};

} // namespace pd::test

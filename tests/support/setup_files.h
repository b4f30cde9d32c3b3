#pragma once

#include "test_certificates.h"

#include <QDir>
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

/// Every file below a folder that holds one of these texts.
inline QStringList filesWith(const QString &folder, const QList<QByteArray> &texts)
{
    QStringList found;
    const QFileInfoList infos = QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden
                                                           | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &info : infos) {
        if (info.isDir()) {
            found += filesWith(info.filePath(), texts);
            continue;
        }
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray bytes = file.readAll();
        for (const QByteArray &text : texts) {
            if (bytes.contains(text)) {
                found.append(info.filePath());
                break;
            }
        }
    }
    return found;
}

/// The lines of a PEM's body, and its DER: whatever form a key might lie about in.
inline QList<QByteArray> tracesOf(const QByteArray &pem)
{
    QList<QByteArray> traces;
    QByteArray base64;
    for (const QByteArray &line : pem.split('\n')) {
        if (!line.isEmpty() && !line.startsWith("-----")) {
            base64 += line.trimmed();
            if (line.size() >= 32) {
                traces.append(line.trimmed());
            }
        }
    }
    const QByteArray der = QByteArray::fromBase64(base64);
    traces.append(der.mid(der.size() / 2, 32));
    traces.append(der.right(32));
    return traces;
}

} // namespace pd::test

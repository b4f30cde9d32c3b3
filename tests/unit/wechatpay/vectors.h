#pragma once

#include "core/wechatpay/keys.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pd::test {

/// A published message, its signature and the name of the key that verifies it.
struct Vector
{
    QString name;
    QByteArray message;
    QByteArray signature; ///< decoded
    QString keyName;
};

inline QByteArray resource(const QString &name)
{
    QFile file(QStringLiteral(":/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QList<Vector> vectors()
{
    QList<Vector> all;
    const auto list = QJsonDocument::fromJson(resource(QStringLiteral("vectors.json"))).array();
    for (const auto &value : list) {
        const QJsonObject v = value.toObject();
        all.append({v[QLatin1String("name")].toString(),
                    v[QLatin1String("message")].toString().toUtf8(),
                    QByteArray::fromBase64(v[QLatin1String("signature")].toString().toLatin1()),
                    v[QLatin1String("key")].toString()});
    }
    return all;
}

inline Vector vectorNamed(const QString &name)
{
    for (const Vector &v : vectors()) {
        if (v.name == name) {
            return v;
        }
    }
    return {};
}

inline PublicKey vectorKey(const QString &name)
{
    return PublicKey::fromPem(resource(name)).value();
}

} // namespace pd::test

#pragma once

#include "core/wechatpay/notification.h"

#include <QJsonObject>

namespace pd {

/// An object from untrusted JSON, bounded.
[[nodiscard]] Result<QJsonObject, NotificationError> readObject(const QByteArray &json,
                                                                qsizetype limit);

/// Takes fields out of an object and remembers the first thing that was wrong, so that a reader can
/// take them all and ask once. Documented lengths are not enforced; what is not documented is
/// tolerated.
class JsonFields
{
public:
    explicit JsonFields(QJsonObject object, QString path = {});

    /// Required and not empty.
    [[nodiscard]] QString text(const QString &name);
    /// Required, not empty, visible ASCII: what can be sent to WeChat Pay again.
    [[nodiscard]] QString id(const QString &name);
    /// May be missing or null. Control characters become blanks.
    [[nodiscard]] QString optionalText(const QString &name);
    /// May be missing or null. As it is.
    [[nodiscard]] QString optionalRaw(const QString &name);
    /// Required: a whole number from 0 to 2^53-1.
    [[nodiscard]] qint64 wholeNumber(const QString &name);
    /// Required. Without a zone Asia/Shanghai is meant.
    [[nodiscard]] QDateTime time(const QString &name);
    [[nodiscard]] QDateTime optionalTime(const QString &name);
    [[nodiscard]] QJsonObject object(const QString &name);

    [[nodiscard]] const std::optional<NotificationError> &error() const;

private:
    void note(NotificationProblem problem, const QString &name);
    [[nodiscard]] bool isThere(const QString &name) const;
    QJsonObject m_object;
    QString m_path; ///< "resource."
    std::optional<NotificationError> m_error;
};

} // namespace pd

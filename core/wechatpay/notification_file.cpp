#include "core/wechatpay/notification_file.h"

#include "core/wechatpay/json_fields.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pd {

namespace {

constexpr qsizetype maxReportsInAFile = 10'000;

NotificationError problem(NotificationProblem what, const QString &field = {})
{
    return NotificationError{what, field, {}};
}

/// {"Wechatpay-Nonce": "…"}; a list where a header came more than once.
Result<HttpHeaders, NotificationError> readHeaders(const QJsonObject &object)
{
    HttpHeaders headers;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue value = it.value();
        const QJsonArray values = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const auto &one : values) {
            if (!one.isString()) {
                return fail(
                    problem(NotificationProblem::WrongType, QStringLiteral("headers.") + it.key()));
            }
            headers.append({it.key().toUtf8(), one.toString().toUtf8()});
        }
    }
    return headers;
}

Result<Told, NotificationError> readDelivery(const QJsonObject &object,
                                             const NotificationKeys &keys)
{
    JsonFields fields(object);
    const QJsonObject headerObject = fields.object(QStringLiteral("headers"));
    const QByteArray body = fields.text(QStringLiteral("body")).toUtf8();
    const QDateTime receivedAt = fields.optionalTime(QStringLiteral("received_at"));
    if (fields.error()) {
        return fail(*fields.error());
    }
    const auto headers = readHeaders(headerObject);
    if (!headers) {
        return fail(headers.error());
    }
    auto notification = readNotification(*headers, body, keys, receivedAt);
    if (!notification) {
        return fail(notification.error());
    }
    return Told(*std::move(notification));
}

/// The body of the report, as the mall's system sent it to WeChat Pay.
Result<MallReport, NotificationError> readReport(const QJsonValue &value, const QString &path)
{
    if (!value.isObject()) {
        return fail(problem(NotificationProblem::WrongType, path));
    }
    JsonFields fields(value.toObject(), path + u'.');
    MallReport report;
    report.transactionId = fields.id(QStringLiteral("transaction_id"));
    report.points = Points::fromValue(fields.wholeNumber(QStringLiteral("increased_points")))
                        .value_or(Points());
    report.reportedAt = fields.optionalTime(QStringLiteral("points_update_time"));
    if (fields.error()) {
        return fail(*fields.error());
    }
    return report;
}

Result<Told, NotificationError> readReports(const QJsonArray &array)
{
    if (array.size() > maxReportsInAFile) {
        return fail(problem(NotificationProblem::TooLarge, QStringLiteral("reports")));
    }
    QList<MallReport> reports;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const auto report = readReport(array.at(i), QStringLiteral("reports[%1]").arg(i));
        if (!report) {
            return fail(report.error());
        }
        reports.append(*report);
    }
    return Told(reports);
}

bool isReportFile(const QJsonObject &object)
{
    return object.contains(QStringLiteral("report")) || object.contains(QStringLiteral("reports"));
}

Result<Told, NotificationError> readReportFile(const QJsonObject &object)
{
    const QJsonValue one = object.value(QStringLiteral("report"));
    if (!one.isUndefined()) {
        const auto report = readReport(one, QStringLiteral("report"));
        if (!report) {
            return fail(report.error());
        }
        return Told(QList<MallReport>{*report});
    }
    const QJsonValue many = object.value(QStringLiteral("reports"));
    if (!many.isArray()) {
        return fail(problem(NotificationProblem::WrongType, QStringLiteral("reports")));
    }
    return readReports(many.toArray());
}

} // namespace

bool isWholeObject(const QByteArray &file)
{
    return readObject(file, maxInboxFileBytes).has_value();
}

Result<Told, NotificationError> readInboxFile(const QByteArray &file, const NotificationKeys &keys)
{
    const auto object = readObject(file, maxInboxFileBytes);
    if (!object) {
        return fail(object.error());
    }
    return isReportFile(*object) ? readReportFile(*object) : readDelivery(*object, keys);
}

Result<Told, NotificationError> readPasted(const QByteArray &text, const NotificationKeys &keys)
{
    const auto object = readObject(text, maxInboxFileBytes);
    if (!object) {
        return fail(object.error());
    }
    if (isReportFile(*object) || object->contains(QStringLiteral("body"))) {
        return readInboxFile(text, keys);
    }
    auto notification = object->contains(QStringLiteral("resource")) ? readEnvelope(text, keys)
                                                                     : readResource(text);
    if (!notification) {
        return fail(notification.error());
    }
    return Told(*std::move(notification));
}

} // namespace pd

#include "core/domain/new_version.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace pd {

namespace {

constexpr int documentFormat = 1;
constexpr qint64 hoursBetween = 24;

/// Null for what is not a version.
QVersionNumber versionOf(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[0-9]{1,5}(?:\\.[0-9]{1,5}){1,3}\\z"));
    return pattern.match(text).hasMatch() ? QVersionNumber::fromString(text) : QVersionNumber();
}

} // namespace

Result<QVersionNumber, UpdateProblem> readReleaseDocument(const QByteArray &json)
{
    if (json.size() > maxReleaseDocumentBytes) {
        return fail(UpdateProblem::NotUnderstood);
    }
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    const QVersionNumber newest = versionOf(document.value(QStringLiteral("newest")).toString());
    if (document.value(QStringLiteral("points_desk")).toInt() != documentFormat
        || newest.isNull()) {
        return fail(UpdateProblem::NotUnderstood);
    }
    return newest;
}

bool isUpdateCheckDue(const QDateTime &askedAt, const QDateTime &now)
{
    constexpr qint64 secondsAnHour = 3600;
    return !askedAt.isValid() || askedAt > now
        || askedAt.secsTo(now) >= hoursBetween * secondsAnHour;
}

bool isNewerVersion(const QString &candidate, const QString &running)
{
    const QVersionNumber newest = versionOf(candidate);
    const QVersionNumber own = versionOf(running);
    // 1.2 and 1.2.0 are one version.
    return !newest.isNull() && !own.isNull() && newest.normalized() > own.normalized();
}

} // namespace pd

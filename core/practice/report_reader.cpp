#include "core/practice/report_reader.h"

#include "core/domain/correction.h"
#include "core/domain/text.h"
#include "core/domain/zoned_time.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <array>
#include <optional>

namespace pd {

namespace {

constexpr qsizetype maxBodyBytes = qsizetype{64} * 1024;

enum class Kind { Text, Boolean, Whole };

struct FieldRule
{
    QStringView name;
    Kind kind = Kind::Text;
    int limit = 0; ///< in characters
    bool required = false;
};

constexpr std::array<FieldRule, 9> rules{{
    {u"sub_mchid", Kind::Text, limits::subMchid, false},
    {u"transaction_id", Kind::Text, limits::transactionId, true},
    {u"appid", Kind::Text, limits::appid, true},
    {u"openid", Kind::Text, limits::openid, true},
    {u"earn_points", Kind::Boolean, 0, true},
    {u"increased_points", Kind::Whole, 0, true},
    {u"points_update_time", Kind::Text, limits::updateTime, true},
    {u"no_points_remarks", Kind::Text, limits::noPointsRemarks, false},
    {u"total_points", Kind::Whole, 0, false},
}};

/// The names of a flat object as written, each with the beginning of its value: QJsonDocument hides
/// a name that stands twice and makes 1 of 1.0. Inside a JSON string every quote is escaped, so
/// that none of these can be part of a text.
struct WrittenField
{
    QString name;
    QString value;
};

QList<WrittenField> writtenFields(const QString &body)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<!\\\\)\"(\\w+)\"\\s*:\\s*([^\\s,}]*)"));
    QList<WrittenField> fields;
    for (auto match = pattern.globalMatch(body); match.hasNext();) {
        const auto field = match.next();
        fields.append({field.captured(1), field.captured(2)});
    }
    return fields;
}

std::optional<QString> whyNotText(const QJsonValue &value, int limit)
{
    if (!value.isString()) {
        return QStringLiteral("type is not string");
    }
    const QString text = value.toString();
    if (text.isEmpty()) {
        return QStringLiteral("must not be empty");
    }
    if (text.size() > limit) {
        return QStringLiteral("longer than %1").arg(limit);
    }
    if (!isThreeByteText(text) || hasControlCharacters(text)) {
        return QStringLiteral("bad characters");
    }
    return std::nullopt;
}

std::optional<QString> whyNotWhole(const QString &written)
{
    static const QRegularExpression pattern(QStringLiteral("\\A(?:0|[1-9][0-9]{0,15})\\z"));
    if (!pattern.match(written).hasMatch() || !Points::fromText(written)) {
        return QStringLiteral("not a whole number from 0 to 9007199254740991");
    }
    return std::nullopt;
}

std::optional<QString> whyNot(const FieldRule &rule, const QJsonValue &value,
                              const QString &written)
{
    switch (rule.kind) {
    case Kind::Text:
        return whyNotText(value, rule.limit);
    case Kind::Boolean:
        return value.isBool() ? std::nullopt : std::optional(QStringLiteral("type is not boolean"));
    case Kind::Whole:
        return whyNotWhole(written);
    }
    Q_UNREACHABLE();
}

StandInVerdict checkNames(const QList<WrittenField> &written, const QJsonObject &object)
{
    QSet<QString> seen;
    for (const WrittenField &field : written) {
        const bool known = std::any_of(rules.begin(), rules.end(), [&field](const FieldRule &rule) {
            return rule.name == field.name;
        });
        if (!known || seen.contains(field.name)) {
            return fail(stand_in::badParameter(field.name, field.value,
                                               known ? QStringLiteral("twice")
                                                     : QStringLiteral("unknown field")));
        }
        seen.insert(field.name);
    }
    // A name that is not plain letters, or written with escapes.
    return seen.size() == object.size() ? StandInVerdict() : fail(stand_in::badRequest());
}

StandInVerdict checkFields(const QList<WrittenField> &written, const QJsonObject &object)
{
    for (const FieldRule &rule : rules) {
        const QString name = rule.name.toString();
        const auto field
            = std::find_if(written.begin(), written.end(),
                           [&name](const WrittenField &other) { return other.name == name; });
        if (field == written.end()) {
            if (rule.required) {
                return fail(stand_in::badParameter(name, {}, QStringLiteral("a required field")));
            }
            continue;
        }
        if (const auto issue = whyNot(rule, object.value(name), field->value)) {
            return fail(stand_in::badParameter(name, field->value, *issue));
        }
    }
    return {};
}

/// What the fields say together.
Result<ReceivedReport, StandInError> readObject(const QJsonObject &object)
{
    if (object.contains(QStringLiteral("sub_mchid"))) {
        return fail(stand_in::merchantUnknown()); // the practice merchant is no service provider
    }
    const auto time = parseRfc3339(object.value(QStringLiteral("points_update_time")).toString());
    if (!time) {
        // The real one's text does not mention the time either.
        return fail(stand_in::pairWrong());
    }
    ReceivedReport report;
    report.transactionId = object.value(QStringLiteral("transaction_id")).toString();
    report.appid = object.value(QStringLiteral("appid")).toString();
    report.openid = object.value(QStringLiteral("openid")).toString();
    report.earnPoints = object.value(QStringLiteral("earn_points")).toBool();
    report.increasedPoints = object.value(QStringLiteral("increased_points")).toInteger();
    report.pointsUpdateTime = *time;
    if (!report.earnPoints && !object.contains(QStringLiteral("no_points_remarks"))) {
        return fail(stand_in::remarksMissing());
    }
    if (report.earnPoints != (report.increasedPoints > 0)) {
        return fail(stand_in::badParameter(QStringLiteral("increased_points"),
                                           QString::number(report.increasedPoints),
                                           QStringLiteral("does not go with earn_points")));
    }
    return report;
}

} // namespace

Result<ReceivedReport, StandInError> readReport(const QByteArray &body)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(body);
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parsed);
    if (decoder.hasError() || body.size() > maxBodyBytes || parsed.error != QJsonParseError::NoError
        || !document.isObject()) {
        return fail(stand_in::badRequest());
    }
    const QJsonObject object = document.object();
    const QList<WrittenField> written = writtenFields(text);
    if (auto verdict = checkNames(written, object); !verdict) {
        return fail(std::move(verdict).error());
    }
    if (auto verdict = checkFields(written, object); !verdict) {
        return fail(std::move(verdict).error());
    }
    return readObject(object);
}

} // namespace pd

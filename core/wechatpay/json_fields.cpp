#include "core/wechatpay/json_fields.h"

#include "core/domain/loose_time.h"
#include "core/domain/points.h"
#include "core/domain/text.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

/// Shop names are shown and searched, never sent: what can't be printed becomes a blank.
QString printable(QString text)
{
    if (!hasControlCharacters(text)) {
        return text;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
        } else if (c.isSurrogate() || hasControlCharacters(QStringView(&c, 1))) {
            text[i] = u' ';
        }
    }
    return text;
}

} // namespace

Result<QJsonObject, NotificationError> readObject(const QByteArray &json, qsizetype limit)
{
    if (json.size() > limit) {
        return fail(NotificationError{NotificationProblem::TooLarge, {}, {}});
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return fail(NotificationError{NotificationProblem::NotJson, {}, {}});
    }
    return document.object();
}

JsonFields::JsonFields(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
{ }

bool JsonFields::isThere(const QString &name) const
{
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

void JsonFields::note(NotificationProblem problem, const QString &name)
{
    if (!m_error) {
        m_error = NotificationError{problem, m_path + name, {}};
    }
}

QString JsonFields::text(const QString &name)
{
    if (!isThere(name)) {
        note(NotificationProblem::MissingField, name);
        return {};
    }
    const QJsonValue value = m_object.value(name);
    if (!value.isString()) {
        note(NotificationProblem::WrongType, name);
        return {};
    }
    QString text = value.toString();
    if (text.isEmpty()) {
        note(NotificationProblem::MissingField, name);
    }
    return text;
}

QString JsonFields::id(const QString &name)
{
    QString id = text(name);
    const bool visible
        = std::all_of(id.cbegin(), id.cend(), [](QChar c) { return c > u' ' && c <= u'~'; });
    if (!visible) {
        note(NotificationProblem::BadValue, name);
    }
    return id;
}

QString JsonFields::optionalText(const QString &name)
{
    return printable(optionalRaw(name));
}

QString JsonFields::optionalRaw(const QString &name)
{
    if (!isThere(name)) {
        return {};
    }
    const QJsonValue value = m_object.value(name);
    if (!value.isString()) {
        note(NotificationProblem::WrongType, name);
        return {};
    }
    return value.toString();
}

qint64 JsonFields::wholeNumber(const QString &name)
{
    if (!isThere(name)) {
        note(NotificationProblem::MissingField, name);
        return 0;
    }
    const QJsonValue value = m_object.value(name);
    // A number that is no 64-bit integer gives each of the two defaults back.
    if (!value.isDouble() || value.toInteger(0) != value.toInteger(1)) {
        note(NotificationProblem::WrongType, name);
        return 0;
    }
    const qint64 number = value.toInteger();
    if (number < 0 || number > Points::maxValue) {
        note(NotificationProblem::BadValue, name);
        return 0;
    }
    return number;
}

QDateTime JsonFields::time(const QString &name)
{
    const QString written = text(name);
    if (written.isEmpty()) {
        return {};
    }
    const auto time = parseLooseTime(written);
    if (!time) {
        note(NotificationProblem::BadValue, name);
        return {};
    }
    return *time;
}

QDateTime JsonFields::optionalTime(const QString &name)
{
    if (!isThere(name) || m_object.value(name).toString().isEmpty()) {
        return {};
    }
    return time(name);
}

QJsonObject JsonFields::object(const QString &name)
{
    if (!isThere(name)) {
        note(NotificationProblem::MissingField, name);
        return {};
    }
    const QJsonValue value = m_object.value(name);
    if (!value.isObject()) {
        note(NotificationProblem::WrongType, name);
    }
    return value.toObject();
}

const std::optional<NotificationError> &JsonFields::error() const
{
    return m_error;
}

} // namespace pd

#include "core/service/import_result.h"

#include "core/domain/text.h"

namespace pd {

namespace {

QString notificationToken(NotificationProblem problem)
{
    switch (problem) {
    case NotificationProblem::TooLarge:
        return QStringLiteral("too_large");
    case NotificationProblem::NotJson:
        return QStringLiteral("not_json");
    case NotificationProblem::MissingField:
        return QStringLiteral("missing_field");
    case NotificationProblem::WrongType:
        return QStringLiteral("wrong_type");
    case NotificationProblem::BadValue:
        return QStringLiteral("bad_value");
    case NotificationProblem::BadBase64:
        return QStringLiteral("bad_base64");
    case NotificationProblem::WrongAlgorithm:
        return QStringLiteral("wrong_algorithm");
    case NotificationProblem::NoKey:
        return QStringLiteral("no_apiv3_key");
    case NotificationProblem::CannotDecrypt:
        return QStringLiteral("cannot_decrypt");
    case NotificationProblem::BadSignature:
        return QStringLiteral("bad_signature");
    }
    Q_UNREACHABLE();
}

} // namespace

void ImportResult::refuse(const ImportRefusal &refusal)
{
    ++refused;
    if (refusals.size() < maxRefusals) {
        refusals.append(refusal);
    }
}

QString importReasonToken(const ImportRefusal &refusal)
{
    switch (refusal.reason) {
    case ImportReason::FieldTooLong:
        return QStringLiteral("field_too_long");
    case ImportReason::TooManyFields:
        return QStringLiteral("too_many_fields");
    case ImportReason::NulByte:
        return QStringLiteral("nul_byte");
    case ImportReason::TextAfterQuote:
        return QStringLiteral("text_after_quote");
    case ImportReason::QuoteNotClosed:
        return QStringLiteral("quote_not_closed");
    case ImportReason::BadEncoding:
        return QStringLiteral("bad_encoding");
    case ImportReason::MissingValue:
        return QStringLiteral("missing_value");
    case ImportReason::SpreadsheetNumber:
        return QStringLiteral("spreadsheet_number");
    case ImportReason::BadId:
        return QStringLiteral("bad_id");
    case ImportReason::BadAmount:
        return QStringLiteral("bad_amount");
    case ImportReason::BadTime:
        return QStringLiteral("bad_time");
    case ImportReason::BadPoints:
        return QStringLiteral("bad_points");
    case ImportReason::ControlCharacters:
        return QStringLiteral("control_characters");
    case ImportReason::KnownWithOtherValues:
        return QStringLiteral("known_with_other_values");
    case ImportReason::Notification:
        return refusal.notification ? notificationToken(refusal.notification->problem)
                                    : QStringLiteral("notification");
    case ImportReason::CannotRead:
        return QStringLiteral("cannot_read");
    }
    Q_UNREACHABLE();
}

ImportRefusal notificationRefusal(const NotificationError &error)
{
    ImportRefusal refusal;
    refusal.reason = ImportReason::Notification;
    refusal.notification = error;
    return refusal;
}

QString refusedValue(const QString &text)
{
    constexpr qsizetype most = 40;
    QString value = text.left(most);
    for (QChar &c : value) {
        if (hasControlCharacters(QStringView(&c, 1)) || c.isSurrogate()) {
            c = u' ';
        }
    }
    return value;
}

} // namespace pd

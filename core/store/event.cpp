#include "core/store/event.h"

#include "core/domain/zoned_time.h"
#include "core/store/canonical_object.h"
#include "core/store/store_names.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace pd {

namespace {

struct KindOf
{
    QString operator()(const IntentEvent &) const
    {
        return QStringLiteral("intent");
    }
    QString operator()(const AttemptEvent &) const
    {
        return QStringLiteral("attempt");
    }
    QString operator()(const OutcomeEvent &) const
    {
        return QStringLiteral("outcome");
    }
    QString operator()(const BookedEvent &) const
    {
        return QStringLiteral("booked");
    }
    QString operator()(const SealEvent &) const
    {
        return QStringLiteral("seal");
    }
    QString operator()(const SettledEvent &) const
    {
        return QStringLiteral("settled");
    }
    QString operator()(const AcknowledgedEvent &) const
    {
        return QStringLiteral("acknowledged");
    }
    QString operator()(const BatchEvent &) const
    {
        return QStringLiteral("batch");
    }
};

std::optional<qint64> valueOf(const std::optional<Points> &points)
{
    return points ? std::optional<qint64>(points->value()) : std::nullopt;
}

struct PayloadOf
{
    QByteArray operator()(const IntentEvent &event) const
    {
        const CorrectionFields &fields = event.fields;
        return CanonicalObject()
            .field("v", qint64{2})
            .field("kind", entryKindToken(fields.kind))
            .field("mchid", event.mchid)
            .field("operator", event.operatorName)
            .field("desk", event.deskName)
            .field("transaction_id", fields.transactionId)
            .field("appid", fields.appid)
            .field("openid", fields.openid)
            .field("sub_mchid", fields.subMchid)
            .flag("earned", fields.earned)
            .field("points", fields.points.value())
            .field("total_points", valueOf(fields.totalPoints))
            .field("update_time",
                   fields.updateTime.isValid() ? toRfc3339(fields.updateTime) : QString())
            .field("no_points_remarks", fields.noPointsRemarks)
            .field("reason", fields.reason)
            .field("note", fields.note)
            .field("points_before", valueOf(fields.pointsBefore))
            .field("corrects", fields.corrects.text)
            .flag("against_advice", fields.againstAdvice)
            .field("shop_name", event.shop.name)
            .field("shop_number", event.shop.number)
            .field("body", QString::fromLatin1(event.body.toBase64()))
            .bytes();
    }
    QByteArray operator()(const AttemptEvent &event) const
    {
        return CanonicalObject()
            .field("v", qint64{1})
            .field("number", qint64{event.number})
            .field("operator", event.operatorName)
            .bytes();
    }
    QByteArray operator()(const OutcomeEvent &event) const
    {
        const Exchange &exchange = event.exchange;
        return CanonicalObject()
            .field("v", qint64{2})
            .field("attempt", qint64{event.attempt})
            .field("outcome", outcomeToken(event.outcome))
            .field("http_status", qint64{event.facts.httpStatus})
            .field("code", event.facts.code)
            .field("message", event.facts.message)
            .field("detail", event.facts.detail)
            .field("request_id", event.facts.requestId)
            .field("duration_ms", event.facts.durationMs)
            .field("retry_after_s", qint64{event.facts.retryAfterSeconds})
            .field("signed_with", exchange.signedWith)
            .field("reply_serial", exchange.replySerial)
            .field("reply_headers", QString::fromLatin1(exchange.replyHeaders.toBase64()))
            .field("reply_body", QString::fromLatin1(exchange.replyBody.toBase64()))
            .flag("reply_body_cut", exchange.bodyCut)
            .bytes();
    }
    QByteArray operator()(const BookedEvent &event) const
    {
        return CanonicalObject()
            .field("v", qint64{2})
            .field("reference", event.booking.reference)
            .field("booked_by", event.booking.bookedBy)
            .field("operator", event.operatorName)
            .bytes();
    }
    QByteArray operator()(const SettledEvent &event) const
    {
        return CanonicalObject()
            .field("v", qint64{1})
            .flag("taken", event.settlement.taken)
            .field("reason", event.settlement.reason)
            .field("settled_by", event.settlement.settledBy)
            .field("operator", event.operatorName)
            .bytes();
    }
    QByteArray operator()(const SealEvent &event) const
    {
        return CanonicalObject()
            .field("v", qint64{1})
            .field("mchid", event.mchid)
            .field("serial", event.serial)
            .field("key", QString::fromLatin1(event.keyId.toHex()))
            .field("signature", QString::fromLatin1(event.signature.toBase64()))
            .bytes();
    }
    QByteArray operator()(const AcknowledgedEvent &event) const
    {
        return CanonicalObject()
            .field("v", qint64{1})
            .field("lost_seq", event.lost.sequence)
            .field("lost_hash", QString::fromLatin1(event.lost.hash.toHex()))
            .field("operator", event.operatorName)
            .field("reason", event.reason)
            .bytes();
    }
    QByteArray operator()(const BatchEvent &event) const
    {
        return CanonicalObject()
            .field("v", qint64{1})
            .field("kind", entryKindToken(event.kind))
            .field("source", event.source)
            .field("rows", event.rows)
            .field("points", event.points)
            .field("operator", event.operatorName)
            .field("desk", event.deskName)
            .field("second_person", event.secondName)
            .field("second_reason", event.secondReason)
            .bytes();
    }
};

QString text(const QJsonObject &object, QLatin1String name)
{
    return object.value(name).toString();
}

QByteArray bytes(const QJsonObject &object, QLatin1String name)
{
    return QByteArray::fromBase64(text(object, name).toLatin1());
}

int number(const QJsonObject &object, QLatin1String name)
{
    return static_cast<int>(object.value(name).toInteger());
}

std::optional<Points> points(const QJsonObject &object, QLatin1String name)
{
    const auto read = Points::fromValue(object.value(name).toInteger(-1));
    return read ? std::optional<Points>(*read) : std::nullopt;
}

EntryKind kindOf(const QJsonObject &object)
{
    return text(object, QLatin1String("kind")) == entryKindToken(EntryKind::Report)
        ? EntryKind::Report
        : EntryKind::MemberSystem;
}

BatchEvent readBatch(const QJsonObject &object)
{
    BatchEvent event;
    event.kind = kindOf(object);
    event.source = text(object, QLatin1String("source"));
    event.rows = object.value(QLatin1String("rows")).toInteger();
    event.points = object.value(QLatin1String("points")).toInteger();
    event.operatorName = text(object, QLatin1String("operator"));
    event.deskName = text(object, QLatin1String("desk"));
    event.secondName = text(object, QLatin1String("second_person"));
    event.secondReason = text(object, QLatin1String("second_reason"));
    return event;
}

IntentEvent readIntent(const QJsonObject &object)
{
    IntentEvent event;
    CorrectionFields &fields = event.fields;
    fields.kind = kindOf(object);
    event.mchid = text(object, QLatin1String("mchid"));
    event.operatorName = text(object, QLatin1String("operator"));
    event.deskName = text(object, QLatin1String("desk"));
    fields.transactionId = text(object, QLatin1String("transaction_id"));
    fields.appid = text(object, QLatin1String("appid"));
    fields.openid = text(object, QLatin1String("openid"));
    fields.subMchid = text(object, QLatin1String("sub_mchid"));
    fields.earned = object.value(QLatin1String("earned")).toBool();
    fields.points = points(object, QLatin1String("points")).value_or(Points());
    fields.totalPoints = points(object, QLatin1String("total_points"));
    fields.updateTime
        = parseRfc3339(text(object, QLatin1String("update_time"))).value_or(QDateTime());
    fields.noPointsRemarks = text(object, QLatin1String("no_points_remarks"));
    fields.reason = text(object, QLatin1String("reason"));
    fields.note = text(object, QLatin1String("note"));
    fields.pointsBefore = points(object, QLatin1String("points_before"));
    fields.corrects = EntryId{text(object, QLatin1String("corrects"))};
    fields.againstAdvice = object.value(QLatin1String("against_advice")).toBool();
    event.shop
        = {0, text(object, QLatin1String("shop_name")), text(object, QLatin1String("shop_number"))};
    event.body = bytes(object, QLatin1String("body"));
    return event;
}

std::optional<EventContent> readOutcome(const QJsonObject &object)
{
    const auto outcome = outcomeFromToken(text(object, QLatin1String("outcome")));
    if (!outcome) {
        return std::nullopt;
    }
    OutcomeEvent event;
    event.attempt = number(object, QLatin1String("attempt"));
    event.outcome = *outcome;
    event.facts.httpStatus = number(object, QLatin1String("http_status"));
    event.facts.code = text(object, QLatin1String("code"));
    event.facts.message = text(object, QLatin1String("message"));
    event.facts.detail = text(object, QLatin1String("detail"));
    event.facts.requestId = text(object, QLatin1String("request_id"));
    event.facts.durationMs = object.value(QLatin1String("duration_ms")).toInteger();
    event.facts.retryAfterSeconds = number(object, QLatin1String("retry_after_s"));
    event.exchange.signedWith = text(object, QLatin1String("signed_with"));
    event.exchange.replySerial = text(object, QLatin1String("reply_serial"));
    event.exchange.replyHeaders = bytes(object, QLatin1String("reply_headers"));
    event.exchange.replyBody = bytes(object, QLatin1String("reply_body"));
    event.exchange.bodyCut = object.value(QLatin1String("reply_body_cut")).toBool();
    return event;
}

BookedEvent readBooked(const QJsonObject &object)
{
    BookedEvent event;
    event.operatorName = text(object, QLatin1String("operator"));
    event.booking.reference = text(object, QLatin1String("reference"));
    // Version 1 knew nobody but the one who ticked it off.
    event.booking.bookedBy = object.value(QLatin1String("booked_by")).toString(event.operatorName);
    return event;
}

SettledEvent readSettled(const QJsonObject &object)
{
    return {{object.value(QLatin1String("taken")).toBool(), text(object, QLatin1String("reason")),
             text(object, QLatin1String("settled_by"))},
            text(object, QLatin1String("operator"))};
}

int versionOf(const QString &kind)
{
    return kind == QLatin1String("intent") || kind == QLatin1String("outcome")
            || kind == QLatin1String("booked")
        ? 2
        : 1;
}

} // namespace

QByteArray firstPreviousHash()
{
    return QByteArray(32, '\0');
}

QString eventKind(const EventContent &content)
{
    return std::visit(KindOf{}, content);
}

QByteArray eventPayload(const EventContent &content)
{
    return std::visit(PayloadOf{}, content);
}

std::optional<EventContent> readEvent(const QString &kind, const QByteArray &payload)
{
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    const QJsonObject object = document.object();
    const int version = number(object, QLatin1String("v"));
    if (!document.isObject() || version < 1 || version > versionOf(kind)) {
        return std::nullopt;
    }
    std::optional<EventContent> content;
    if (kind == QLatin1String("intent")) {
        content = readIntent(object);
    } else if (kind == QLatin1String("attempt")) {
        content = AttemptEvent{number(object, QLatin1String("number")),
                               text(object, QLatin1String("operator"))};
    } else if (kind == QLatin1String("outcome")) {
        content = readOutcome(object);
    } else if (kind == QLatin1String("booked")) {
        content = readBooked(object);
    } else if (kind == QLatin1String("settled")) {
        content = readSettled(object);
    } else if (kind == QLatin1String("acknowledged")) {
        content = AcknowledgedEvent{
            {object.value(QLatin1String("lost_seq")).toInteger(),
             QByteArray::fromHex(text(object, QLatin1String("lost_hash")).toLatin1())},
            text(object, QLatin1String("operator")),
            text(object, QLatin1String("reason"))};
    } else if (kind == QLatin1String("seal")) {
        content = SealEvent{
            text(object, QLatin1String("mchid")), text(object, QLatin1String("serial")),
            QByteArray::fromHex(text(object, QLatin1String("key")).toLatin1()),
            QByteArray::fromBase64(text(object, QLatin1String("signature")).toLatin1())};
    } else if (kind == QLatin1String("batch")) {
        content = readBatch(object);
    }
    return content;
}

void writeCanonical(const RawEvent &event, QByteArray *bytes)
{
    bytes->resize(0); // keeps its room
    *bytes += "points-desk event 1\n";
    *bytes += event.previousHash.toHex();
    *bytes += '\n';
    *bytes += QByteArray::number(event.sequence);
    *bytes += '\n';
    *bytes += event.entry;
    *bytes += '\n';
    *bytes += event.kind;
    *bytes += '\n';
    *bytes += QByteArray::number(event.atMs);
    *bytes += '\n';
    *bytes += event.payload;
}

QByteArray eventHash(const Event &event)
{
    QByteArray canonical;
    writeCanonical({event.sequence, event.entry.text.toUtf8(), event.kind.toUtf8(), event.atMs,
                    event.payload, event.previousHash, event.hash},
                   &canonical);
    return QCryptographicHash::hash(canonical, QCryptographicHash::Sha256);
}

QByteArray sealMessage(qint64 sequence, const QByteArray &hash, qint64 atMs, const SealEvent &seal)
{
    return QByteArray("points-desk seal 1\n" + QByteArray::number(sequence) + '\n' + hash.toHex()
                      + '\n' + QByteArray::number(atMs) + '\n' + seal.mchid.toUtf8() + '\n'
                      + seal.serial.toUtf8() + '\n' + seal.keyId.toHex());
}

} // namespace pd

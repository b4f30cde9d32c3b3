#pragma once

#include "core/domain/identifiers.h"
#include "core/domain/points.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace pd {

class Clock;

enum class EntryKind {
    Report, ///< sent to WeChat Pay: POST /v3/businesscircle/points/notify
    MemberSystem ///< for what WeChat Pay can't take any more: recorded, exported, ticked off with a
                 ///< reference
};

/// What stands in the form: plain strings as typed or filled in. No rule has been applied.
struct CorrectionDraft
{
    EntryKind kind = EntryKind::Report;
    QString transactionId;
    QString appid;
    QString openid;
    QString subMchid; ///< partner mode only
    bool earned = true;
    QString points; ///< increased_points; for a member-system correction the right value of the
                    ///< transaction
    QString totalPoints; ///< total_points, optional
    QString updateTime; ///< RFC 3339 with zone
    QString noPointsRemarks; ///< the customer reads it
    QString reason; ///< the desk's own, required
    QString note; ///< the desk's own, optional
    QString pointsBefore; ///< what the desk knows of before, optional
    EntryId corrects; ///< the entry that this one corrects, if any
    bool againstAdvice
        = false; ///< the operator read why WeChat Pay won't take it and said "send anyway"
    bool operator==(const CorrectionDraft &) const = default;
};

/// The typed values of a correction, as they are journalled and sent.
struct CorrectionFields
{
    EntryKind kind = EntryKind::Report;
    QString transactionId;
    QString appid;
    QString openid;
    QString subMchid;
    bool earned = true;
    Points points;
    std::optional<Points> totalPoints;
    QDateTime updateTime; ///< with its own offset
    QString noPointsRemarks;
    QString reason;
    QString note;
    std::optional<Points> pointsBefore;
    EntryId corrects;
    bool againstAdvice = false;
    bool operator==(const CorrectionFields &) const = default;
};

enum class Field {
    TransactionId,
    Appid,
    Openid,
    SubMchid,
    Earned,
    Points,
    TotalPoints,
    UpdateTime,
    NoPointsRemarks,
    Reason,
    Note
};

enum class Issue {
    // Errors: nothing is sent.
    Missing,
    TooLong, ///< `number` is the limit in characters
    BadCharacters, ///< ids: anything but visible ASCII
    ControlCharacters, ///< line breaks and the like
    FourByteCharacters, ///< emoji, rare ideographs: WeChat Pay takes one to three bytes
    SpreadsheetNumber, ///< 4.2E+27
    NotANumber,
    Fraction,
    Negative,
    TooLarge, ///< above 2^53-1
    MustBeZero, ///< nothing was earned, so increased_points is 0
    MustBePositive, ///< earned, so at least 1; for none choose "not earned"
    NotATime,
    NoZone,
    InTheFuture, ///< more than five minutes ahead of this machine's clock
    NotInThisMode, ///< sub_mchid without partner mode
    // Warnings: said before sending, decided by the operator.
    ManyBytes, ///< more than 128 bytes of UTF-8; whether 128 counts characters or bytes is not
    ///< documented
    LooksLikeOrderNumber,
    UnusualShape,
    BalanceAges, ///< total_points in a repeat may be out of date
    BalanceBelowPoints ///< the balance after it is smaller than the points added by it
};

enum class Severity { Error, Warning };

struct Finding
{
    Field field = Field::TransactionId;
    Issue issue = Issue::Missing;
    qint64 number = 0; ///< the limit, where the issue has one
    [[nodiscard]] Severity severity() const;
    bool operator==(const Finding &) const = default;
};

struct CorrectionLimits
{
    bool partnerMode = false;
    /// Corrections above it are typed twice in the review dialog.
    qint64 askTwiceAbove = 10'000;
    bool operator==(const CorrectionLimits &) const = default;
};

/// Lengths in characters from merchant/4012534698.
namespace limits {
inline constexpr int subMchid = 64;
inline constexpr int transactionId = 64;
inline constexpr int appid = 128;
inline constexpr int openid = 64;
inline constexpr int updateTime = 32;
inline constexpr int noPointsRemarks = 128;
inline constexpr int reason = 200; ///< ours: it never leaves the desk
inline constexpr int note = 500; ///< ours
inline constexpr int reference = 64; ///< ours: of a booking in the member system
inline constexpr int personName = 64; ///< ours: who booked, or who vouches
} // namespace limits

/// A correction that obeys every rule of the contract. It exists only if valid: validate() alone
/// makes one.
class Correction
{
public:
    [[nodiscard]] const CorrectionFields &fields() const;
    bool operator==(const Correction &) const = default;

private:
    friend Result<Correction, QList<Finding>>
    validate(const CorrectionDraft &draft, const CorrectionLimits &limits, const Clock &clock);
    explicit Correction(CorrectionFields fields);
    CorrectionFields m_fields;
};

/// Checks every field and gives the correction, or every error at once in the order of the form.
[[nodiscard]] Result<Correction, QList<Finding>>
validate(const CorrectionDraft &draft, const CorrectionLimits &limits, const Clock &clock);

/// Checks one field as it is left. Errors and warnings.
[[nodiscard]] QList<Finding> checkField(Field field, const CorrectionDraft &draft,
                                        const CorrectionLimits &limits, const Clock &clock);

/// What is worth saying before sending although it is allowed.
[[nodiscard]] QList<Finding> warningsFor(const CorrectionDraft &draft);

} // namespace pd

#pragma once

#include "core/domain/result.h"
#include "core/wechatpay/transport.h"

#include <QJsonObject>

namespace pd {

/// An APIv3 error as the stand-in words it: {code, message, detail?}. Unsigned, as real ones are.
struct StandInError
{
    int status = 400;
    QString code;
    QString message;
    QJsonObject detail; ///< left out when empty
};

/// Nothing, or why the stand-in refuses.
using StandInVerdict = Result<void, StandInError>;

/// The texts of the real service for these errors, in one place.
namespace stand_in {
[[nodiscard]] StandInError badRequest();
[[nodiscard]] StandInError headerMissing();
[[nodiscard]] StandInError badAuthorization();
[[nodiscard]] StandInError wrongSerial();
[[nodiscard]] StandInError wrongClock();
[[nodiscard]] StandInError wrongSignature(const QByteArray &method, const QByteArray &path,
                                          qsizetype messageSize);
[[nodiscard]] StandInError badParameter(const QString &field, const QString &value,
                                        const QString &issue);
[[nodiscard]] StandInError remarksMissing();
[[nodiscard]] StandInError openidWrong();
[[nodiscard]] StandInError pairWrong();
[[nodiscard]] StandInError merchantUnknown();
[[nodiscard]] StandInError alreadyReported();
[[nodiscard]] StandInError tooLate();
[[nodiscard]] StandInError notSubmitted();
[[nodiscard]] StandInError noRight();
[[nodiscard]] StandInError orderNotExist();
[[nodiscard]] StandInError noSuchUrl();
[[nodiscard]] StandInError rateLimited();
[[nodiscard]] StandInError systemError();
} // namespace stand_in

/// The answer that carries an error, with a Request-ID as the real ones have.
[[nodiscard]] HttpReply errorReply(const StandInError &error);
/// "08…-268…": upper-case hex and, behind the last "-", an internal code.
[[nodiscard]] QByteArray makeRequestId(bool refused);

} // namespace pd

#pragma once

#include <QString>

/// The merchant of the practice world. It stands here because the practice profile and the
/// stand-in must agree on it and may not see each other. Both numbers have the usual shape and
/// belong to nobody.
namespace pd::practice_merchant {

inline constexpr QStringView mchid = u"1900000109";
inline constexpr QStringView appid = u"wx8888888888888888";
inline constexpr QStringView mallName = u"万象汇购物中心";

} // namespace pd::practice_merchant

#include "core/practice/special_places.h"

#include <algorithm>

namespace pd {

const QList<SpecialPlace> &specialPlaces()
{
    using A = PracticeAnswer;
    static const QList<SpecialPlace> places{
        {100001, A::NotSubmitted, false, false},    {100002, A::Real, false, true},
        {100003, A::LostAfterTaken, true, false},   {100004, A::LostBeforeTaken, true, false},
        {100005, A::Unsigned, true, false},         {100006, A::ForgedSignature, true, false},
        {100007, A::ServerError, true, false},      {100008, A::Unavailable, true, false},
        {100009, A::TakenNotDone, true, false},     {100010, A::RateLimited, true, false},
        {100011, A::NoConnection, true, false},     {100012, A::OpenidWrong, false, false},
        {100013, A::MerchantUnknown, false, false}, {100014, A::SignatureRefused, false, false},
        {100015, A::NoRight, false, false},         {100016, A::NotFound, false, false},
        {100017, A::BadRequest, false, false},
    };
    return places;
}

std::optional<SpecialPlace> specialPlaceOf(const QString &transactionId)
{
    constexpr qsizetype length = 6;
    const int digits = QStringView(transactionId).right(length).toInt();
    const QList<SpecialPlace> &places = specialPlaces();
    const auto place = std::find_if(places.begin(), places.end(),
                                    [digits](const SpecialPlace &p) { return p.digits == digits; });
    return place == places.end() ? std::nullopt : std::optional(*place);
}

} // namespace pd

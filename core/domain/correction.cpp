#include "core/domain/correction.h"

#include <utility>

namespace pd {

Severity Finding::severity() const
{
    switch (issue) {
    case Issue::Missing:
    case Issue::TooLong:
    case Issue::BadCharacters:
    case Issue::ControlCharacters:
    case Issue::FourByteCharacters:
    case Issue::SpreadsheetNumber:
    case Issue::NotANumber:
    case Issue::Fraction:
    case Issue::Negative:
    case Issue::TooLarge:
    case Issue::MustBeZero:
    case Issue::MustBePositive:
    case Issue::NotATime:
    case Issue::NoZone:
    case Issue::InTheFuture:
    case Issue::NotInThisMode:
        return Severity::Error;
    case Issue::ManyBytes:
    case Issue::LooksLikeOrderNumber:
    case Issue::UnusualShape:
    case Issue::BalanceAges:
    case Issue::BalanceBelowPoints:
        return Severity::Warning;
    }
    Q_UNREACHABLE();
}

const CorrectionFields &Correction::fields() const
{
    return m_fields;
}

Correction::Correction(CorrectionFields fields)
    : m_fields(std::move(fields))
{ }

} // namespace pd

#include "core/domain/sign_error_cause.h"

namespace pd {

bool SignComparison::anythingDiffers() const
{
    return methodDiffers || urlDiffers || timestampDiffers || nonceDiffers || bodyDiffers
        || (theirLength != 0 && theirLength != ourLength);
}

} // namespace pd

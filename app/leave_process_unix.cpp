#include "app/leave_process.h"

namespace pd {

int leaveProcess(int code)
{
    return code;
}

} // namespace pd

#include "core/vault/no_dump.h"

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <werapi.h>

namespace pd {

bool forbidMemoryDumps()
{
    // Windows Error Reporting may still say where it crashed, without the heap.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    return SUCCEEDED(WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP));
}

} // namespace pd

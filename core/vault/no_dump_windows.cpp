#include "core/vault/no_dump.h"

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

// werapi.h of mingw-w64 does not compile: its types are missing. The function is in kernel32.
extern "C" __declspec(dllimport) HRESULT WINAPI WerSetFlags(DWORD flags);

namespace pd {

namespace {

constexpr DWORD faultReportingNoHeap = 1; // WER_FAULT_REPORTING_FLAG_NOHEAP

}

bool forbidMemoryDumps()
{
    // Windows Error Reporting may still say where it crashed, without the heap.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    return SUCCEEDED(WerSetFlags(faultReportingNoHeap));
}

} // namespace pd

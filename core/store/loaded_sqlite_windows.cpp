#include "core/store/loaded_sqlite.h"

#include <windows.h>

namespace pd {

void *loadedSqlite(const char *function)
{
    HMODULE library = GetModuleHandleW(L"libsqlite3-0.dll");
    return library == nullptr ? nullptr
                              : reinterpret_cast<void *>(GetProcAddress(library, function));
}

} // namespace pd

#include "core/store/loaded_sqlite.h"

#include <dlfcn.h>
#include <initializer_list>

namespace pd {

void *loadedSqlite(const char *function)
{
    for (const char *name : {"libsqlite3.so.0", "/usr/lib/libsqlite3.dylib"}) {
        if (void *library = dlopen(name, RTLD_LAZY | RTLD_NOLOAD); library != nullptr) {
            void *found = dlsym(library, function);
            dlclose(library); // counted: it stays loaded
            return found;
        }
    }
    return nullptr;
}

} // namespace pd

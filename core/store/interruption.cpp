#include "core/store/interruption.h"

#include "core/store/database.h"
#include "core/store/loaded_sqlite.h"
#include "core/store/statement.h"

#include <QByteArray>
#include <QSqlDriver>
#include <QVariant>

namespace pd {

namespace {

/// Whether the library that was found is the one behind the connection. Another copy of the same
/// build would do as well; any other one would write somewhere into the memory of this one.
bool isBehind(const Database &database)
{
    using SourceId = const char *(*)();
    using CompileOption = const char *(*)(int);
    const auto sourceId = reinterpret_cast<SourceId>(loadedSqlite("sqlite3_sourceid"));
    const auto option = reinterpret_cast<CompileOption>(loadedSqlite("sqlite3_compileoption_get"));
    if (sourceId == nullptr || option == nullptr) {
        return false;
    }
    Statement source(database, QStringLiteral("SELECT sqlite_source_id()"));
    Statement options(database, QStringLiteral("PRAGMA compile_options"));
    if (!source.run() || !source.next() || source.text(0) != QLatin1String(sourceId())
        || !options.run()) {
        return false;
    }
    int number = 0;
    while (options.next()) {
        const char *found = option(number++);
        if (found == nullptr || options.text(0) != QLatin1String(found)) {
            return false;
        }
    }
    return number > 0 && option(number) == nullptr;
}

void *connectionOf(const Database &database)
{
    const QVariant handle = database.connection().driver()->handle();
    const bool known = handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0;
    return known ? *static_cast<void *const *>(handle.constData()) : nullptr;
}

} // namespace

void Interruption::request()
{
    m_requested = true;
    const std::lock_guard lock(m_mutex);
    if (m_call != nullptr) {
        m_call(m_connection);
    }
}

bool Interruption::isRequested() const
{
    return m_requested;
}

bool Interruption::reaches() const
{
    const std::lock_guard lock(m_mutex);
    return m_call != nullptr;
}

InterruptionScope::InterruptionScope(Interruption &interruption, const Database &database)
    : m_interruption(interruption)
{
    void *connection = connectionOf(database);
    if (connection != nullptr && isBehind(database)) {
        const std::lock_guard lock(m_interruption.m_mutex);
        m_interruption.m_connection = connection;
        m_interruption.m_call
            = reinterpret_cast<Interruption::Call>(loadedSqlite("sqlite3_interrupt"));
    }
}

InterruptionScope::~InterruptionScope()
{
    const std::lock_guard lock(m_interruption.m_mutex);
    m_interruption.m_call = nullptr;
    m_interruption.m_connection = nullptr;
}

} // namespace pd

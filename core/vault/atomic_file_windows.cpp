#include "core/vault/atomic_file.h"

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

#include <sddl.h>

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <memory>
#include <string>
#include <utility>

namespace pd {

namespace {

constexpr DWORD diskQuotaExceeded = 1295; // ERROR_DISK_QUOTA_EXCEEDED, unknown to mingw-w64

struct FreeLocal
{
    void operator()(void *memory) const
    {
        LocalFree(memory);
    }
};

class Handle
{
public:
    explicit Handle(HANDLE handle)
        : m_handle(handle)
    { }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle()
    {
        if (isOpen()) {
            CloseHandle(m_handle);
        }
    }
    [[nodiscard]] HANDLE get() const
    {
        return m_handle;
    }
    [[nodiscard]] bool isOpen() const
    {
        return m_handle != INVALID_HANDLE_VALUE;
    }
    [[nodiscard]] bool close()
    {
        HANDLE handle = m_handle;
        m_handle = INVALID_HANDLE_VALUE;
        return CloseHandle(handle) != 0;
    }

private:
    HANDLE m_handle;
};

/// Removes the temporary file unless it became the real one.
class Temporary
{
public:
    explicit Temporary(std::wstring path)
        : m_path(std::move(path))
    { }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;
    ~Temporary()
    {
        if (!m_renamed) {
            // Wine takes our list of rights for a read-only file, which can't be deleted.
            SetFileAttributesW(m_path.c_str(), FILE_ATTRIBUTE_NORMAL);
            DeleteFileW(m_path.c_str());
        }
    }
    [[nodiscard]] const wchar_t *path() const
    {
        return m_path.c_str();
    }
    void setRenamed()
    {
        m_renamed = true;
    }

private:
    std::wstring m_path;
    bool m_renamed = false;
};

FileError writeError(DWORD code)
{
    FileError error;
    error.detail = QStringLiteral("Windows: %1").arg(static_cast<qulonglong>(code));
    switch (code) {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case diskQuotaExceeded:
        error.problem = FileProblem::DiskFull;
        break;
    case ERROR_ALREADY_EXISTS:
    case ERROR_FILE_EXISTS:
        error.problem = FileProblem::Exists;
        break;
    default: // not an enum: any other code
        error.problem = FileProblem::CannotWrite;
        break;
    }
    return error;
}

bool writeAll(HANDLE file, QByteArrayView data)
{
    constexpr qsizetype chunk = 1 << 20;
    while (!data.isEmpty()) {
        const qsizetype part = data.size() < chunk ? data.size() : chunk;
        DWORD written = 0;
        if (WriteFile(file, data.data(), static_cast<DWORD>(part), &written, nullptr) == 0) {
            return false;
        }
        data = data.sliced(static_cast<qsizetype>(written));
    }
    return true;
}

} // namespace

Result<void, FileError> writeFileAtomically(const QString &path, QByteArrayView data,
                                            WriteMode mode)
{
    const QFileInfo info(path);
    const QString real = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QString unique = real + u'.' + QUuid::createUuid().toString(QUuid::Id128);
    const std::wstring target = QDir::toNativeSeparators(real).toStdWString();
    Temporary temporary(QDir::toNativeSeparators(unique).toStdWString());

    // Full access for the owner and the system, nothing inherited: what 0600 is elsewhere.
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;;FA;;;OW)(A;;FA;;;SY)",
                                                             SDDL_REVISION_1, &descriptor, nullptr)
        == 0) {
        return fail(writeError(GetLastError()));
    }
    const std::unique_ptr<void, FreeLocal> owned(descriptor);
    SECURITY_ATTRIBUTES attributes = {};
    attributes.nLength = sizeof(attributes);
    attributes.lpSecurityDescriptor = descriptor;

    Handle file(CreateFileW(temporary.path(), GENERIC_WRITE, 0, &attributes, CREATE_NEW,
                            FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!file.isOpen()) {
        return fail(writeError(GetLastError()));
    }
    if (!writeAll(file.get(), data) || FlushFileBuffers(file.get()) == 0 || !file.close()) {
        return fail(writeError(GetLastError()));
    }
    const DWORD flags = MOVEFILE_WRITE_THROUGH
        | (mode == WriteMode::Replace ? DWORD{MOVEFILE_REPLACE_EXISTING} : DWORD{0});
    if (MoveFileExW(temporary.path(), target.c_str(), flags) == 0) {
        return fail(writeError(GetLastError()));
    }
    temporary.setRenamed();
    return {};
}

} // namespace pd

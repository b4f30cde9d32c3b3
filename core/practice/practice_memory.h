#pragma once

#include <QFile>
#include <QSet>
#include <QString>

namespace pd {

/// Which transactions the stand-in has taken a report for: a file with one line each, so that a
/// restart of the program does not forget. Without a path, or where the file can't be written, it
/// remembers for as long as it lives.
class PracticeMemory
{
public:
    explicit PracticeMemory(const QString &path);
    PracticeMemory(const PracticeMemory &) = delete;
    PracticeMemory &operator=(const PracticeMemory &) = delete;

    [[nodiscard]] bool has(const QString &transactionId) const;
    /// Written through to the system before it returns: it survives the program's end at any
    /// moment, and a torn last line is not read.
    void remember(const QString &transactionId);

private:
    void read();
    QFile m_file;
    QSet<QString> m_taken;
};

} // namespace pd

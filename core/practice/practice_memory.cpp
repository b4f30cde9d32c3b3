#include "core/practice/practice_memory.h"

#include <QDir>
#include <QFileInfo>

namespace pd {

PracticeMemory::PracticeMemory(const QString &path)
    : m_file(path)
{
    if (path.isEmpty()) {
        return;
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (m_file.open(QIODevice::ReadWrite)) {
        read();
    }
}

void PracticeMemory::read()
{
    const QByteArray bytes = m_file.readAll();
    const qsizetype end = bytes.lastIndexOf('\n');
    const QList<QByteArray> lines = bytes.left(qMax(end, qsizetype{0})).split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty()) {
            m_taken.insert(QString::fromUtf8(line));
        }
    }
    if (end + 1 < bytes.size()) {
        // The torn line becomes one of its own: it is nobody's transaction id.
        m_file.write("#torn\n");
        m_file.flush();
    }
}

bool PracticeMemory::has(const QString &transactionId) const
{
    return m_taken.contains(transactionId);
}

void PracticeMemory::remember(const QString &transactionId)
{
    if (m_taken.contains(transactionId)) {
        return;
    }
    m_taken.insert(transactionId);
    if (m_file.isOpen()) {
        m_file.seek(m_file.size());
        m_file.write(QByteArray(transactionId.toUtf8() + '\n'));
        m_file.flush();
    }
}

} // namespace pd

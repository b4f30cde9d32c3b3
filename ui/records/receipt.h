#pragma once

#include "core/domain/entry.h"
#include "ui/records/paper.h"

#include <QList>
#include <QString>

#include <utility>

namespace pd {

/// What the customer gets: never the whole member's number, never the desk's own reason or note.
struct ReceiptContent
{
    QString mallName;
    QString outcome; ///< in the words of the window
    QList<std::pair<QString, QString>> lines; ///< name and value, in order
    QString footer;
};
[[nodiscard]] ReceiptContent receiptContent(const Entry &entry, const QString &mallName);

enum class ReceiptSize {
    A5,
    Roll80 ///< 80 mm wide, as long as it gets
};
[[nodiscard]] Paper receiptPaper(const ReceiptContent &content, ReceiptSize size);
/// The same as text, for a screen reader beside the picture.
[[nodiscard]] QString receiptText(const ReceiptContent &content);

} // namespace pd

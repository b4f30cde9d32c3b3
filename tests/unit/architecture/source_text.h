#pragma once

#include <QList>
#include <QString>

namespace pd::house {

/// One #include line.
struct Include
{
    QString path; ///< what stands between the quotes or brackets
    bool quoted = false;
    int line = 0;
};

[[nodiscard]] QList<Include> includesOf(const QString &text);

/// The text with comments and the contents of string and character literals blanked: same lines,
/// code only.
[[nodiscard]] QString codeOf(const QString &text);

} // namespace pd::house

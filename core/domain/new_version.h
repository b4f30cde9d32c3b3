#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QVersionNumber>

#include <optional>

namespace pd {

/// Why it is not known which version is the newest.
enum class UpdateProblem {
    NotReachable, ///< no connection, no answer in time, or a certificate that is not trusted
    Refused, ///< an answer, but not 200: the address is wrong, or has moved
    NotUnderstood ///< not the document of docs/install.md, or too large for it
};

/// What is known of newer versions. The program tells; installing is IT's.
struct UpdateState
{
    bool hasAddress = false; ///< the profile names one (`update/url`)
    bool asking = false;
    QString running; ///< this program's version
    QString newest; ///< digits and dots only; empty: not known
    bool isNewer = false; ///< `newest` is newer than `running`
    QDateTime askedAt; ///< when it was last asked, with or without an answer; invalid: never
    std::optional<UpdateProblem> problem; ///< of the last question
    bool operator==(const UpdateState &) const = default;
};

/// More is not read: the document is one line.
inline constexpr qsizetype maxReleaseDocumentBytes = qsizetype{4} * 1024;

/// The version that a release document names: `{"points_desk": 1, "newest": "0.2.0"}`, other keys
/// are passed over. Untrusted: anything but two to four numbers with dots between is refused, so
/// that nothing else of it can reach the screen.
[[nodiscard]] Result<QVersionNumber, UpdateProblem> readReleaseDocument(const QByteArray &json);

/// Once a day; also where the clock was set back behind the last time.
[[nodiscard]] bool isUpdateCheckDue(const QDateTime &askedAt, const QDateTime &now);

/// Never for what is not a version.
[[nodiscard]] bool isNewerVersion(const QString &candidate, const QString &running);

} // namespace pd

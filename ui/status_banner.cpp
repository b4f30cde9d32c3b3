#include "ui/status_banner.h"

#include "ui/common/error_text.h"

#include <QCoreApplication>

namespace pd {

namespace {

struct Status
{
    Q_DECLARE_TR_FUNCTIONS(Status)
};

} // namespace

std::optional<StatusBanner> bannerFor(const DeskStatus &status)
{
    const QString again = Status::tr("Try again");
    const auto banner = [](const ErrorText &text, const QString &action) {
        return StatusBanner{InlineBanner::Kind::Error, text.title, text.next, action};
    };
    if (status.store) {
        return banner(storeProblemText(*status.store),
                      status.lost ? Status::tr("Go on with this journal…") : again);
    }
    if (status.isLocked()) {
        StatusBanner locked = banner(vaultProblemText(*status.vault), Status::tr("Unlock…"));
        locked.kind = InlineBanner::Kind::Warning;
        return locked;
    }
    if (status.vault) {
        return banner(vaultProblemText(*status.vault), again);
    }
    if (status.keys) {
        return banner(keyProblemText(*status.keys), again);
    }
    return std::nullopt;
}

} // namespace pd

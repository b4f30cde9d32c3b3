#include "ui/common/update_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace pd {

namespace {

struct Updates
{
    Q_DECLARE_TR_FUNCTIONS(Updates)
};

ErrorText problemText(UpdateProblem problem)
{
    switch (problem) {
    case UpdateProblem::NotReachable:
        return {Updates::tr("Could not ask: no connection to the address"),
                Updates::tr("Corrections are not affected. Ask your IT whether the address of "
                            "update/url in the profile can be reached from here.")};
    case UpdateProblem::Refused:
        return {Updates::tr("Could not ask: the address did not give an answer that counts"),
                Updates::tr("Corrections are not affected. Ask your IT to check the address of "
                            "update/url in the profile: it must not redirect.")};
    case UpdateProblem::NotUnderstood:
        return {Updates::tr("Could not ask: the answer names no version"),
                Updates::tr("Corrections are not affected. Ask your IT to check the document at "
                            "the address of update/url in the profile.")};
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorText updateText(const UpdateState &state)
{
    if (!state.hasAddress) {
        return {Updates::tr("This desk does not look for new versions"),
                Updates::tr("Your IT can name an address for it in the profile: update/url.")};
    }
    if (state.asking) {
        return {Updates::tr("Asking which version is the newest…"), {}};
    }
    if (state.problem) {
        return problemText(*state.problem);
    }
    if (state.isNewer) {
        return {Updates::tr("Version %1 is available: ask your IT").arg(state.newest),
                Updates::tr("This is version %1. Go on working with it; the program installs "
                            "nothing by itself.")
                    .arg(state.running)};
    }
    if (state.newest.isEmpty()) {
        return {Updates::tr("This is version %1").arg(state.running),
                Updates::tr("It is not known yet whether there is a newer one.")};
    }
    return {Updates::tr("This is the newest version: %1").arg(state.running),
            Updates::tr("Asked at %1.").arg(formatLocal(state.askedAt))};
}

QString updateShortText(const UpdateState &state)
{
    return Updates::tr("Version %1 is available").arg(state.newest);
}

} // namespace pd

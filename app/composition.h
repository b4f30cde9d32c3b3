#pragma once

#include "core/domain/practice_answer.h"
#include "core/service/desk.h"
#include "core/service/setup_desk.h"
#include "core/service/setup_worker.h"
#include "core/service/update_desk.h"
#include "core/settings/profile.h"

#include <atomic>
#include <memory>

namespace pd {

/// What the practice world shall answer to the next report; set by the window, read on the desk
/// thread.
using PracticeSwitch = std::shared_ptr<std::atomic<PracticeAnswer>>;
[[nodiscard]] PracticeSwitch makePracticeSwitch();

/// The live desk: network, keys from the profile's files, the profile's store.
[[nodiscard]] DeskBuilder liveDesk(const Profile &profile, const Clock &clock);

/// The practice desk: the stand-in inside the process, a sample day, a journal of its own.
/// `delayMs` is how long the stand-in takes to answer.
[[nodiscard]] DeskBuilder practiceDesk(const Profile &profile, const Clock &clock,
                                       const PracticeSwitch &next, int delayMs = 350);

/// For `--provision` and the setup: this program's name, this system's keychain.
[[nodiscard]] SetupSettings setupSettings(const QString &profilePath);
/// Sets a desk up: writes that profile, with the keychain of this system.
[[nodiscard]] SetupBuilder setupBuilder(const QString &profilePath, const Clock &clock);

/// Asks the address of the profile which version is the newest; empty where it names none.
[[nodiscard]] UpdateBuilder updateBuilder(const Profile &profile, const Clock &clock);

/// The folder of the practice world's journal and of the window's own memory (sizes of panes).
[[nodiscard]] QString programDataFolder();
/// The practice world's journal: in that folder, or in the platform's.
[[nodiscard]] QString practiceStorePath(const QString &folder);

} // namespace pd

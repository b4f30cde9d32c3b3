#pragma once

namespace pd {

/// Lets a screen reader say what a combo box is for. On Linux Qt gives its text as its name, so
/// that an empty one has none. Here: its name, and what is chosen behind it where nothing can be
/// typed. For the whole program; call it once a QApplication.
void installAccessibleChoices();

} // namespace pd

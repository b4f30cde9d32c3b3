#pragma once

namespace pd {

/// The program as a screen reader sees it: its windows. Qt 6.4 reads past the end of their list
/// when it is asked for one that has just closed (QAccessibleApplication::child), and the program
/// is gone; here the answer is "none". For the whole program; call it once a QApplication.
void installAccessibleProgram();

} // namespace pd

#pragma once

namespace pd {

/// What scrolls, as a screen reader sees it: what is in it, and the bars that are shown. Qt 6.4
/// reads past the end of that list when it is asked for a bar that has just gone
/// (QAccessibleAbstractScrollArea::child), and the program is gone too; here the answer is "none".
/// For the whole program; call it once a QApplication.
void installAccessibleScrollAreas();

} // namespace pd

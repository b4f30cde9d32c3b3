#pragma once

#include "ui/common/search_box.h"

namespace pd {

class ImeBypass;

/// Where a hand scanner's reading goes and a search is typed. Input methods are kept out, so that
/// they can't swallow a reading; F2 in the box itself lets them in, for a shop's name, and out
/// again.
class ScanBox final : public SearchBox
{
    Q_OBJECT
public:
    explicit ScanBox(QWidget *parent = nullptr);
    /// To the box, all of its text selected.
    void takeFocus();

Q_SIGNALS:
    /// Esc: the list as it was before the search.
    void cleared();
    /// Down: into the list.
    void leftDownwards();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setTypingNames(bool typing);

    ImeBypass *m_bypass;
};

} // namespace pd

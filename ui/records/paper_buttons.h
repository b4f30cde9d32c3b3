#pragma once

#include "ui/records/paper.h"

#include <QWidget>

class QLabel;

namespace pd {

/// What can be done with a page, at the foot of its dialog: save it as PDF, print it, close. What
/// came of saving stands above.
class PaperButtons final : public QWidget
{
    Q_OBJECT
public:
    /// `paper` is asked for each time.
    explicit PaperButtons(std::function<Paper()> paper, QWidget *parent = nullptr);

Q_SIGNALS:
    void closed();

private:
    void save();
    std::function<Paper()> m_paper;
    QLabel *m_state;
};

} // namespace pd

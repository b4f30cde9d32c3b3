#pragma once

#include "core/domain/practice_answer.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace pd {

struct Entry;

/// The amber band across the top of the practice world: no picture of it passes for live.
class PracticeBand final : public QWidget
{
    Q_OBJECT
public:
    explicit PracticeBand(QWidget *parent = nullptr);
    /// What the next report will be answered, as chosen in the band's menu.
    [[nodiscard]] PracticeAnswer answer() const;
    /// The answers to choose from; the band's own.
    [[nodiscard]] QMenu *menu() const;
    /// Once a report is on its way its answer is given: back to the real one.
    void onEntryChanged(const Entry &entry);

Q_SIGNALS:
    void answerChosen(pd::PracticeAnswer answer);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void makeMenu();
    void setAnswer(PracticeAnswer answer);
    QPushButton *m_button;
    QMenu *m_menu;
    PracticeAnswer m_answer = PracticeAnswer::Real;
};

} // namespace pd

#include "ui/common/practice_band.h"

#include "core/domain/entry.h"
#include "ui/common/icon_label.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace pd {

PracticeBand::PracticeBand(QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(this))
    , m_menu(new QMenu(this))
{
    auto *layout = new QHBoxLayout(this);
    auto *title = new QLabel(tr("PRACTICE"), this);
    setTextRole(title, TextRole::Strong);
    auto *text = new QLabel(tr("Nothing leaves this computer; no member's points change."), this);
    layout->setContentsMargins(grid(this, 5), grid(this, 1) / 2, grid(this, 5), grid(this, 1) / 2);
    layout->setSpacing(grid(this, 2));
    layout->addWidget(new IconLabel(Icon::Practice, Token::PracticeBandText, 4, this));
    layout->addWidget(title);
    layout->addWidget(text, 1);
    layout->addWidget(m_button);
    // It gives way before the button does.
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_button->setMenu(m_menu);
    m_button->setAutoDefault(false);
    m_button->setFont(smallFont(font()));
    m_button->setFixedHeight(grid(this, 6));
    m_button->setToolTip(tr("What the practice WeChat Pay answers to the next report"));
    makeMenu();
    setAnswer(PracticeAnswer::Real);
    setAccessibleName(title->text());
    setAccessibleDescription(text->text());
    tint();
}

PracticeAnswer PracticeBand::answer() const
{
    return m_answer;
}

QMenu *PracticeBand::menu() const
{
    return m_menu;
}

void PracticeBand::onEntryChanged(const Entry &entry)
{
    if (entry.kind() == EntryKind::Report && entry.state == EntryState::Sending) {
        setAnswer(PracticeAnswer::Real);
    }
}

void PracticeBand::makeMenu()
{
    m_menu->setTitle(tr("&Practice"));
    for (const PracticeAnswer answer : everyPracticeAnswer()) {
        QAction *action = m_menu->addAction(practiceAnswerWord(answer));
        connect(action, &QAction::triggered, this, [this, answer] {
            setAnswer(answer);
            Q_EMIT answerChosen(answer);
        });
        if (answer == PracticeAnswer::Real) {
            m_menu->addSeparator();
        }
    }
}

void PracticeBand::setAnswer(PracticeAnswer answer)
{
    m_answer = answer;
    m_button->setText(tr("Next answer: %1").arg(practiceAnswerWord(answer)));
    m_button->setAccessibleName(m_button->text());
}

void PracticeBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(palette(), Token::PracticeBand));
}

void PracticeBand::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        tint();
    }
}

void PracticeBand::tint()
{
    QPalette own = palette();
    const QColor ink = color(own, Token::PracticeBandText);
    if (own.color(QPalette::WindowText) != ink) {
        own.setColor(QPalette::WindowText, ink);
        setPalette(own);
    }
}

} // namespace pd

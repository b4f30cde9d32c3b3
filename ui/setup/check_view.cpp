#include "ui/setup/check_view.h"

#include "ui/common/icon_label.h"
#include "ui/common/theme.h"
#include "ui/setup/check_words.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {

CheckResult waiting(CheckStep step)
{
    CheckResult result;
    result.step = step;
    return result;
}

} // namespace

CheckView::CheckView(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new QLabel(this))
    , m_start(new QPushButton(this))
    , m_copy(new QPushButton(tr("&Copy as text"), this))
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setAccessibleName(tr("Steps of the check"));
    area->viewport()->setAutoFillBackground(false);
    auto *holder = new QWidget(area);
    auto *table = new QGridLayout(holder);
    table->setContentsMargins(0, 0, grid(this, 1), 0);
    table->setHorizontalSpacing(grid(this, 2));
    table->setVerticalSpacing(grid(this, 2));
    table->setColumnStretch(2, 1);
    int line = 0;
    const QList<CheckStep> steps = everyCheckStep();
    for (const CheckStep step : steps) {
        Row row;
        row.icon = new IconLabel(Icon::Clock, Token::Waiting, 5, holder);
        row.state = new QLabel(holder);
        setTextRole(row.state, TextRole::Strong);
        row.words = new QLabel(holder);
        row.words->setWordWrap(true);
        row.words->setTextFormat(Qt::PlainText);
        row.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row.words->setMinimumHeight(row.words->fontMetrics().height());
        table->addWidget(row.icon, line, 0, Qt::AlignTop);
        table->addWidget(row.state, line, 1, Qt::AlignTop);
        table->addWidget(row.words, line, 2, Qt::AlignTop);
        m_rows.insert(step, row);
        ++line;
    }
    table->setRowStretch(line, 1);
    area->setWidget(holder);
    holder->setAutoFillBackground(false); // setWidget() had turned it on

    setTextRole(m_verdict, TextRole::Strong);
    m_verdict->setObjectName(QStringLiteral("checkVerdict"));
    m_verdict->setWordWrap(true);
    m_start->setObjectName(QStringLiteral("checkStart"));
    m_copy->setObjectName(QStringLiteral("checkCopy"));
    for (QPushButton *button : {m_start, m_copy}) {
        button->setAutoDefault(false);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_start);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 2));
    layout->addWidget(area, 1);
    layout->addWidget(m_verdict);
    layout->addLayout(buttons);

    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_running) {
            stop();
            Q_EMIT cancelRequested();
        } else {
            begin();
            Q_EMIT startRequested();
        }
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(asText()); });
    for (const CheckStep step : steps) {
        setResult(waiting(step));
    }
    m_verdict->setText(tr("The check changes nothing at WeChat Pay."));
    setRunning(false);
}

void CheckView::begin()
{
    m_results.clear();
    const QList<CheckStep> steps = everyCheckStep();
    for (const CheckStep step : steps) {
        setResult(waiting(step));
    }
    m_verdict->setText(tr("Checking …"));
    setRunning(true);
}

void CheckView::setResult(const CheckResult &result)
{
    const Row row = m_rows.value(result.step);
    const Badge badge = badgeFor(result.state);
    const Explanation words = explain(result);
    row.icon->setIcon(badge.icon, badge.token);
    row.icon->setAccessibleName(badge.word);
    row.state->setText(checkStepWord(result.step));
    row.words->setText(words.next.isEmpty() ? words.happened
                                            : QString(words.happened + u'\n' + words.next));
    row.words->setAccessibleName(
        tr("%1: %2. %3").arg(checkStepWord(result.step), badge.word, row.words->text()));
    const auto same = [&result](const CheckResult &known) {
        return known.step == result.step;
    };
    const auto known = std::find_if(m_results.begin(), m_results.end(), same);
    if (known == m_results.end()) {
        m_results.append(result);
    } else {
        *known = result;
    }
}

void CheckView::finish(const QList<CheckResult> &results)
{
    for (const CheckResult &result : results) {
        setResult(result);
    }
    setRunning(false);
    const auto count = [&results](CheckState state) {
        return std::count_if(results.begin(), results.end(),
                             [state](const CheckResult &r) { return r.state == state; });
    };
    if (results.isEmpty()) {
        m_verdict->setText(tr("There is nothing to check here."));
    } else if (count(CheckState::Bad) > 0) {
        m_verdict->setText(tr("Something is wrong: the lines with a cross say what to do."));
    } else if (count(CheckState::Warning) > 0) {
        m_verdict->setText(tr("It works, and there is something to look at."));
    } else {
        m_verdict->setText(tr("Everything works."));
    }
}

void CheckView::stop()
{
    setRunning(false);
    m_verdict->setText(tr("Cancelled."));
}

void CheckView::setRunning(bool running)
{
    m_running = running;
    m_start->setText(running ? tr("Cancel the check") : tr("Check &now"));
    m_copy->setEnabled(!running);
}

bool CheckView::isRunning() const
{
    return m_running;
}

QString CheckView::verdict() const
{
    return m_verdict->text();
}

QString CheckView::asText() const
{
    return checkText(m_results);
}

} // namespace pd

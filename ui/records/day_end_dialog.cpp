#include "ui/records/day_end_dialog.h"

#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "ui/common/chip_group.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"
#include "ui/history/fact_card.h"
#include "ui/records/day_chart.h"
#include "ui/records/paper_buttons.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

namespace pd {

DayEndDialog::DayEndDialog(RecordsDesk &records, const Clock &clock, QString mallName,
                           QWidget *parent)
    : QDialog(parent)
    , m_records(records)
    , m_mallName(std::move(mallName))
    , m_day(new QDateEdit(inShanghai(clock.now()).date(), this))
    , m_view(new ChipGroup(tr("Sum up"), this))
    , m_sentence(makePlainLabel(QString(), TextRole::Strong, this))
    , m_chart(new DayChart(this))
    , m_table(new QTableWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Day's end"));
    m_day->setCalendarPopup(true);
    m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_day->setMaximumDate(m_day->date());
    auto *dayLabel = new QLabel(tr("Day"), this);
    dayLabel->setBuddy(m_day);
    m_day->setAccessibleName(dayLabel->text());
    for (const DayView view : {DayView::State, DayView::Shop, DayView::Operator}) {
        m_view->add(static_cast<int>(view), dayViewWord(view));
    }
    m_chart->setAccessibleName(tr("Bars; the table below says the same"));
    m_table->setAccessibleName(tr("The day in numbers"));
    m_table->setObjectName(QStringLiteral("dayTable"));
    m_table->setColumnCount(4);
    m_table->setHorizontalHeaderLabels({QString(), tr("Entries"), tr("Given"), tr("Taken")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);

    auto *chartCard = new Surface(Token::Card, this);
    auto *chartLayout = new QVBoxLayout(chartCard);
    chartLayout->addWidget(m_chart);
    chartLayout->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(chartCard);
    area->setFocusPolicy(Qt::NoFocus);
    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 2));
    head->addWidget(makePlainLabel(tr("Day's end"), TextRole::Title, this), 1);
    head->addWidget(dayLabel);
    head->addWidget(m_day);
    auto *buttons = new PaperButtons([this] { return paper(); }, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 4), grid(this, 4), grid(this, 4), grid(this, 3));
    layout->setSpacing(grid(this, 2));
    layout->addLayout(head);
    layout->addWidget(m_sentence);
    layout->addWidget(m_view);
    layout->addWidget(area, 1);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    resizeWithin(this, 114, 130);

    connect(m_day, &QDateEdit::dateChanged, this, &DayEndDialog::request);
    connect(m_view, &ChipGroup::chosenChanged, this, &DayEndDialog::refresh);
    connect(buttons, &PaperButtons::closed, this, &QDialog::accept);
    connect(&m_records, &RecordsDesk::dayReady, this,
            [this](Ticket ticket, const DayTotals &totals) {
                if (ticket == m_ticket) {
                    m_totals = totals;
                    refresh();
                }
            });
    connect(&m_records, &RecordsDesk::readFailed, this,
            [this](Ticket ticket, const StoreError &error) {
                if (ticket == m_ticket) {
                    m_sentence->setText(storeProblemText(error).title);
                }
            });
    request();
}

void DayEndDialog::request()
{
    m_ticket = m_records.requestDay(m_day->date());
}

Paper DayEndDialog::paper() const
{
    return dayPaper(m_totals, m_mallName);
}

void DayEndDialog::refresh()
{
    const QList<NamedSum> sums = namedSums(m_totals, static_cast<DayView>(m_view->chosen()));
    m_sentence->setText(sums.isEmpty() ? tr("Nothing was recorded on this day.")
                                       : daySentence(m_totals));
    QList<Bar> bars;
    m_table->setRowCount(static_cast<int>(sums.size()));
    int row = 0;
    for (const NamedSum &one : sums) {
        bars.append({one.name, one.sum.count});
        m_table->setItem(row, 0, new QTableWidgetItem(one.name));
        int column = 1;
        for (const qint64 number : {one.sum.count, one.sum.given, one.sum.taken}) {
            auto *item = new QTableWidgetItem(formatNumber(number));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column++, item);
        }
        ++row;
    }
    m_chart->setBars(bars);
}

} // namespace pd

#include "ui/transactions/period_box.h"

#include "core/domain/clock.h"
#include "core/domain/day_totals.h"
#include "core/domain/zoned_time.h"
#include "ui/common/theme.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace pd {

namespace {

constexpr int daysAtFirst = 6;

/// The first moment of a day as it is counted for reporting.
QDateTime dayStart(const QDate &day)
{
    return dayBounds(day).first;
}

} // namespace

PeriodBox::PeriodBox(const Clock &clock, QWidget *parent)
    : QComboBox(parent)
    , m_clock(clock)
{
    addItem(tr("Today"), static_cast<int>(Period::Today));
    addItem(tr("2 days"), static_cast<int>(Period::TwoDays));
    addItem(tr("All days"), static_cast<int>(Period::Everything));
    addItem(tr("From … to"), static_cast<int>(Period::Chosen));
    setAccessibleName(tr("Days"));
    setToolTip(tr("Which days are listed"));
    connect(this, &QComboBox::currentIndexChanged, this, [this] {
        if (m_dates != nullptr) {
            m_dates->setVisible(period() == Period::Chosen);
        }
        Q_EMIT periodChanged();
    });
}

QDateEdit *PeriodBox::addDate(const QString &label, const QDate &date)
{
    auto *edit = new QDateEdit(date, m_dates);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    auto *word = new QLabel(label, m_dates);
    word->setBuddy(edit);
    setTextRole(word, TextRole::Small);
    edit->setAccessibleName(label);
    connect(edit, &QDateEdit::dateChanged, this, &PeriodBox::dateEdited);
    m_dates->layout()->addWidget(word);
    m_dates->layout()->addWidget(edit);
    return edit;
}

QWidget *PeriodBox::makeDates(QWidget *parent)
{
    m_dates = new QWidget(parent);
    auto *layout = new QHBoxLayout(m_dates);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    const QDate today = inShanghai(m_clock.now()).date();
    m_from = addDate(tr("From"), today.addDays(-daysAtFirst));
    m_to = addDate(tr("To"), today);
    layout->addStretch(1);
    m_dates->hide();
    return m_dates;
}

PeriodBox::Period PeriodBox::period() const
{
    return static_cast<Period>(currentData().toInt());
}

void PeriodBox::choose(Period period)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(findData(static_cast<int>(period)));
    if (m_dates != nullptr) {
        m_dates->setVisible(period == Period::Chosen);
    }
}

void PeriodBox::limit(TransactionQuery &query) const
{
    const auto [from, to] = range();
    query.from = from;
    query.to = to;
}

QString PeriodBox::words() const
{
    return period() == Period::Chosen ? tr("%1 to %2").arg(m_from->text(), m_to->text())
                                      : currentText();
}

std::pair<QDateTime, QDateTime> PeriodBox::range() const
{
    const QDate today = inShanghai(m_clock.now()).date();
    switch (period()) {
    case Period::Today:
        return {dayStart(today), {}};
    case Period::TwoDays:
        return {dayStart(today.addDays(-1)), {}};
    case Period::Everything:
        return {};
    case Period::Chosen:
        return {dayStart(m_from->date()), dayStart(m_to->date().addDays(1))};
    }
    Q_UNREACHABLE();
}

} // namespace pd

#include "ui/records/day_page.h"

#include "ui/common/format.h"
#include "ui/common/record_words.h"
#include "ui/common/words.h"
#include "ui/records/day_chart.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainter>

namespace pd {

namespace {

struct DayPage
{
    Q_DECLARE_TR_FUNCTIONS(pd::DayPage)
};

constexpr qsizetype linesShown = 14;
// Tenths of a millimetre.
constexpr qreal pageWidth = 2100;
constexpr qreal pageHeight = 2970;
constexpr qreal margin = 180;
constexpr int textHeight = 34;
constexpr int titleHeight = 56;
constexpr qreal rowHeight = 52;

QFont fontOf(int height, QFont::Weight weight = QFont::Normal)
{
    QFont font = QApplication::font();
    font.setPixelSize(height);
    font.setWeight(weight);
    return font;
}

QList<NamedSum> shortened(QList<NamedSum> sums)
{
    if (sums.size() <= linesShown) {
        return sums;
    }
    NamedSum rest{DayPage::tr("%n others", nullptr, static_cast<int>(sums.size() - linesShown + 1)),
                  {}};
    while (sums.size() >= linesShown) {
        rest.sum += sums.takeLast().sum;
    }
    sums.append(rest);
    return sums;
}

void paintDay(QPainter &painter, const DayTotals &totals, const QString &mallName)
{
    const qreal width = pageWidth - 2 * margin;
    qreal y = margin;
    const auto line = [&](const QString &text, const QFont &font, qreal height) {
        painter.setFont(font);
        painter.setPen(Qt::black);
        QRectF used;
        painter.drawText(QRectF(margin, y, width, height * 3), Qt::AlignLeft | Qt::TextWordWrap,
                         text, &used);
        y = qMax(y + height, used.bottom() + height / 4);
    };
    line(DayPage::tr("%1 — day's end, %2").arg(mallName, totals.day.toString(Qt::ISODate)),
         fontOf(titleHeight, QFont::DemiBold), titleHeight * 1.4);
    line(daySentence(totals), fontOf(textHeight), rowHeight);
    for (const DayView view : {DayView::State, DayView::Shop, DayView::Operator}) {
        y += rowHeight / 2;
        line(dayViewWord(view), fontOf(textHeight, QFont::DemiBold), rowHeight);
        QList<Bar> bars;
        const QList<NamedSum> sums = shortened(namedSums(totals, view));
        for (const NamedSum &one : sums) {
            bars.append({one.name, one.sum.count});
        }
        const qreal chartWidth = width * 0.6;
        const qreal top = y;
        y += paintBars(painter, {margin, y, chartWidth, rowHeight * qreal(bars.size())}, bars,
                       {fontOf(textHeight), Qt::black, QColor(0x60, 0x60, 0x60), rowHeight});
        painter.setPen(Qt::black);
        for (qsizetype i = 0; i < sums.size(); ++i) {
            painter.drawText(
                QRectF(margin + chartWidth, top + rowHeight * qreal(i), width - chartWidth,
                       rowHeight),
                Qt::AlignRight | Qt::AlignVCenter,
                DayPage::tr("+%1  −%2")
                    .arg(formatNumber(sums[i].sum.given), formatNumber(sums[i].sum.taken)));
        }
    }
}

} // namespace

QString dayViewWord(DayView view)
{
    switch (view) {
    case DayView::State:
        return DayPage::tr("By outcome");
    case DayView::Shop:
        return DayPage::tr("By shop");
    case DayView::Operator:
        return DayPage::tr("By operator");
    }
    Q_UNREACHABLE();
}

QList<NamedSum> namedSums(const DayTotals &totals, DayView view)
{
    QList<NamedSum> sums;
    switch (view) {
    case DayView::State:
        for (const auto &line : byOutcome(totals)) {
            sums.append({badgeFor(line.key).word, line.sum});
        }
        return sums;
    case DayView::Shop:
        for (const auto &line : byShop(totals)) {
            sums.append({shopWord(line.key), line.sum});
        }
        return sums;
    case DayView::Operator:
        for (const auto &line : byOperator(totals)) {
            sums.append({line.key, line.sum});
        }
        return sums;
    }
    Q_UNREACHABLE();
}

QString daySentence(const DayTotals &totals)
{
    const DaySum sum = totalOf(totals);
    return DayPage::tr("%1 entries. Points given: %2, taken: %3. Still unknown: %4, to book: %5.")
        .arg(formatNumber(sum.count), formatNumber(sum.given), formatNumber(sum.taken),
             formatNumber(countOf(totals, EntryState::Unknown)),
             formatNumber(countOf(totals, EntryState::ToBook)));
}

Paper dayPaper(const DayTotals &totals, const QString &mallName)
{
    return {DayPage::tr("Day's end %1").arg(totals.day.toString(Qt::ISODate)),
            QSizeF(pageWidth, pageHeight) / 10.0, [totals, mallName](QPainter &painter) {
                paintDay(painter, totals, mallName);
            }};
}

} // namespace pd

#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QPainter;

namespace pd {

struct Bar
{
    QString name;
    qint64 value = 0;
};

struct BarLook
{
    QFont font;
    QColor text;
    QColor bar;
    qreal rowHeight = 0;
};

/// Bars from left to right, the longest as wide as there is room; name before, number behind.
/// @return how high it is
qreal paintBars(QPainter &painter, const QRectF &area, const QList<Bar> &bars, const BarLook &look);

/// Bars of a day. The table beside it says the same numbers.
class DayChart final : public QWidget
{
    Q_OBJECT
public:
    explicit DayChart(QWidget *parent = nullptr);
    void setBars(const QList<Bar> &bars);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] BarLook look() const;
    QList<Bar> m_bars;
};

} // namespace pd

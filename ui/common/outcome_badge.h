#pragma once

#include "ui/common/words.h"

#include <QWidget>

class QPainter;

namespace pd {

/// How a badge is painted: for widgets and for the delegates of tables alike.
void paintBadge(QPainter *painter, const QRect &rect, const Badge &badge, const QFont &font,
                const QPalette &palette);
[[nodiscard]] QSize badgeSize(const Badge &badge, const QFont &font);

/// An icon, a word and a colour on a soft ground.
class OutcomeBadge final : public QWidget
{
    Q_OBJECT
public:
    explicit OutcomeBadge(QWidget *parent = nullptr);
    void setBadge(const Badge &badge);
    [[nodiscard]] QString word() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Badge m_badge;
};

} // namespace pd

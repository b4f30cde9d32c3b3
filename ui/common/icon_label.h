#pragma once

#include "ui/common/icons.h"

#include <QWidget>

namespace pd {

/// One icon in one colour; decoration beside words, so screen readers pass it by.
class IconLabel final : public QWidget
{
    Q_OBJECT
public:
    IconLabel(Icon icon, Token token, int quarters, QWidget *parent = nullptr);
    void setIcon(Icon icon, Token token);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Token m_token;
    int m_quarters;
};

} // namespace pd

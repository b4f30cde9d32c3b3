#pragma once

#include <QWidget>

class QHBoxLayout;

namespace pd {

/// The amber band across the top of the practice world: no picture of it passes for live.
class PracticeBand final : public QWidget
{
    Q_OBJECT
public:
    explicit PracticeBand(QWidget *parent = nullptr);
    /// A widget at the right end.
    void addWidget(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();
    QHBoxLayout *m_layout;
};

} // namespace pd

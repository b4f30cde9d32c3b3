#pragma once

#include <QPushButton>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace pd {

/// One choice of a ChipGroup. Checked is told by ground, weight and edge, not by colour alone.
class Chip final : public QPushButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A row of chips of which one is chosen: filters, or "earned | not earned". The arrow keys move
/// between them, Tab enters and leaves the row.
class ChipGroup final : public QWidget
{
    Q_OBJECT
public:
    /// `name` is what a screen reader says of the row.
    explicit ChipGroup(const QString &name, QWidget *parent = nullptr);
    Chip *add(int id, const QString &text);
    [[nodiscard]] int chosen() const;
    void choose(int id); ///< no signal
    void chooseNone(); ///< until the operator chooses; no signal
    [[nodiscard]] Chip *chip(int id) const;

Q_SIGNALS:
    /// The operator chose another one.
    void chosenChanged(int id);

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_layout;
    QString m_name;
};

} // namespace pd

#pragma once

#include "core/domain/entry.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace pd {

class Clock;
class PeriodBox;

/// What the history is narrowed by beside outcome and text: days, operator, shop, reason. A row to
/// choose in, opened and closed by a button; what is chosen stands as chips that take it away
/// again, also while the row is closed.
class HistoryFilters final : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryFilters(const Clock &clock, QWidget *parent = nullptr);

    /// For the pane's head; made once.
    [[nodiscard]] QPushButton *button() const;
    /// What is offered; what is chosen stays.
    void setChoices(const HistoryChoices &choices);
    void apply(HistoryQuery *query) const;
    [[nodiscard]] bool isActive() const;
    /// One line for people: "Operator: 王芳; Today". Empty when nothing is chosen.
    [[nodiscard]] QString words() const;
    void clear(); ///< changed() once, if there was anything
    void open(); ///< the row, with the focus in it

Q_SIGNALS:
    void changed();
    void opened(); ///< choices may be read again

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Active
    {
        QString text;
        QWidget *field = nullptr;
    };
    [[nodiscard]] QComboBox *addBox(const QString &label, const QString &everything);
    [[nodiscard]] QList<Active> active() const;
    void takeAway(QWidget *field);
    void onChanged();
    void rebuildChips();

    QPushButton *m_button;
    QWidget *m_row;
    QWidget *m_chips;
    QHBoxLayout *m_rowLayout;
    QHBoxLayout *m_chipLayout;
    PeriodBox *m_period;
    QComboBox *m_operator;
    QComboBox *m_shop;
    QComboBox *m_reason;
};

} // namespace pd

#pragma once

#include "core/domain/transaction.h"
#include "core/service/desk.h"

#include <QPushButton>
#include <QTimer>

#include <optional>

namespace pd {

class Clock;

/// The strip that stays in view: "12 waiting, until 24:00, 3 h 12 min left". A press lists them.
/// The store counts, so that the list may show something else.
class WaitingStrip final : public QPushButton
{
    Q_OBJECT
public:
    WaitingStrip(Desk &desk, const Clock &clock, QWidget *parent = nullptr);
    void recount();
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void request();
    void onCount(Ticket ticket, const WaitingCount &count);
    void refresh();

    Desk &m_desk;
    const Clock &m_clock;
    QTimer m_soon; ///< many changes, one count
    std::optional<Ticket> m_ticket;
    WaitingCount m_waiting;
};

} // namespace pd

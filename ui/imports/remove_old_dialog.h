#pragma once

#include "core/service/desk.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;
class QSpinBox;

namespace pd {

class Clock;

/// "Remove transactions older than N days": says what goes and what stays, asks for Ctrl+Enter,
/// shows how it went. Shown by open().
class RemoveOldDialog final : public QDialog
{
    Q_OBJECT
public:
    RemoveOldDialog(Desk &desk, const Clock &clock, int days, QWidget *parent = nullptr);

public Q_SLOTS:
    void reject() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QDateTime before() const;
    void refresh();
    void remove();
    void onNotStarted(Ticket ticket, ImportStart why);
    void onProgress(Ticket ticket, const ImportProgress &progress);
    void onFinished(Ticket ticket, const ImportResult &result);

    Desk &m_desk;
    const Clock &m_clock;
    QSpinBox *m_days;
    QLabel *m_what;
    QLabel *m_state;
    QPushButton *m_cancel;
    QPushButton *m_remove;
    std::optional<Ticket> m_ticket;
};

} // namespace pd

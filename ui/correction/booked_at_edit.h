#pragma once

#include <QDateTime>
#include <QWidget>

class QDateTimeEdit;

namespace pd {

class Chip;
class Clock;

/// When the points were booked: now, unless the operator says otherwise. Shown on the mall's clock
/// whose zone zoneText() says; given and taken as RFC 3339, whose zone is kept.
class BookedAtEdit final : public QWidget
{
    Q_OBJECT
public:
    explicit BookedAtEdit(const Clock &clock, QWidget *parent = nullptr);

    /// RFC 3339 with zone. While it says "now", the moment of this call.
    [[nodiscard]] QString text() const;
    /// Empty: now. What is not RFC 3339 is shown as now as well.
    void setText(const QString &rfc3339);
    [[nodiscard]] bool isNow() const;
    /// While it says "now", shows the time that it is.
    void refresh();
    /// "UTC+08:00", of the time that is shown.
    [[nodiscard]] QString zoneText() const;

Q_SIGNALS:
    void edited();
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void show(const QDateTime &time);

    const Clock &m_clock;
    QDateTimeEdit *m_edit;
    Chip *m_now;
    QDateTime m_time; ///< with its zone; what is shown when it is not "now"
};

} // namespace pd

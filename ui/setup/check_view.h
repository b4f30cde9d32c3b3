#pragma once

#include "core/service/check_result.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace pd {

class IconLabel;

/// The steps of a connection check as they come in: a tick or a cross, what was found and what to
/// do. It runs nothing itself.
class CheckView final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckView(QWidget *parent = nullptr);

    void begin(); ///< every step waits
    void setResult(const CheckResult &result);
    void finish(const QList<CheckResult> &results);
    void stop(); ///< cancelled
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QString asText() const;

Q_SIGNALS:
    void startRequested();
    void cancelRequested();

private:
    struct Row
    {
        IconLabel *icon = nullptr;
        QLabel *state = nullptr;
        QLabel *words = nullptr;
    };
    void setRunning(bool running);
    QHash<CheckStep, Row> m_rows;
    QList<CheckResult> m_results;
    QLabel *m_verdict;
    QPushButton *m_start;
    QPushButton *m_copy;
    bool m_running = false;
};

} // namespace pd

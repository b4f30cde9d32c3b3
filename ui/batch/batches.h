#pragma once

#include "core/service/batch_desk.h"

#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace pd {

class BatchWindow;
class Clock;
class Desk;
class InlineBanner;
struct Profile;

/// Everything about batches in the main window: the entries of their menu, their window, and the
/// strip that says that one is not finished.
class Batches final : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive this.
    Batches(Desk &desk, const Profile &profile, bool practice, const Clock &clock, QWidget *window);
    void addTo(QMenu *menu);
    /// For the main window's column; hidden while there is nothing to say.
    [[nodiscard]] InlineBanner *strip() const;
    [[nodiscard]] BatchWindow *window();
    /// The main window closes: nothing more can be asked for.
    void close();
    /// Reports are on their way, or will be.
    [[nodiscard]] bool isRunning() const;

public Q_SLOTS:
    void reportWaiting();
    void openSource();
    /// The batch that is not finished, or the last one.
    void openLast();

Q_SIGNALS:
    void historyRequested(const pd::Batch &batch);

private:
    void bringToFront();
    void onFound(const std::optional<Batch> &batch);
    void onProgress(const BatchProgress &progress);
    void refresh();
    BatchDesk m_desk;
    const Profile &m_profile;
    bool m_practice;
    const Clock &m_clock;
    QWidget *m_window;
    InlineBanner *m_strip;
    QPointer<BatchWindow> m_batchWindow;
    std::optional<Batch> m_last;
    BatchProgress m_progress;
};

} // namespace pd

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QAbstractButton;

namespace pd {

/// Drives widgets of the real window step by step, as a person would: waits until something is
/// there, then does one thing. No nested event loop: it looks again on a timer.
class UiDriver : public QObject
{
    Q_OBJECT
public:
    using Ready = std::function<bool()>;
    using Act = std::function<void()>;

    explicit UiDriver(QObject *parent = nullptr);
    /// Waits for `ready` (at most 20 s), then does `act`. `what` is for the report when it never
    /// comes.
    void then(const QString &what, Ready ready, Act act);
    /// Begins; ends with finished().
    void run();

    /// A visible, enabled descendant of `root` by its object name, else null.
    template <class Widget>
    [[nodiscard]] static Widget *find(const QWidget *root, const QString &name)
    {
        auto *widget = root->findChild<Widget *>(name);
        return widget != nullptr && isUsable(widget) ? widget : nullptr;
    }
    static void press(QAbstractButton *button);
    /// Types a text into a field, replacing what is there, key by key.
    static void type(QWidget *field, const QString &text);
    static void pressKey(QWidget *widget, Qt::Key key);

Q_SIGNALS:
    /// `failedStep` is empty if all steps were done.
    void finished(const QString &failedStep);

private:
    struct Step
    {
        QString what;
        Ready ready;
        Act act;
    };
    [[nodiscard]] static bool isUsable(const QWidget *widget);
    void look();

    std::vector<Step> m_steps;
    size_t m_next = 0;
    QTimer m_timer;
    QElapsedTimer m_waiting;
};

} // namespace pd

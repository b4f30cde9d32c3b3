#include "app/ui_driver.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace pd {

namespace {

constexpr int lookEveryMs = 20;
constexpr int patienceMs = 20'000;

void sendKey(QWidget *widget, int key, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(widget, &down);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(widget, &up);
}

} // namespace

UiDriver::UiDriver(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &UiDriver::look);
}

void UiDriver::then(const QString &what, Ready ready, Act act)
{
    m_steps.push_back({what, std::move(ready), std::move(act)});
}

void UiDriver::run()
{
    m_next = 0;
    m_waiting.start();
    m_timer.start();
}

void UiDriver::look()
{
    if (m_next == m_steps.size()) {
        m_timer.stop();
        Q_EMIT finished({});
        return;
    }
    const Step &step = m_steps[m_next];
    if (step.ready()) {
        ++m_next;
        m_waiting.restart();
        step.act();
    } else if (m_waiting.elapsed() > patienceMs) {
        m_timer.stop();
        Q_EMIT finished(step.what);
    }
}

bool UiDriver::isUsable(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled();
}

void UiDriver::press(QAbstractButton *button)
{
    button->setFocus();
    button->click();
}

void UiDriver::type(QWidget *field, const QString &text)
{
    field->setFocus();
    sendKey(field, Qt::Key_End, {});
    QKeyEvent selectAll(QEvent::KeyPress, Qt::Key_A, Qt::ControlModifier);
    QCoreApplication::sendEvent(field, &selectAll);
    for (const QChar c : text) {
        sendKey(field, c.unicode() < 0x80 ? c.toUpper().unicode() : 0, QString(c));
    }
}

void UiDriver::pressKey(QWidget *widget, Qt::Key key)
{
    sendKey(widget, key, {});
}

} // namespace pd

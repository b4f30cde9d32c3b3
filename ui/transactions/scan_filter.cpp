#include "ui/transactions/scan_filter.h"

#include "core/domain/text.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

// A little longer than the gap, since the window may get a key later than it was struck.
constexpr int patienceMs = ScanFilter::maxGapMs + 5;

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

bool hasCommandModifier(const QKeyEvent &event)
{
    return (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
}

bool isCodeCharacter(QChar c)
{
    return c > u' ' && c < QChar(0x7F);
}

bool isCodeText(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isCodeCharacter);
}

bool isCodeKey(const QKeyEvent &event)
{
    return !event.isAutoRepeat() && !hasCommandModifier(event) && isCodeText(event.text());
}

ScanFilter::Milliseconds steadyClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] {
        return timer.elapsed();
    };
}

/// A security key or a password manager types as fast as a scanner, and nothing of a secret is to
/// be kept here.
bool isSecret(const QWidget *receiver)
{
    const auto *line = qobject_cast<const QLineEdit *>(receiver);
    return line != nullptr && line->echoMode() != QLineEdit::Normal;
}

} // namespace

ScanFilter::ScanFilter(QObject *parent)
    : ScanFilter(steadyClock(), parent)
{ }

ScanFilter::ScanFilter(Milliseconds clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    m_patience.setSingleShot(true);
    m_patience.setTimerType(Qt::PreciseTimer);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &ScanFilter::release);
}

ScanFilter::~ScanFilter() = default;

bool ScanFilter::eventFilter(QObject *watched, QEvent *event)
{
    auto *receiver = qobject_cast<QWidget *>(watched);
    if (m_releasing || receiver == nullptr || isSecret(receiver)) {
        return false;
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // A shortcut runs before its key press arrives: what was typed before it must be there.
        auto *key = &dynamic_cast<QKeyEvent &>(*event);
        if (isEnter(*key) && !hasCommandModifier(*key) && looksLikeScan(momentOf(*key))) {
            key->accept();
            return true;
        }
        if (!isCodeKey(*key) && !isEnter(*key)) {
            release();
        }
        if (hasCommandModifier(*key)) {
            release();
        }
        return false;
    }
    case QEvent::KeyPress:
        return onKeyPress(receiver, &dynamic_cast<QKeyEvent &>(*event));
    case QEvent::InputMethod:
        return onCommit(receiver, &dynamic_cast<QInputMethodEvent &>(*event));
    case QEvent::MouseButtonPress:
    case QEvent::FocusOut:
        release();
        return false;
    default:
        return false;
    }
}

bool ScanFilter::onKeyPress(QWidget *receiver, QKeyEvent *event)
{
    const Moment at = momentOf(*event);
    if (isEnter(*event) && !hasCommandModifier(*event)) {
        if (looksLikeScan(at)) {
            event->accept();
            finish(receiver, at);
            return true;
        }
        if (m_lastScanAt && gap(*m_lastScanAt, at) < trailingEnterMs) {
            event->accept();
            return true;
        }
        release();
        return false;
    }
    if (!isCodeKey(*event)) {
        const bool modifierAlone = event->text().isEmpty() && event->key() == Qt::Key_Shift;
        if (!modifierAlone) {
            release();
        }
        return false;
    }
    hold(receiver, std::shared_ptr<QEvent>(event->clone()), event->text(), at);
    event->accept();
    return true;
}

bool ScanFilter::onCommit(QWidget *receiver, QInputMethodEvent *event)
{
    const QString text = cleanPasted(event->commitString()).text;
    const bool plain = event->preeditString().isEmpty() && event->replacementLength() == 0
        && text.size() == event->commitString().size() && isCodeText(text);
    if (!plain) {
        release();
        return false;
    }
    hold(receiver, std::shared_ptr<QEvent>(event->clone()), text, {m_clock(), 0});
    event->accept();
    return true;
}

void ScanFilter::hold(QWidget *receiver, std::shared_ptr<QEvent> event, const QString &text,
                      Moment at)
{
    if (!m_held.isEmpty() && gap(m_lastKeyAt, at) >= maxGapMs) {
        release();
    }
    m_held.append({receiver, std::move(event), text});
    m_lastKeyAt = at;
    m_patience.start();
}

void ScanFilter::release()
{
    m_patience.stop();
    if (m_held.isEmpty() || m_releasing) {
        return;
    }
    const QList<HeldKey> keys = std::exchange(m_held, {});
    m_releasing = true;
    for (const HeldKey &key : keys) {
        if (key.receiver) {
            QCoreApplication::sendEvent(key.receiver, key.event.get());
        }
    }
    m_releasing = false;
}

void ScanFilter::finish(QWidget *receiver, Moment at)
{
    m_patience.stop();
    const QString code = heldText();
    m_held.clear();
    const bool again = code == m_lastCode && m_lastScanAt && gap(*m_lastScanAt, at) < repeatMs;
    m_lastScanAt = at;
    m_lastCode = code;
    if (again) {
        return;
    }
    if (receiver->window()->isModal()) {
        m_lastCode.clear(); // it was not used, so it may be scanned again at once
        Q_EMIT scanIgnored(code);
        return;
    }
    Q_EMIT scanned(code);
}

bool ScanFilter::looksLikeScan(Moment at) const
{
    return heldText().size() >= minLength && gap(m_lastKeyAt, at) < maxGapMs;
}

QString ScanFilter::heldText() const
{
    QString text;
    for (const HeldKey &key : m_held) {
        text += key.text;
    }
    return text;
}

ScanFilter::Moment ScanFilter::momentOf(const QKeyEvent &event) const
{
    return {m_clock(), static_cast<qint64>(event.timestamp())};
}

qint64 ScanFilter::gap(Moment earlier, Moment later)
{
    return earlier.stamp != 0 && later.stamp != 0 ? later.stamp - earlier.stamp
                                                  : later.clock - earlier.clock;
}

} // namespace pd

#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QKeyEvent;
class QInputMethodEvent;
class QWidget;

namespace pd {

/// Tells a hand scanner from hands. A scanner is a keyboard: its keys are less than 20 ms apart and
/// Enter ends them. Installed on the application, it holds each character for a moment; when the
/// burst turns out to be a scan, no widget ever sees its keys or its Enter, and scanned() says the
/// code; when it does not, the keys go on to where they were typed.
///
/// While a modal dialog has the focus a scan is swallowed and scanIgnored() says so: a scan never
/// confirms anything. The same code within two seconds is ignored. Fields for secrets are left
/// alone.
class ScanFilter : public QObject
{
    Q_OBJECT
public:
    /// Milliseconds of a clock that only goes forward; used where an event has no time of its own.
    using Milliseconds = std::function<qint64()>;

    static constexpr int maxGapMs = 20; ///< between two keys of a scanner
    static constexpr int minLength = 6; ///< shorter bursts are hands, or a damaged label
    static constexpr int repeatMs = 2'000; ///< the same code again within it is the same scan
    static constexpr int trailingEnterMs = 100; ///< a scanner that ends with CR and LF

    explicit ScanFilter(QObject *parent = nullptr);
    ScanFilter(Milliseconds clock, QObject *parent);
    ~ScanFilter() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void scanned(const QString &code);
    void scanIgnored(const QString &code);

private:
    /// A key has the time at which it was struck; an input method's commit has none.
    struct Moment
    {
        qint64 clock = 0;
        qint64 stamp = 0; ///< 0: unknown
    };
    struct HeldKey
    {
        QPointer<QWidget> receiver;
        std::shared_ptr<QEvent> event; ///< QKeyEvent or QInputMethodEvent
        QString text;
    };

    [[nodiscard]] bool onKeyPress(QWidget *receiver, QKeyEvent *event);
    [[nodiscard]] bool onCommit(QWidget *receiver, QInputMethodEvent *event);
    void hold(QWidget *receiver, std::shared_ptr<QEvent> event, const QString &text, Moment at);
    /// Sends the held keys on to where they were typed.
    void release();
    void finish(QWidget *receiver, Moment at);
    [[nodiscard]] bool looksLikeScan(Moment at) const;
    [[nodiscard]] QString heldText() const;
    [[nodiscard]] Moment momentOf(const QKeyEvent &event) const;
    [[nodiscard]] static qint64 gap(Moment earlier, Moment later);

    Milliseconds m_clock;
    QTimer m_patience; ///< ends the holding when no further key comes
    QList<HeldKey> m_held;
    Moment m_lastKeyAt;
    bool m_releasing = false;
    QString m_lastCode;
    std::optional<Moment> m_lastScanAt;
};

} // namespace pd

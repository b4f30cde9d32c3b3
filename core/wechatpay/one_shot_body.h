#pragma once

#include <QByteArray>
#include <QIODevice>

namespace pd {

/// A request body that can be read once and never again. Qt's network manager sends a POST a second
/// time when the server closes the connection without an answer; a body that it can't rewind makes
/// it report ContentReSendError instead (docs/wechat-pay.md).
///
/// It is a gate as well: the manager writes the head of a request together with the first bytes of
/// its body, so as long as nothing was read here, nothing can have left this machine. Lives on the
/// thread of the manager, which reads it there.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);
    /// True as soon as one byte has been handed over: from then on it may have left.
    [[nodiscard]] bool wasRead() const;
    /// Nothing is handed over any more.
    void shut();

    [[nodiscard]] bool isSequential() const override;
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    bool reset() override;
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_handedOver = 0;
    bool m_shut = false;
};

} // namespace pd

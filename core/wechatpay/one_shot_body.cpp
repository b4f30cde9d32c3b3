#include "core/wechatpay/one_shot_body.h"

#include <algorithm>
#include <utility>

namespace pd {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered: QIODevice would read ahead, and give from its buffer after shut().
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::wasRead() const
{
    return m_handedOver > 0;
}

void OneShotBody::shut()
{
    m_shut = true;
}

bool OneShotBody::isSequential() const
{
    return true;
}

bool OneShotBody::atEnd() const
{
    return bytesAvailable() == 0;
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_shut ? 0 : m_bytes.size() - m_handedOver;
}

bool OneShotBody::reset()
{
    return false;
}

bool OneShotBody::seek(qint64 /*position*/)
{
    return false;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, bytesAvailable());
    if (size <= 0) {
        return -1;
    }
    std::copy_n(m_bytes.constData() + m_handedOver, size, data);
    m_handedOver += size;
    return size;
}

qint64 OneShotBody::writeData(const char * /*data*/, qint64 /*size*/)
{
    return -1;
}

} // namespace pd

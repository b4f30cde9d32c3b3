#include "core/store/write_ahead_log.h"

#include <QByteArray>
#include <QFile>
#include <QtEndian>

#include <optional>

namespace pd::write_ahead_log {

namespace {

constexpr qint64 headerSize = 32;
constexpr qint64 frameHeaderSize = 24;
constexpr quint32 magic = 0x377f0682; ///< its lowest bit: sums over big-endian words
// A log is brought back to the file every 1000 pages; one this large comes from an import, and a
// look at all of it would hold up the start.
constexpr qint64 largestChecked = qint64{64} * 1024 * 1024;

quint32 bigEndian(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

struct Sum
{
    quint32 first = 0;
    quint32 second = 0;
    bool operator==(const Sum &) const = default;

    void add(const QByteArray &bytes, qsizetype from, qsizetype length, bool wordsAreBigEndian)
    {
        for (qsizetype at = from; at < from + length; at += 8) {
            const char *data = bytes.constData() + at;
            first += second
                + (wordsAreBigEndian ? qFromBigEndian<quint32>(data)
                                     : qFromLittleEndian<quint32>(data));
            second += first
                + (wordsAreBigEndian ? qFromBigEndian<quint32>(data + 4)
                                     : qFromLittleEndian<quint32>(data + 4));
        }
    }
};

/// What one frame says of itself, believed or not.
struct Frame
{
    quint32 page = 0;
    bool isCommit = false;
    bool ofThisLog = false; ///< the salts are the header's
};

Frame frameFrom(const QByteArray &bytes, const QByteArray &header)
{
    return {bigEndian(bytes, 0), bigEndian(bytes, 4) != 0, bytes.mid(8, 8) == header.mid(16, 8)};
}

/// Reads on behind the first broken frame.
class BehindBroken
{
public:
    explicit BehindBroken(const Frame &broken)
        : m_ended(broken.ofThisLog && broken.isCommit)
        , m_lastPage(broken.page)
    { }

    /// @return true when the frame belongs to a transaction after the broken one.
    bool isLater(const Frame &frame)
    {
        if (!frame.ofThisLog) {
            return false;
        }
        // A commit's last frame may be repeated to fill a sector.
        const bool isPadding = frame.isCommit && frame.page == m_lastPage;
        const bool later = m_ended && !isPadding;
        m_ended = m_ended || frame.isCommit;
        m_lastPage = frame.page;
        return later;
    }

private:
    bool m_ended; ///< the broken transaction's commit has been passed
    quint32 m_lastPage;
};

} // namespace

bool hasLostCommits(const QString &walPath)
{
    QFile file(walPath);
    if (file.size() <= headerSize + frameHeaderSize || file.size() > largestChecked
        || !file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray header = file.read(headerSize);
    const quint32 seenMagic = bigEndian(header, 0);
    const bool wordsAreBigEndian = (seenMagic & 1U) != 0;
    const qint64 pageSize = bigEndian(header, 8);
    Sum sum;
    sum.add(header, 0, 24, wordsAreBigEndian);
    const bool headerIsSound = (seenMagic & ~quint32{1}) == magic && pageSize >= 512
        && pageSize <= 65536 && sum == Sum{bigEndian(header, 24), bigEndian(header, 28)};
    if (!headerIsSound) {
        return true; // it is written once, within one sector, before any frame
    }
    const qint64 frameSize = frameHeaderSize + pageSize;
    std::optional<BehindBroken> behind;
    for (QByteArray bytes = file.read(frameSize); bytes.size() == frameSize;
         bytes = file.read(frameSize)) {
        const Frame frame = frameFrom(bytes, header);
        if (behind) {
            if (behind->isLater(frame)) {
                return true;
            }
            continue;
        }
        sum.add(bytes, 0, 8, wordsAreBigEndian);
        sum.add(bytes, frameHeaderSize, pageSize, wordsAreBigEndian);
        if (!frame.ofThisLog || sum != Sum{bigEndian(bytes, 16), bigEndian(bytes, 20)}) {
            behind.emplace(frame);
        }
    }
    return false;
}

} // namespace pd::write_ahead_log

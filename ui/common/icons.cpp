#include "ui/common/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>

namespace pd {

namespace {

QString nameOf(Icon icon)
{
    switch (icon) {
    case Icon::Tick:
        return QStringLiteral("accepted");
    case Icon::DoubleTick:
        return QStringLiteral("already");
    case Icon::Clock:
        return QStringLiteral("waiting");
    case Icon::Question:
        return QStringLiteral("unknown");
    case Icon::Cross:
    case Icon::Error:
        return QStringLiteral("rejected");
    case Icon::Book:
        return QStringLiteral("to_book");
    case Icon::BookTick:
        return QStringLiteral("booked");
    case Icon::NotSent:
        return QStringLiteral("not_sent");
    case Icon::Sending:
        return QStringLiteral("sending");
    case Icon::Search:
        return QStringLiteral("search");
    case Icon::Scan:
        return QStringLiteral("scan");
    case Icon::Refresh:
        return QStringLiteral("refresh");
    case Icon::Info:
        return QStringLiteral("info");
    case Icon::Warning:
    case Icon::Practice:
        return QStringLiteral("warning");
    case Icon::Copy:
        return QStringLiteral("copy");
    case Icon::Close:
        return QStringLiteral("close");
    case Icon::Connected:
        return QStringLiteral("online");
    case Icon::Disconnected:
        return QStringLiteral("offline");
    case Icon::Refund:
        return QStringLiteral("refund");
    case Icon::Eye:
        return QStringLiteral("eye");
    case Icon::EyeOff:
        return QStringLiteral("eye_off");
    case Icon::Send:
        return QStringLiteral("send");
    case Icon::Member:
        return QStringLiteral("member");
    case Icon::Shop:
        return QStringLiteral("shop");
    case Icon::Receipt:
        return QStringLiteral("receipt");
    case Icon::Points:
        return QStringLiteral("points");
    case Icon::Help:
        return QStringLiteral("help");
    case Icon::History:
        return QStringLiteral("history");
    case Icon::Calendar:
        return QStringLiteral("calendar");
    case Icon::Check:
        return QStringLiteral("check");
    case Icon::Key:
        return QStringLiteral("key");
    case Icon::Filter:
        return QStringLiteral("filter");
    case Icon::Export:
        return QStringLiteral("export");
    case Icon::Expand:
        return QStringLiteral("expand");
    case Icon::Collapse:
        return QStringLiteral("collapse");
    }
    Q_UNREACHABLE();
}

constexpr int pngSizes[] = {16, 20, 24, 32, 40, 48, 64, 96};

/// The stored size that is nearest to `pixels`: drawn as it is where it fits, so that lines stay
/// crisp.
int storedSize(int pixels)
{
    const auto *nearest
        = std::min_element(std::begin(pngSizes), std::end(pngSizes), [pixels](int a, int b) {
              return std::abs(a - pixels) < std::abs(b - pixels);
          });
    return *nearest;
}

/// The picture in one colour, at most a quarter larger or smaller than asked for.
QPixmap tinted(Icon icon, int pixels, const QColor &color)
{
    const int stored = storedSize(pixels);
    const bool crisp = std::abs(stored - pixels) * 4 <= pixels;
    const QString key
        = QStringLiteral("pd-%1-%2-%3").arg(nameOf(icon)).arg(pixels).arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QImage image = QImage(QStringLiteral(":/pd/icons/%1_%2.png").arg(nameOf(icon)).arg(stored))
                       .convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        return {};
    }
    if (!crisp) {
        image = image.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Takes its colour from the application's theme at the moment of painting.
class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(Icon icon, Token token)
        : m_icon(icon)
        , m_token(token)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme theme = themeOf(QGuiApplication::palette());
        paintIcon(painter, rect, m_icon,
                  theme.color(mode == QIcon::Disabled ? Token::TextDisabled : m_token));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return result;
    }

    [[nodiscard]] QIconEngine *clone() const override
    {
        return new TintedEngine(m_icon, m_token); // QIcon owns it
    }

private:
    Icon m_icon;
    Token m_token;
};

} // namespace

void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &color)
{
    const int side = std::min(rect.width(), rect.height());
    if (side <= 0) {
        return;
    }
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap pixmap = tinted(icon, qRound(side * ratio), color);
    if (pixmap.isNull()) {
        return;
    }
    pixmap.setDevicePixelRatio(ratio);
    const QSizeF size = pixmap.deviceIndependentSize();
    const QPointF corner(rect.x() + std::round((rect.width() - size.width()) / 2),
                         rect.y() + std::round((rect.height() - size.height()) / 2));
    painter->drawPixmap(corner, pixmap);
}

QIcon iconFor(Icon icon, Token token)
{
    return QIcon(new TintedEngine(icon, token)); // QIcon owns it
}

} // namespace pd

#pragma once

#include "ui/common/tokens.h"

#include <QIcon>

class QPainter;
class QRect;

namespace pd {

/// Every sign of the window. The states have shapes of their own, so that a grey print tells them
/// apart.
enum class Icon {
    Tick,
    DoubleTick,
    Clock,
    Question,
    Cross,
    Book,
    BookTick,
    NotSent,
    Sending,
    Search,
    Scan,
    Refresh,
    Info,
    Warning,
    Error,
    Copy,
    Close,
    Practice,
    Connected,
    Disconnected,
    Refund,
    Eye,
    EyeOff,
    Send,
    Member,
    Shop,
    Receipt,
    Points,
    Help,
    History,
    Calendar,
    Check,
    Key,
    Filter,
    Export,
    Expand,
    Collapse
};

/// Paints `icon` in one colour, centred in `rect`, as a square.
void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &color);
/// For buttons and menus: takes the colour of `token` in the application's theme each time it is
/// painted.
[[nodiscard]] QIcon iconFor(Icon icon, Token token = Token::Text);

} // namespace pd

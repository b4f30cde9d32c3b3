#include "ui/records/receipt.h"

#include "core/domain/identifiers.h"
#include "ui/common/format.h"
#include "ui/common/words.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainter>
#include <QPicture>

namespace pd {

namespace {

struct Receipt
{
    Q_DECLARE_TR_FUNCTIONS(pd::Receipt)
};

// Tenths of a millimetre.
constexpr qreal rollWidth = 800;
constexpr qreal a5Width = 1480;
constexpr qreal a5Height = 2100;
constexpr qreal dotsPerMillimetre = 10;

struct Look
{
    qreal width = 0;
    qreal margin = 0;
    int text = 0; ///< height of a letter
    int title = 0;
};

constexpr Look rollLook{rollWidth, 50, 30, 44};
constexpr Look a5Look{a5Width, 150, 40, 60};

QFont fontOf(int height, QFont::Weight weight = QFont::Normal)
{
    QFont font = QApplication::font();
    font.setPixelSize(height);
    font.setWeight(weight);
    return font;
}

/// Paints text within `area`, and says where it ends.
qreal paintText(QPainter &painter, const QRectF &area, int flags, const QFont &font,
                const QString &text)
{
    painter.setFont(font);
    QRectF used;
    painter.drawText(area, flags | Qt::TextWordWrap | Qt::TextWrapAnywhere, text, &used);
    return used.bottom();
}

/// @return how far down it comes
qreal paintReceipt(QPainter &painter, const ReceiptContent &content, const Look &look)
{
    const qreal inner = look.width - 2 * look.margin;
    const qreal gap = look.text * 0.5;
    const qreal nameWidth = inner * 0.26;
    constexpr qreal endless = 100'000;
    qreal y = look.margin;
    painter.setPen(Qt::black);
    y = paintText(painter, {look.margin, y, inner, endless}, Qt::AlignHCenter | Qt::AlignTop,
                  fontOf(look.title, QFont::DemiBold), content.mallName)
        + gap;
    y = paintText(painter, {look.margin, y, inner, endless}, Qt::AlignHCenter | Qt::AlignTop,
                  fontOf(look.text), Receipt::tr("Points receipt"))
        + gap;
    const auto rule = [&] {
        painter.setPen(QPen(Qt::black, 2));
        painter.drawLine(QPointF(look.margin, y), QPointF(look.width - look.margin, y));
        y += gap;
    };
    rule();
    y = paintText(painter, {look.margin, y, inner, endless}, Qt::AlignHCenter | Qt::AlignTop,
                  fontOf(look.text, QFont::DemiBold), content.outcome)
        + gap;
    rule();
    for (const auto &[name, value] : content.lines) {
        painter.setPen(QColor(0x40, 0x40, 0x40));
        const qreal below = paintText(painter, {look.margin, y, nameWidth, endless},
                                      Qt::AlignLeft | Qt::AlignTop, fontOf(look.text), name);
        painter.setPen(Qt::black);
        const qreal under
            = paintText(painter, {look.margin + nameWidth, y, inner - nameWidth, endless},
                        Qt::AlignRight | Qt::AlignTop, fontOf(look.text, QFont::Medium), value);
        y = qMax(below, under) + gap;
    }
    rule();
    return paintText(painter, {look.margin, y, inner, endless}, Qt::AlignLeft | Qt::AlignTop,
                     fontOf(look.text * 5 / 6), content.footer)
        + look.margin;
}

QString footerOf(const Entry &entry)
{
    switch (entry.state) {
    case EntryState::Accepted:
        return Receipt::tr("WeChat Pay has taken this report. WeChat may show it a little later.");
    case EntryState::AlreadyReported:
    case EntryState::SettledTaken:
        return Receipt::tr("WeChat Pay has a report of this transaction.");
    case EntryState::ToBook:
        return Receipt::tr("The mall books this in its member system. Keep this receipt until the "
                           "points are there.");
    case EntryState::Booked:
        return Receipt::tr("The mall has booked this in its member system.");
    case EntryState::Unknown:
    case EntryState::Sending:
        return Receipt::tr("Not settled yet: this is no proof of points. Please ask again at the "
                           "service desk.");
    case EntryState::Rejected:
    case EntryState::NotSent:
    case EntryState::SettledNotTaken:
        return Receipt::tr("No points were booked by this. This is no proof of points.");
    }
    Q_UNREACHABLE();
}

} // namespace

ReceiptContent receiptContent(const Entry &entry, const QString &mallName)
{
    const CorrectionFields &fields = entry.fields;
    ReceiptContent content;
    content.mallName = mallName;
    content.outcome = badgeFor(entry.state).word;
    content.footer = footerOf(entry);
    const auto add = [&content](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            content.lines.append({name, value});
        }
    };
    add(Receipt::tr("Shop"), QString(entry.shop.name + u' ' + entry.shop.number).trimmed());
    add(Receipt::tr("Transaction"), groupedId(fields.transactionId));
    add(Receipt::tr("Member"), maskedOpenid(fields.openid));
    add(Receipt::tr("Points before"),
        fields.pointsBefore ? formatPoints(*fields.pointsBefore) : QString());
    add(fields.pointsBefore ? Receipt::tr("Points after") : Receipt::tr("Points"),
        formatPoints(fields.points));
    add(Receipt::tr("Why no points"), fields.noPointsRemarks);
    add(Receipt::tr("Time"), formatFull(entry.changedAt.toLocalTime()));
    add(Receipt::tr("Operator"), entry.operatorName);
    add(Receipt::tr("Desk"), entry.deskName);
    add(Receipt::tr("Booking reference"), entry.bookingReference);
    add(Receipt::tr("Reference"), entry.id.text);
    return content;
}

Paper receiptPaper(const ReceiptContent &content, ReceiptSize size)
{
    const Look look = size == ReceiptSize::A5 ? a5Look : rollLook;
    qreal height = a5Height;
    if (size == ReceiptSize::Roll80) {
        QPicture trial;
        QPainter painter(&trial);
        height = paintReceipt(painter, content, look);
    }
    return {
        Receipt::tr("Points receipt %1")
            .arg(content.lines.isEmpty() ? QString() : content.lines.constLast().second.left(8)),
        QSizeF(look.width, height) / dotsPerMillimetre, [content, look](QPainter &painter) {
            (void)paintReceipt(painter, content, look);
        }};
}

QString receiptText(const ReceiptContent &content)
{
    QStringList lines{content.mallName, content.outcome};
    for (const auto &[name, value] : content.lines) {
        lines += QStringLiteral("%1: %2").arg(name, value);
    }
    lines += content.footer;
    return lines.join(u'\n');
}

} // namespace pd

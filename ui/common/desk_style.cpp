#include "ui/common/desk_style.h"

#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace pd {

namespace {

constexpr qreal focusWidth = 2.0;

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

void roundedRect(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &edge,
                 qreal width = 1.0)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    const qreal inset = edge.isValid() ? width / 2 : 0;
    const qreal radius = cornerRadius();
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

/// A small arrow drawn as two strokes, crisp at every scale.
void chevron(QPainter *painter, const QRectF &rect, const QColor &color, bool up = false)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const qreal half = std::min(rect.width(), rect.height()) / 2 - 1;
    const qreal sign = up ? -1 : 1;
    const QPointF center = rect.center();
    QPainterPath path;
    path.moveTo(center.x() - half, center.y() - sign * half / 2);
    path.lineTo(center.x(), center.y() + sign * half / 2);
    path.lineTo(center.x() + half, center.y() - sign * half / 2);
    painter->drawPath(path);
    painter->restore();
}

QColor fieldEdge(const Theme &theme, const QStyleOption *option, const QWidget *widget,
                 bool focused)
{
    const Token mark = fieldMark(widget);
    if (mark != Token::Border) {
        return theme.color(mark);
    }
    if (focused) {
        return theme.color(Token::Focus);
    }
    return has(option, QStyle::State_Enabled) ? theme.color(Token::BorderStrong)
                                              : theme.color(Token::Border);
}

void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget, bool focused)
{
    const Theme theme = themeOf(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool readOnly = has(option, QStyle::State_ReadOnly);
    roundedRect(painter, option->rect,
                theme.color(enabled && !readOnly ? Token::Field : Token::Panel),
                fieldEdge(theme, option, widget, focused), focused ? focusWidth : 1.0);
}

void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme theme = themeOf(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    QColor fill;
    QColor edge;
    switch (buttonRole(widget)) {
    case ButtonRole::Primary:
        if (enabled) {
            fill = theme.color(down ? Token::AccentPressed
                                    : (hover ? Token::AccentHover : Token::Accent));
        } else {
            fill = theme.color(Token::WaitingSoft);
        }
        break;
    case ButtonRole::Quiet:
        if (down) {
            fill = theme.color(Token::Selection);
        } else if (hover) {
            fill = theme.color(Token::Hover);
        }
        break;
    case ButtonRole::Normal:
        fill = theme.color(down ? Token::Selection : (hover ? Token::Hover : Token::Card));
        edge = theme.color(enabled ? Token::BorderStrong : Token::Border);
        break;
    }
    roundedRect(painter, option->rect, fill, edge);
}

void drawFocus(const QStyleOption *option, QPainter *painter)
{
    roundedRect(painter, option->rect, QColor(), color(option->palette, Token::Focus), focusWidth);
}

void drawIndicator(const QStyleOption *option, QPainter *painter, bool round)
{
    const Theme theme = themeOf(option->palette);
    const bool on = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor fill = !enabled ? theme.color(Token::WaitingSoft)
        : on                     ? theme.color(Token::Accent)
                                 : theme.color(Token::Field);
    painter->setPen(
        QPen(on && enabled ? theme.color(Token::Accent) : theme.color(Token::BorderStrong)));
    painter->setBrush(fill);
    if (round) {
        painter->drawEllipse(box);
    } else {
        painter->drawRoundedRect(box, 3, 3);
    }
    if (on) {
        const QColor mark = theme.color(enabled ? Token::AccentText : Token::TextDisabled);
        if (round) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark);
            painter->drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2);
        } else {
            painter->setPen(QPen(mark, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->setBrush(Qt::NoBrush);
            QPainterPath tick;
            tick.moveTo(box.left() + box.width() * 0.24, box.top() + box.height() * 0.52);
            tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.71);
            tick.lineTo(box.left() + box.width() * 0.77, box.top() + box.height() * 0.31);
            painter->drawPath(tick);
        }
    }
    painter->restore();
}

void drawFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme theme = themeOf(option->palette);
    const bool text = qobject_cast<const QPlainTextEdit *>(widget) != nullptr
        || qobject_cast<const QTextEdit *>(widget) != nullptr;
    const bool focused = text && widget->hasFocus();
    const QColor edge
        = text ? fieldEdge(theme, option, widget, focused) : theme.color(Token::Border);
    roundedRect(painter, option->rect, QColor(), edge, focused ? focusWidth : 1.0);
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const Theme theme = themeOf(option->palette);
    painter->fillRect(option->rect, theme.color(Token::Panel));
    painter->setPen(theme.color(Token::Border));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
}

void drawScrollBar(const QStyleOptionSlider *option, QPainter *painter, const QStyle *style,
                   const QWidget *widget)
{
    const Theme theme = themeOf(option->palette);
    painter->fillRect(option->rect, theme.color(Token::Panel));
    const QRect slider
        = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    if (!slider.isValid() || option->maximum <= option->minimum) {
        return;
    }
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    QColor fill = theme.color(Token::BorderStrong);
    fill.setAlphaF(active ? 1.0F : 0.6F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    const QRectF handle = QRectF(slider).adjusted(2, 2, -2, -2);
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

void drawSplitter(const QStyleOption *option, QPainter *painter)
{
    const Theme theme = themeOf(option->palette);
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(active ? Token::Focus : Token::BorderStrong));
    // State_Horizontal: the splitter lays its panes side by side, so the grip is upright.
    const bool upright = has(option, QStyle::State_Horizontal);
    const qreal length = grid(static_cast<const QWidget *>(nullptr), 6);
    QRectF grip(0, 0, upright ? 3 : length, upright ? length : 3);
    grip.moveCenter(QRectF(option->rect).center());
    painter->drawRoundedRect(grip, 1.5, 1.5);
    painter->restore();
}

} // namespace

int cornerRadius()
{
    return std::max(4, grid(static_cast<const QWidget *>(nullptr)));
}

DeskStyle::DeskStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{ }

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    if (element == PE_PanelButtonCommand) {
        drawButton(option, painter, widget);
        return;
    }
    if (element == PE_PanelButtonTool) {
        QStyleOption copy(*option);
        const Theme theme = themeOf(option->palette);
        const bool down = has(option, State_Sunken) || has(option, State_On);
        const bool hover = has(option, State_MouseOver) && has(option, State_Enabled);
        if (down || hover) {
            roundedRect(painter, copy.rect, theme.color(down ? Token::Selection : Token::Hover),
                        QColor());
        }
        return;
    }
    if (element == PE_PanelLineEdit) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame != nullptr && frame->lineWidth > 0) {
            drawField(option, painter, widget, has(option, State_HasFocus));
        }
        return;
    }
    if (element == PE_FrameLineEdit) {
        return; // drawn with the panel
    }
    if (element == PE_Frame) {
        drawFrame(option, painter, widget);
        return;
    }
    if (element == PE_FrameFocusRect) {
        if (qobject_cast<const QAbstractItemView *>(widget) == nullptr) {
            drawFocus(option, painter);
        }
        return;
    }
    if (element == PE_IndicatorCheckBox) {
        drawIndicator(option, painter, false);
        return;
    }
    if (element == PE_IndicatorRadioButton) {
        drawIndicator(option, painter, true);
        return;
    }
    if (element == PE_IndicatorHeaderArrow) {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header != nullptr && header->sortIndicator != QStyleOptionHeader::None) {
            chevron(painter, option->rect, color(option->palette, Token::TextQuiet),
                    header->sortIndicator == QStyleOptionHeader::SortUp);
        }
        return;
    }
    if (element == PE_IndicatorArrowDown) {
        chevron(painter, option->rect, color(option->palette, Token::TextQuiet));
        return;
    }
    if (element == PE_PanelItemViewItem) {
        const Theme theme = themeOf(option->palette);
        if (has(option, State_Selected)) {
            painter->fillRect(option->rect, theme.color(Token::Selection));
        } else if (has(option, State_MouseOver)) {
            painter->fillRect(option->rect, theme.color(Token::Hover));
        }
        return;
    }
    if (element == PE_PanelItemViewRow) {
        return;
    }
    if (element == PE_PanelMenu || element == PE_PanelTipLabel) {
        const Theme theme = themeOf(option->palette);
        painter->fillRect(option->rect, theme.color(Token::Card));
        painter->setPen(theme.color(Token::BorderStrong));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    if (element == PE_FrameMenu || element == PE_PanelMenuBar) {
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    if (element == CE_PushButtonLabel) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button != nullptr && has(option, State_Enabled)) {
            QStyleOptionButton copy(*button);
            const Theme theme = themeOf(option->palette);
            switch (buttonRole(widget)) {
            case ButtonRole::Primary:
                copy.palette.setColor(QPalette::ButtonText, theme.color(Token::AccentText));
                break;
            case ButtonRole::Quiet:
                copy.palette.setColor(QPalette::ButtonText, theme.color(Token::AccentWord));
                break;
            case ButtonRole::Normal:
                break;
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        drawHeaderSection(option, painter);
        return;
    }
    if (element == CE_Splitter) {
        drawSplitter(option, painter);
        return;
    }
    if (element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, color(option->palette, Token::Window));
        return;
    }
    if (element == CE_MenuBarItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item != nullptr) {
            const Theme theme = themeOf(option->palette);
            painter->fillRect(option->rect, theme.color(Token::Window));
            if (has(option, State_Selected)) {
                roundedRect(painter, option->rect, theme.color(Token::Selection), QColor());
            }
            int flags = Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip;
            flags |= proxy()->styleHint(SH_UnderlineShortcut, option, widget, nullptr) != 0
                ? Qt::TextShowMnemonic
                : Qt::TextHideMnemonic;
            proxy()->drawItemText(painter, option->rect, flags, option->palette,
                                  has(option, State_Enabled), item->text, QPalette::WindowText);
            return;
        }
    }
    if (element == CE_ComboBoxLabel || element == CE_ShapedFrame) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        const bool focused = has(option, State_HasFocus)
            || (widget != nullptr && widget->isAncestorOf(QApplication::focusWidget()));
        drawField(option, painter, widget, focused);
        const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        QRectF mark(0, 0, grid(widget, 2), grid(widget, 2));
        mark.moveCenter(QRectF(arrow).center());
        chevron(painter, mark, color(option->palette, Token::TextQuiet));
        return;
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        drawField(option, painter, widget,
                  has(option, State_HasFocus) || (widget != nullptr && widget->hasFocus()));
        if (spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const QColor quiet = color(option->palette, Token::TextQuiet);
            chevron(painter, proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget),
                    quiet, true);
            chevron(painter, proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget),
                    quiet);
        }
        return;
    }
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(slider, painter, proxy(), widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect DeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (slider != nullptr) {
            // No arrow buttons: the groove is the whole bar.
            const QRect bar = slider->rect;
            const bool horizontal = slider->orientation == Qt::Horizontal;
            const int length = horizontal ? bar.width() : bar.height();
            const qint64 range = qint64{slider->maximum} - slider->minimum;
            int handle = length;
            if (range > 0) {
                handle = static_cast<int>(qint64{slider->pageStep} * length
                                          / (range + slider->pageStep));
                handle = std::min(length, std::max(handle, grid(widget, 6)));
            }
            const int start
                = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                          length - handle, slider->upsideDown);
            QRect rect;
            switch (subControl) {
            case SC_ScrollBarSlider:
                rect = horizontal ? QRect(start, 0, handle, bar.height())
                                  : QRect(0, start, bar.width(), handle);
                break;
            case SC_ScrollBarGroove:
                rect = bar;
                break;
            case SC_ScrollBarSubPage:
                rect = horizontal ? QRect(0, 0, start, bar.height())
                                  : QRect(0, 0, bar.width(), start);
                break;
            case SC_ScrollBarAddPage:
                rect = horizontal ? QRect(start + handle, 0, length - start - handle, bar.height())
                                  : QRect(0, start + handle, bar.width(), length - start - handle);
                break;
            default:
                return {};
            }
            return visualRect(slider->direction, bar, rect);
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int control = grid(widget, 7);
    switch (type) {
    case CT_PushButton:
        result.setHeight(std::max(control, result.height()));
        result.rwidth() += grid(widget, 1);
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(control, result.height()));
        break;
    case CT_HeaderSection:
    case CT_MenuItem:
        result.setHeight(std::max(grid(widget, 6), result.height()));
        break;
    case CT_MenuBarItem:
        result += QSize(grid(widget, 2), grid(widget, 1));
        break;
    default:
        break;
    }
    return result;
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return grid(widget, 3);
    case PM_SplitterWidth:
        return grid(widget, 2);
    case PM_ButtonMargin:
        return grid(widget, 3);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return grid(widget, 4);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return grid(widget, 2);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return grid(widget, 3);
    case PM_DefaultFrameWidth:
        return 1;
    case PM_HeaderMargin:
        return grid(widget, 1);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeskStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ScrollBar_ContextMenu:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace pd

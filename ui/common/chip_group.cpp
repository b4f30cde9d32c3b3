#include "ui/common/chip_group.h"

#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOptionButton>

namespace pd {

namespace {

QFont chosenFont(const QFont &font)
{
    QFont result = font;
    result.setWeight(QFont::DemiBold);
    return result;
}

} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setCheckable(true);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize Chip::sizeHint() const
{
    // Room for the heavier face, so that nothing shifts when the choice does.
    const QFontMetrics metrics(chosenFont(font()));
    return {metrics.size(Qt::TextShowMnemonic, text()).width() + grid(this, 5), grid(this, 6)};
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    QStyleOptionButton option;
    initStyleOption(&option);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver) && isEnabled();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    const qreal radius = area.height() / 2;
    QColor ground = hover ? theme.color(Token::Hover) : QColor(Qt::transparent);
    QColor edge = theme.color(Token::Border);
    if (isChecked()) {
        ground = theme.color(Token::Selection);
        edge = theme.color(Token::AccentWord);
    }
    painter.setBrush(ground);
    painter.setPen(QPen(hasFocus() ? theme.color(Token::Focus) : edge, hasFocus() ? 2 : 1));
    painter.drawRoundedRect(area, radius, radius);
    painter.setFont(isChecked() ? chosenFont(font()) : font());
    painter.setPen(theme.color(!isEnabled()      ? Token::TextDisabled
                                   : isChecked() ? Token::Text
                                                 : Token::TextQuiet));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextHideMnemonic, text());
}

ChipGroup::ChipGroup(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
    , m_name(name)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(grid(this, 1));
    m_layout->addStretch(1);
    setAccessibleName(name);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &ChipGroup::chosenChanged);
}

Chip *ChipGroup::add(int id, const QString &text)
{
    auto *added = new Chip(text, this);
    added->setAccessibleDescription(m_name);
    added->setAutoExclusive(true); // one of several, and so it is read out
    m_layout->insertWidget(m_layout->count() - 1, added);
    m_group->addButton(added, id);
    if (m_group->checkedId() == -1) {
        added->setChecked(true);
    }
    return added;
}

int ChipGroup::chosen() const
{
    return m_group->checkedId();
}

void ChipGroup::choose(int id)
{
    if (QAbstractButton *button = m_group->button(id)) {
        button->setChecked(true);
    }
}

void ChipGroup::chooseNone()
{
    if (QAbstractButton *button = m_group->checkedButton()) {
        m_group->setExclusive(false);
        button->setChecked(false);
        m_group->setExclusive(true);
    }
}

Chip *ChipGroup::chip(int id) const
{
    return qobject_cast<Chip *>(m_group->button(id));
}

} // namespace pd

#include "ui/history/fact_card.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pd {

QLabel *makePlainLabel(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setTextRole(label, role);
    label->setWordWrap(true);
    return label;
}

FactCard::FactCard(Token ground, QWidget *parent)
    : Surface(ground, parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(grid(this, 3), grid(this, 2), grid(this, 3), grid(this, 3));
    m_rows->setSpacing(grid(this, 1));
}

void FactCard::addText(const QString &text, TextRole role)
{
    m_rows->addWidget(makePlainLabel(text, role, this));
}

void FactCard::addFact(const QString &name, const QString &value, TextRole role)
{
    if (value.isEmpty()) {
        return;
    }
    QLabel *label = makePlainLabel(value, role, this);
    label->setForegroundRole(QPalette::WindowText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addFact(name, label);
}

void FactCard::addFact(const QString &name, QWidget *value)
{
    if (m_facts == nullptr) {
        m_facts = new QGridLayout;
        m_facts->setHorizontalSpacing(grid(this, 4));
        m_facts->setVerticalSpacing(grid(this, 1));
        m_facts->setColumnStretch(1, 1);
        m_rows->addLayout(m_facts);
    }
    QLabel *label = makePlainLabel(name, TextRole::Small, this);
    label->setWordWrap(false);
    const int row = m_facts->rowCount();
    m_facts->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    // A value of fixed width must not bound its column.
    const bool fixed = value->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    m_facts->addWidget(value, row, 1, fixed ? Qt::AlignLeft : Qt::Alignment());
}

QVBoxLayout *FactCard::rows() const
{
    return m_rows;
}

} // namespace pd

#include "ui/common/page_parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

QLabel *makeWords(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, role);
    return label;
}

QVBoxLayout *makeColumn(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(page, 2));
    return layout;
}

QHBoxLayout *makeButtons(const QList<QPushButton *> &buttons)
{
    auto *layout = new QHBoxLayout;
    layout->addStretch(1);
    for (QPushButton *button : buttons) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    return layout;
}

} // namespace pd

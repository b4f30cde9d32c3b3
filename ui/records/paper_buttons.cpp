#include "ui/records/paper_buttons.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/history/fact_card.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace pd {

PaperButtons::PaperButtons(std::function<Paper()> paper, QWidget *parent)
    : QWidget(parent)
    , m_paper(std::move(paper))
    , m_state(makePlainLabel(QString(), TextRole::Body, this))
{
    auto *save = new QPushButton(tr("Save as PDF…"), this);
    auto *print = new QPushButton(tr("Print…"), this);
    auto *close = new QPushButton(tr("Close"), this);
    save->setIcon(iconFor(Icon::Export));
    save->setObjectName(QStringLiteral("savePdf"));
    m_state->setObjectName(QStringLiteral("paperState"));
    save->setAutoDefault(false);
    print->setAutoDefault(false);
    close->setDefault(true);
    m_state->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(print);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    connect(save, &QPushButton::clicked, this, &PaperButtons::save);
    connect(print, &QPushButton::clicked, this, [this] { printPaper(window(), m_paper()); });
    connect(close, &QPushButton::clicked, this, &PaperButtons::closed);
}

void PaperButtons::save()
{
    savePdf(window(), m_paper(), [this](const QString &path) {
        m_state->setText(path.isEmpty() ? tr("The file could not be written. Choose another place.")
                                        : tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
        m_state->show();
    });
}

} // namespace pd

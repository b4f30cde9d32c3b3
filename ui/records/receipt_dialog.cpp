#include "ui/records/receipt_dialog.h"

#include "ui/common/chip_group.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pd {

ReceiptDialog::ReceiptDialog(const Entry &entry, const QString &mallName, QWidget *parent)
    : QDialog(parent)
    , m_content(receiptContent(entry, mallName))
    , m_size(new ChipGroup(tr("Paper"), this))
    , m_picture(new QLabel(this))
    , m_state(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Receipt for the customer"));
    m_size->add(static_cast<int>(ReceiptSize::Roll80), tr("80 mm roll"));
    m_size->add(static_cast<int>(ReceiptSize::A5), tr("A5"));
    auto *area = new QScrollArea(this);
    area->setWidget(m_picture);
    area->setWidgetResizable(true);
    area->setAccessibleName(tr("Preview of the receipt"));
    m_picture->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_picture->setObjectName(QStringLiteral("receiptPicture"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("receiptState"));
    auto *save = new QPushButton(tr("Save as PDF…"), this);
    auto *print = new QPushButton(tr("Print…"), this);
    auto *close = new QPushButton(tr("Close"), this);
    save->setIcon(iconFor(Icon::Export));
    close->setDefault(true);
    for (QPushButton *button : {save, print}) {
        button->setAutoDefault(false);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(print);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 4), grid(this, 4), grid(this, 4), grid(this, 3));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_size);
    layout->addWidget(area, 1);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 66, grid(this, 140));
    m_state->hide();
    refresh();

    connect(m_size, &ChipGroup::chosenChanged, this, &ReceiptDialog::refresh);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(save, &QPushButton::clicked, this, [this] {
        savePdf(this, paper(), [this](const QString &path) {
            m_state->setText(path.isEmpty()
                                 ? tr("The file could not be written. Choose another place.")
                                 : tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
            m_state->show();
        });
    });
    connect(print, &QPushButton::clicked, this, [this] { printPaper(this, paper()); });
}

Paper ReceiptDialog::paper() const
{
    return receiptPaper(m_content, static_cast<ReceiptSize>(m_size->chosen()));
}

void ReceiptDialog::refresh()
{
    const qreal ratio = devicePixelRatioF();
    const int width = fontMetrics().averageCharWidth() * 54;
    QImage image = paperImage(paper(), qRound(width * ratio));
    image.setDevicePixelRatio(ratio);
    m_picture->setPixmap(QPixmap::fromImage(image));
    m_picture->setAccessibleName(tr("The receipt"));
    m_picture->setAccessibleDescription(receiptText(m_content));
}

} // namespace pd

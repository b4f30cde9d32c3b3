#include "ui/records/receipt_dialog.h"

#include "ui/common/chip_group.h"
#include "ui/common/theme.h"
#include "ui/records/paper_buttons.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pd {

ReceiptDialog::ReceiptDialog(const Entry &entry, const QString &mallName, QWidget *parent)
    : QDialog(parent)
    , m_content(receiptContent(entry, mallName))
    , m_size(new ChipGroup(tr("Paper"), this))
    , m_picture(new QLabel(this))
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
    auto *buttons = new PaperButtons([this] { return paper(); }, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 4), grid(this, 4), grid(this, 4), grid(this, 3));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_size);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
    resizeWithin(this, 100, 140);
    refresh();

    connect(m_size, &ChipGroup::chosenChanged, this, &ReceiptDialog::refresh);
    connect(buttons, &PaperButtons::closed, this, &QDialog::accept);
}

Paper ReceiptDialog::paper() const
{
    return receiptPaper(m_content, static_cast<ReceiptSize>(m_size->chosen()));
}

void ReceiptDialog::refresh()
{
    const qreal ratio = devicePixelRatioF();
    const int width = textWidth(this, 84);
    QImage image = paperImage(paper(), qRound(width * ratio));
    image.setDevicePixelRatio(ratio);
    m_picture->setPixmap(QPixmap::fromImage(image));
    m_picture->setAccessibleName(tr("The receipt"));
    m_picture->setAccessibleDescription(receiptText(m_content));
}

} // namespace pd

#include "ui/keys_dialog.h"

#include "ui/common/surface.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <iterator>

namespace pd {

KeysDialog::KeysDialog(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    struct Key
    {
        QString key;
        QString does;
    };
    const Key keys[] = {
        {QStringLiteral("F2"), tr("To the scan and search box; once more to type a shop's name")},
        {QStringLiteral("F3"), tr("To the form")},
        {QStringLiteral("F4"), tr("Search the history")},
        {QStringLiteral("Shift+F4"), tr("Filter the history")},
        {QStringLiteral("Ctrl+E"), tr("Export the history")},
        {QStringLiteral("Ctrl+B"), tr("To be booked in the member system")},
        {QStringLiteral("Ctrl+D"), tr("Day's end")},
        {QStringLiteral("F5"), tr("Read everything again")},
        {QStringLiteral("Ctrl+I"), tr("Import transactions")},
        {QStringLiteral("Ctrl+Shift+V"), tr("Verify history")},
        {QStringLiteral("Ctrl+Shift+B"), tr("Back up")},
        {QStringLiteral("Ctrl+Shift+R"), tr("Restore a backup")},
        {QStringLiteral("F8"), tr("Report all that wait today, in one batch")},
        {QStringLiteral("Shift+F8"), tr("A batch of corrections from a file")},
        {QStringLiteral("Ctrl+F8"), tr("Show the last batch")},
        {QStringLiteral("Ctrl+Enter"), tr("Review and send; in a review: confirm")},
        {QStringLiteral("Enter"), tr("In a list: open what is chosen. It never sends anything")},
        {QStringLiteral("Esc"), tr("Close a dialog without doing anything")},
        {QStringLiteral("← →"), tr("Between the chips of a filter")},
        {QStringLiteral("Tab"), tr("To the next field")},
        {QStringLiteral("F1"), tr("This list")},
        {QStringLiteral("Ctrl+F1"), tr("Connection check")},
        {QStringLiteral("Ctrl+Shift+F1"), tr("Check for a new version")},
        {QStringLiteral("Ctrl+Q"), tr("Close the program; what is being sent is waited for")},
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 3));
    auto *title = new QLabel(tr("Keys"), this);
    setTextRole(title, TextRole::Title);
    layout->addWidget(title);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *card = new Surface(Token::Card, area);
    auto *rows = new QGridLayout(card);
    rows->setContentsMargins(grid(this, 4), grid(this, 3), grid(this, 4), grid(this, 3));
    rows->setHorizontalSpacing(grid(this, 5));
    rows->setVerticalSpacing(grid(this, 2));
    // Two halves beside each other: in one column they would not fit a screen of 768 pixels.
    rows->setColumnStretch(1, 1);
    rows->setColumnStretch(3, 1);
    const int half = static_cast<int>(std::size(keys) + 1) / 2;
    int number = 0;
    for (const Key &key : keys) {
        auto *name = new QLabel(key.key, card);
        setTextRole(name, TextRole::Strong);
        const int column = number / half * 2;
        rows->addWidget(name, number % half, column, Qt::AlignTop);
        auto *does = new QLabel(key.does, card);
        does->setWordWrap(true);
        rows->addWidget(does, number % half, column + 1, Qt::AlignTop);
        ++number;
    }
    area->setWidget(card);
    layout->addWidget(area, 1);
    auto *text = new QLabel(tr("A hand scanner works wherever the focus is."), this);
    setTextRole(text, TextRole::Quiet);
    layout->addWidget(text);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    close->setFocus(); // Tab leads to the list, which the arrows scroll
    resizeWithin(this, 152, 114);
}

} // namespace pd

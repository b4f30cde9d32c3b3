#include "ui/history/book_dialog.h"

#include "ui/common/format.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace pd {

BookDialog::BookDialog(const QList<Entry> &entries, const QString &operatorName, QWidget *parent)
    : QDialog(parent)
    , m_reference(new QLineEdit(this))
    , m_field(
          new LabelledField(tr("Reference of the booking in the member system"), m_reference, this))
    , m_name(new QLineEdit(operatorName, this))
    , m_nameField(new LabelledField(tr("Booked by"), m_name, this))
{
    for (const Entry &entry : entries) {
        m_ids.append(entry.id);
    }
    const Entry &entry = entries.constFirst();
    const bool one = entries.size() == 1;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Mark as booked"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    auto *title = new QLabel(tr("Booked in the member system?"), this);
    setTextRole(title, TextRole::Title);
    auto *id = new QLabel(
        one ? groupedId(entry.fields.transactionId)
            : tr("%n corrections under one reference", nullptr, static_cast<int>(entries.size())),
        this);
    setTextRole(id, TextRole::Id);
    id->setForegroundRole(QPalette::WindowText);
    auto *points = new QLabel(
        tr("The right value of this transaction: %1 points").arg(formatPoints(entry.fields.points)),
        this);
    points->setVisible(one);
    m_reference->setObjectName(QStringLiteral("bookingReference"));
    m_reference->setMaxLength(limits::reference);
    m_name->setObjectName(QStringLiteral("bookedBy"));
    m_name->setMaxLength(limits::personName);
    m_field->setHint(tr("The number that the member system gave the booking."));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *book = new QPushButton(tr("Mark as booked   Ctrl+Enter"), this);
    // No default button: a scanner's Enter in the field must neither confirm nor close.
    cancel->setAutoDefault(false);
    book->setAutoDefault(false);
    setButtonRole(book, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(book);
    layout->addWidget(title);
    layout->addWidget(id);
    layout->addWidget(points);
    layout->addSpacing(grid(this, 1));
    layout->addWidget(m_field);
    layout->addWidget(m_nameField);
    layout->addSpacing(grid(this, 2));
    layout->addLayout(buttons);
    setMinimumWidth(textWidth(this, 84));
    m_reference->setFocus();

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(book, &QPushButton::clicked, this, &BookDialog::confirm);
    connect(m_reference, &QLineEdit::textEdited, m_field, &LabelledField::clearMessage);
    connect(m_name, &QLineEdit::textEdited, m_nameField, &LabelledField::clearMessage);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &BookDialog::confirm);
    }
}

void BookDialog::confirm()
{
    const QString reference = m_reference->text().trimmed();
    if (reference.isEmpty()) {
        m_field->showError(tr("Without a reference nobody can find the booking again. Fill it "
                              "in."));
        m_reference->setFocus();
        return;
    }
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        m_nameField->showError(tr("The journal needs a name. Fill it in."));
        m_name->setFocus();
        return;
    }
    Q_EMIT confirmed(m_ids, {reference, name});
    accept();
}

} // namespace pd

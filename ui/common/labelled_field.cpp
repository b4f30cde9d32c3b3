#include "ui/common/labelled_field.h"

#include "ui/common/icon_label.h"
#include "ui/common/theme.h"
#include "ui/common/token_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {

Icon iconOf(Token token)
{
    if (token == Token::Rejected) {
        return Icon::Error;
    }
    return token == Token::Unknown ? Icon::Warning : Icon::Info;
}

void nameField(QWidget *field, const QString &name)
{
    field->setAccessibleName(name);
    const auto *choice = qobject_cast<QComboBox *>(field);
    if (choice != nullptr && choice->isEditable()) {
        choice->lineEdit()->setAccessibleName(name); // it has the focus
    }
}

} // namespace

NoteLine::NoteLine(QWidget *parent)
    : QWidget(parent)
    , m_sign(new IconLabel(Icon::Info, Token::Waiting, 3, this))
    , m_text(new TokenLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(m_sign, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setFont(smallFont(font()));
    m_text->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_text->setSizePolicy(policy);
}

void NoteLine::setNote(const QString &text, Token token)
{
    m_text->setText(text);
    m_text->setToken(token);
    m_sign->setVisible(token != Token::TextQuiet);
    if (token != Token::TextQuiet) {
        m_sign->setIcon(iconOf(token), token);
    }
}

QString NoteLine::text() const
{
    return m_text->text();
}

LabelledField::LabelledField(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(label, this))
    , m_counter(new QLabel(this))
    , m_field(field)
    , m_note(new NoteLine(this))
{
    m_field->setParent(this);
    setTextRole(m_label, TextRole::Small);
    setTextRole(m_counter, TextRole::Small);
    m_label->setBuddy(m_field);
    m_label->setWordWrap(false);
    m_counter->hide();
    m_note->hide();
    if (m_field->accessibleName().isEmpty()) {
        nameField(m_field, label);
    }

    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 1));
    head->addWidget(m_label, 1);
    head->addWidget(m_counter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(std::max(2, grid(this, 1) / 2));
    layout->addLayout(head);
    layout->addWidget(m_field);
    layout->addWidget(m_note);
}

QWidget *LabelledField::field() const
{
    return m_field;
}

void LabelledField::setLabel(const QString &label)
{
    m_label->setText(label);
    nameField(m_field, label);
}

void LabelledField::setCounter(const QString &text, bool over)
{
    m_counter->setText(text);
    m_counter->setVisible(!text.isEmpty());
    QFont font = smallFont(this->font());
    font.setBold(over);
    m_counter->setFont(font);
}

void LabelledField::setHint(const QString &text)
{
    m_hint = text;
    refresh();
}

void LabelledField::showError(const QString &text)
{
    m_error = text;
    refresh();
}

void LabelledField::showWarning(const QString &text)
{
    m_warning = text;
    refresh();
}

void LabelledField::clearMessage()
{
    m_error.clear();
    m_warning.clear();
    refresh();
}

bool LabelledField::hasError() const
{
    return !m_error.isEmpty();
}

QString LabelledField::message() const
{
    return m_error.isEmpty() ? m_warning : m_error;
}

void LabelledField::refresh()
{
    Token mark = Token::Border;
    QString text = m_hint;
    if (!m_error.isEmpty()) {
        text = m_error;
        mark = Token::Rejected;
    } else if (!m_warning.isEmpty()) {
        text = m_warning;
        mark = Token::Unknown;
    }
    m_note->setNote(text, mark == Token::Border ? Token::TextQuiet : mark);
    m_note->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
    setFieldMark(m_field, mark);
}

} // namespace pd

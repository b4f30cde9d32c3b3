#include "ui/setup/credential_row.h"

#include "ui/common/icon_label.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <utility>

namespace pd {

namespace {

/// A serial has no place where a line could end: without one it would make the page wider than its
/// window. Only on the screen; text() and what is read out stay as they are.
QString withBreaks(const QString &text)
{
    static const QRegularExpression fourOfMany(
        QStringLiteral("([0-9A-Za-z_]{4})(?=[0-9A-Za-z_]{4})"));
    static const QRegularExpression longWord(QStringLiteral("[0-9A-Za-z_]{24,}"));
    QString broken;
    qsizetype end = 0;
    for (auto words = longWord.globalMatch(text); words.hasNext();) {
        const auto word = words.next();
        broken += text.mid(end, word.capturedStart() - end);
        broken += word.captured().replace(fourOfMany, QStringLiteral("\\1\u200b"));
        end = word.capturedEnd();
    }
    return broken + text.mid(end);
}

void addNote(QVBoxLayout *into, QWidget *parent, Icon icon, Token token, const QString &text)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(parent, 1));
    line->addWidget(new IconLabel(icon, token, 4, parent), 0, Qt::AlignTop);
    auto *words = new QLabel(parent);
    words->setTextFormat(Qt::PlainText);
    words->setText(withBreaks(text));
    words->setAccessibleName(text);
    words->setWordWrap(true);
    line->addWidget(words, 1);
    into->addLayout(line);
}

} // namespace

CredentialRow::CredentialRow(SetupItem item, const QString &label, const QString &button,
                             QWidget *parent)
    : QWidget(parent)
    , m_item(item)
    , m_label(new QLabel(label, this))
    , m_button(new QPushButton(button, this))
    , m_lines(new QVBoxLayout(this))
{
    setTextRole(m_label, TextRole::Small);
    m_label->setWordWrap(true);
    m_label->setBuddy(m_button);
    m_button->setAutoDefault(false);
    m_button->setAccessibleName(label);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(grid(this, 1));
    m_lines->addWidget(m_label);
    auto *head = new QHBoxLayout;
    head->addWidget(m_button);
    head->addStretch(1);
    m_lines->addLayout(head);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT chooseRequested(m_item); });
}

SetupItem CredentialRow::item() const
{
    return m_item;
}

QPushButton *CredentialRow::button() const
{
    return m_button;
}

void CredentialRow::setGood(const QStringList &lines)
{
    m_good = lines;
    refresh();
}

void CredentialRow::setErrors(const QStringList &lines)
{
    m_errors = lines;
    refresh();
}

void CredentialRow::setWarnings(const QStringList &lines)
{
    m_warnings = lines;
    refresh();
}

QString CredentialRow::text() const
{
    return (m_good + m_warnings + m_errors).join(u'\n');
}

void CredentialRow::refresh()
{
    delete m_holder; // with its lines
    m_holder = new QWidget(this);
    auto *layout = new QVBoxLayout(m_holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    for (const QString &line : std::as_const(m_good)) {
        addNote(layout, m_holder, Icon::Tick, Token::Accepted, line);
    }
    for (const QString &line : std::as_const(m_warnings)) {
        addNote(layout, m_holder, Icon::Warning, Token::Unknown, line);
    }
    for (const QString &line : std::as_const(m_errors)) {
        addNote(layout, m_holder, Icon::Cross, Token::Rejected, line);
    }
    m_lines->addWidget(m_holder);
    m_holder->setVisible(!text().isEmpty());
    m_button->setAccessibleDescription(text());
}

} // namespace pd

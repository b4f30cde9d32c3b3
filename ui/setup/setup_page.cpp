#include "ui/setup/setup_page.h"

#include "ui/common/error_text.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"
#include "ui/setup/setup_words.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace pd {

SetupPage::SetupPage(const QString &title, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_body(new QVBoxLayout)
{
    auto *heading = new QLabel(title, this);
    setTextRole(heading, TextRole::Title);
    auto *words = new QLabel(explanation, this);
    words->setWordWrap(true);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    auto *contents = new QWidget(area);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(grid(this, 2));
    auto *whole = new QVBoxLayout(contents);
    whole->setContentsMargins(0, grid(this, 1), grid(this, 2), 0);
    whole->addLayout(m_body);
    whole->addStretch(1);
    area->setWidget(contents);
    contents->setAutoFillBackground(false); // setWidget() had turned it on
    // Whatever gets the focus is seen, with what stands below it, however it gets it. Later: what
    // is said beside the fields may move them first.
    connect(qApp, &QApplication::focusChanged, area, [area](const QWidget *, QWidget *now) {
        if (now != nullptr && area->widget()->isAncestorOf(now)) {
            QMetaObject::invokeMethod(
                area,
                [area, field = QPointer<QWidget>(now)] {
                    if (field) {
                        area->ensureWidgetVisible(field, 0, grid(area, 12));
                    }
                },
                Qt::QueuedConnection);
        }
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addWidget(area, 1);
}

QString SetupPage::title() const
{
    return m_title;
}

QVBoxLayout *SetupPage::body() const
{
    return m_body;
}

LabelledField *SetupPage::fieldOf(const QString &key) const
{
    return m_fields.value(key);
}

LabelledField *SetupPage::addField(const QString &key, const QString &label, QWidget *field)
{
    auto *labelled = new LabelledField(label, field, this);
    m_body->addWidget(labelled);
    if (!key.isEmpty()) {
        m_order.append(key);
        m_fields.insert(key, labelled);
        field->setObjectName(key);
    }
    return labelled;
}

QLineEdit *SetupPage::addLine(const QString &key, const QString &hint)
{
    auto *line = new QLineEdit(this);
    LabelledField *field = addField(key, profileKeyWord(key), line);
    field->setHint(hint);
    m_lines.insert(key, line);
    connect(line, &QLineEdit::textEdited, field, &LabelledField::clearMessage);
    connect(line, &QLineEdit::textEdited, this, &SetupPage::edited);
    return line;
}

void SetupPage::setValues(const ProfileValues &values)
{
    for (auto line = m_lines.begin(); line != m_lines.end(); ++line) {
        line.value()->setText(values.value(line.key()));
    }
}

void SetupPage::collect(ProfileValues &values) const
{
    for (auto line = m_lines.begin(); line != m_lines.end(); ++line) {
        values.insert(line.key(), line.value()->text().trimmed());
    }
}

bool SetupPage::showErrors(const QList<ProfileError> &errors)
{
    for (LabelledField *field : std::as_const(m_fields)) {
        field->clearMessage();
    }
    LabelledField *first = nullptr;
    for (const QString &key : std::as_const(m_order)) {
        for (const ProfileError &error : errors) {
            LabelledField *field = m_fields.value(key);
            if (error.key != key || field->hasError()) {
                continue;
            }
            ProfileError named = error;
            named.key = profileKeyWord(key);
            field->showError(profileErrorText(named));
            first = first == nullptr ? field : first;
        }
    }
    if (first != nullptr) {
        first->field()->setFocus();
    }
    return first == nullptr;
}

void SetupPage::focusFirst()
{
    if (!m_order.isEmpty()) {
        m_fields.value(m_order.constFirst())->field()->setFocus(Qt::TabFocusReason);
    } else {
        focusNextChild();
    }
}

} // namespace pd

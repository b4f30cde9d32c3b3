#include "ui/history/history_filters.h"

#include "ui/common/icons.h"
#include "ui/common/record_words.h"
#include "ui/common/theme.h"
#include "ui/transactions/period_box.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {

constexpr int boxCharacters = 16;

/// Fills a box with "everything" and what there is, and keeps what was chosen.
void fill(QComboBox *box, const QList<std::pair<QString, QVariant>> &items)
{
    const QSignalBlocker quiet(box);
    const QVariant chosen = box->currentData();
    const QString text = box->currentText();
    while (box->count() > 1) {
        box->removeItem(1);
    }
    for (const auto &[word, value] : items) {
        box->addItem(word, value);
    }
    int index = chosen.isValid() ? box->findData(chosen) : 0;
    if (index < 0) {
        box->addItem(text, chosen); // chosen before, and offered no longer
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace

HistoryFilters::HistoryFilters(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(tr("Filter"), this))
    , m_row(new QWidget(this))
    , m_chips(new QWidget(this))
    , m_rowLayout(new QHBoxLayout(m_row))
    , m_chipLayout(new QHBoxLayout(m_chips))
    , m_period(new PeriodBox(clock, m_row))
{
    m_button->setIcon(iconFor(Icon::Filter));
    m_button->setCheckable(true);
    m_button->setAutoDefault(false);
    m_button->setObjectName(QStringLiteral("historyFilterButton"));
    m_button->setToolTip(tr("By days, operator, shop and reason"));
    for (QHBoxLayout *layout : {m_rowLayout, m_chipLayout}) {
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(grid(this, 2));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(m_row);
    layout->addWidget(m_chips);

    m_period->choose(PeriodBox::Period::Everything);
    m_rowLayout->addWidget(m_period);
    m_rowLayout->addWidget(m_period->makeDates(m_row));
    m_operator = addBox(tr("Operator"), tr("Every operator"));
    m_shop = addBox(tr("Shop"), tr("Every shop"));
    m_reason = addBox(tr("Reason"), tr("Every reason"));
    m_rowLayout->addStretch(1);
    m_row->hide();
    m_chips->hide();

    connect(m_period, &PeriodBox::periodChanged, this, &HistoryFilters::onChanged);
    connect(m_period, &PeriodBox::dateEdited, this, &HistoryFilters::onChanged);
    connect(m_button, &QPushButton::toggled, this, [this](bool on) {
        m_row->setVisible(on);
        if (on) {
            Q_EMIT opened();
        }
    });
    m_row->installEventFilter(this);
    for (QWidget *field : m_row->findChildren<QWidget *>()) {
        field->installEventFilter(this);
    }
}

QComboBox *HistoryFilters::addBox(const QString &label, const QString &everything)
{
    auto *box = new QComboBox(m_row);
    box->setAccessibleName(label);
    box->setToolTip(label);
    box->setEditable(true); // typing finds: there may be hundreds
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->lineEdit()->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(boxCharacters);
    box->addItem(everything);
    m_rowLayout->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, &HistoryFilters::onChanged);
    // What was typed and names nothing is no filter: the box says again what holds.
    connect(box->lineEdit(), &QLineEdit::editingFinished, box, [box] {
        const int index = box->findText(box->currentText());
        if (index >= 0) {
            box->setCurrentIndex(index);
        }
        box->setEditText(box->itemText(box->currentIndex()));
    });
    return box;
}

QPushButton *HistoryFilters::button() const
{
    return m_button;
}

void HistoryFilters::setChoices(const HistoryChoices &choices)
{
    QList<std::pair<QString, QVariant>> items;
    for (const QString &name : choices.operators) {
        items.append({name, name});
    }
    fill(m_operator, items);
    items.clear();
    for (const Shop &shop : choices.shops) {
        items.append({shopWord(shop), shop.id});
    }
    fill(m_shop, items);
    items.clear();
    for (const QString &reason : choices.reasons) {
        items.append({reason, reason});
    }
    fill(m_reason, items);
}

void HistoryFilters::apply(HistoryQuery *query) const
{
    const auto [from, to] = m_period->range();
    query->from = from;
    query->to = to;
    query->operatorName = m_operator->currentData().toString();
    query->shopId = m_shop->currentData().toLongLong();
    query->reason = m_reason->currentData().toString();
}

QList<HistoryFilters::Active> HistoryFilters::active() const
{
    QList<Active> list;
    const auto [from, to] = m_period->range();
    if (from.isValid() || to.isValid()) {
        list.append({m_period->words(), m_period});
    }
    for (QComboBox *box : {m_operator, m_shop, m_reason}) {
        if (box->currentData().isValid()) {
            list.append(
                {tr("%1: %2").arg(box->accessibleName(), box->itemText(box->currentIndex())), box});
        }
    }
    return list;
}

bool HistoryFilters::isActive() const
{
    return !active().isEmpty();
}

QString HistoryFilters::words() const
{
    QStringList words;
    for (const Active &one : active()) {
        words += one.text;
    }
    return words.join(tr("; "));
}

void HistoryFilters::takeAway(QWidget *field)
{
    if (field == m_period) {
        m_period->choose(PeriodBox::Period::Everything);
    } else if (auto *box = qobject_cast<QComboBox *>(field)) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(0);
    }
}

void HistoryFilters::clear()
{
    const QList<Active> list = active();
    if (list.isEmpty()) {
        return;
    }
    for (const Active &one : list) {
        takeAway(one.field);
    }
    onChanged();
}

void HistoryFilters::open()
{
    m_button->setChecked(true);
    m_period->setFocus(Qt::ShortcutFocusReason);
}

void HistoryFilters::onChanged()
{
    rebuildChips();
    Q_EMIT changed();
}

void HistoryFilters::rebuildChips()
{
    while (QLayoutItem *item = m_chipLayout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was pressed
        }
        delete item; // the layout gave it away
    }
    const QList<Active> list = active();
    const auto add = [this](const QString &text, const QString &name, auto does) {
        auto *chip = new QPushButton(text, m_chips);
        chip->setAccessibleName(name);
        chip->setAutoDefault(false);
        chip->setFixedHeight(grid(this, 6));
        setButtonRole(chip, ButtonRole::Quiet);
        connect(chip, &QPushButton::clicked, this, does);
        m_chipLayout->addWidget(chip);
        return chip;
    };
    for (const Active &one : list) {
        QPushButton *chip
            = add(one.text, tr("Take away: %1").arg(one.text), [this, field = one.field] {
                  takeAway(field);
                  onChanged();
              });
        chip->setIcon(iconFor(Icon::Close, Token::AccentWord));
    }
    if (!list.isEmpty()) {
        add(tr("Clear all"), tr("Clear all filters"), [this] { clear(); });
    }
    m_chipLayout->addStretch(1);
    m_chips->setVisible(!list.isEmpty());
}

bool HistoryFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = dynamic_cast<QKeyEvent *>(event);
        if (key != nullptr && key->key() == Qt::Key_Escape) {
            m_button->setChecked(false);
            m_button->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pd

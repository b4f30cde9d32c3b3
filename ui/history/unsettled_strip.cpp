#include "ui/history/unsettled_strip.h"

#include "ui/common/format.h"
#include "ui/common/icon_label.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {
constexpr int shownRows = 2; // the rest is one click away
}

UnsettledStrip::UnsettledStrip(QWidget *parent)
    : QWidget(parent)
    , m_ground(new Surface(Token::UnknownSoft, this))
    , m_rows(new QVBoxLayout(m_ground))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_ground);
    m_rows->setContentsMargins(grid(this, 3), grid(this, 1), grid(this, 2), grid(this, 1));
    m_rows->setSpacing(grid(this, 1) / 2);
    setAccessibleName(tr("Reports whose outcome is unknown"));
    hide();
}

void UnsettledStrip::setEntries(const QList<Entry> &entries)
{
    m_entries.clear();
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(m_entries),
                 [](const Entry &entry) { return entry.state == EntryState::Unknown; });
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry &a, const Entry &b) { return a.sequence > b.sequence; });
    rebuild();
}

void UnsettledStrip::applyChange(const Entry &entry)
{
    QList<Entry> entries = m_entries;
    entries.removeIf([&entry](const Entry &e) { return e.id == entry.id; });
    entries.append(entry);
    setEntries(entries);
}

QList<Entry> UnsettledStrip::entries() const
{
    return m_entries;
}

void UnsettledStrip::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // its own button may be calling
        }
        delete item; // the layout gave it away
    }
    const qsizetype shown = std::min<qsizetype>(shownRows, m_entries.size());
    for (qsizetype i = 0; i < shown; ++i) {
        m_rows->addWidget(makeRow(m_entries[i]));
    }
    if (const auto rest = static_cast<int>(m_entries.size() - shown); rest > 0) {
        auto *more = new QPushButton(tr("%n more with unknown outcome", nullptr, rest), m_ground);
        setButtonRole(more, ButtonRole::Quiet);
        more->setFixedHeight(grid(this, 5));
        connect(more, &QPushButton::clicked, this, &UnsettledStrip::allRequested);
        m_rows->addWidget(more, 0, Qt::AlignLeft);
    }
    setVisible(!m_entries.isEmpty());
}

QWidget *UnsettledStrip::makeRow(const Entry &entry)
{
    auto *row = new QWidget(m_ground);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 2));

    auto *word = new QLabel(badgeFor(EntryState::Unknown).word, row);
    setTextRole(word, TextRole::Strong);
    auto *id = new QLabel(groupedId(entry.fields.transactionId), row);
    setTextRole(id, TextRole::Id);
    id->setForegroundRole(QPalette::WindowText);
    auto *points = new QLabel(tr("%1 points").arg(formatPoints(entry.fields.points)), row);
    const Explanation words = explain(entry);
    auto *why = new QLabel(words.happened, row);
    why->setToolTip(QString(words.happened + u'\n' + words.next));
    // The first to give way: the rest of the row matters more.
    why->setMinimumWidth(0);
    why->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    const QString name = entry.fields.transactionId;
    auto *again = new QPushButton(tr("Send the same again…"), row);
    again->setAccessibleDescription(name);
    again->setAutoDefault(false);
    auto *settle = new QPushButton(tr("Settled otherwise…"), row);
    settle->setAccessibleDescription(name);
    settle->setAutoDefault(false);
    setButtonRole(settle, ButtonRole::Quiet);
    auto *details = new QPushButton(tr("Details"), row);
    details->setAccessibleDescription(name);
    details->setAutoDefault(false);
    setButtonRole(details, ButtonRole::Quiet);
    for (QPushButton *button : {again, settle, details}) {
        button->setFixedHeight(grid(this, 6)); // the list below needs the room
    }

    layout->addWidget(new IconLabel(Icon::Question, Token::Unknown, 4, row));
    layout->addWidget(word);
    layout->addWidget(id);
    layout->addWidget(points);
    layout->addWidget(why, 1);
    layout->addWidget(again);
    layout->addWidget(settle);
    layout->addWidget(details);
    connect(again, &QPushButton::clicked, this,
            [this, entry] { Q_EMIT sendAgainRequested(entry); });
    connect(settle, &QPushButton::clicked, this, [this, entry] { Q_EMIT settleRequested(entry); });
    connect(details, &QPushButton::clicked, this,
            [this, id = entry.id] { Q_EMIT detailsRequested(id); });
    return row;
}

} // namespace pd

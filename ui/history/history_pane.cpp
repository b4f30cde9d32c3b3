#include "ui/history/history_pane.h"

#include "core/domain/text.h"
#include "core/service/records_desk.h"
#include "ui/common/chip_group.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_banner.h"
#include "ui/common/search_box.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_filters.h"
#include "ui/history/history_model.h"
#include "ui/history/history_table.h"
#include "ui/history/unsettled_strip.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pd {

namespace {
constexpr int debounceMs = 250;
constexpr HistoryFilter filters[]
    = {HistoryFilter::All,     HistoryFilter::Accepted, HistoryFilter::Rejected,
       HistoryFilter::Unknown, HistoryFilter::Sending,  HistoryFilter::ToBook,
       HistoryFilter::Booked,  HistoryFilter::Settled};
} // namespace

HistoryPane::HistoryPane(Desk &desk, RecordsDesk &records, const Clock &clock,
                         const QString &operatorName, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_records(records)
    , m_model(new HistoryModel(this))
    , m_actions(new HistoryActions(desk, records, operatorName, this))
    , m_filters(new HistoryFilters(clock, this))
    , m_strip(new UnsettledStrip(this))
    , m_problem(new InlineBanner(this))
    , m_batch(new InlineBanner(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(makeHead());
    layout->addWidget(m_filters);
    layout->addWidget(m_problem);
    layout->addWidget(m_batch);
    layout->addWidget(m_strip);
    layout->addWidget(makeTable(), 1);

    m_batch->setObjectName(QStringLiteral("historyBatch"));
    m_batch->hide();
    connect(m_batch, &InlineBanner::actionTriggered, this, [this] { showBatch({}, {}); });
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &HistoryPane::applyFilters);
    connect(m_search, &QLineEdit::textChanged, &m_debounce, qOverload<>(&QTimer::start));
    connect(m_chips, &ChipGroup::chosenChanged, this, &HistoryPane::applyFilters);
    connect(m_filters, &HistoryFilters::changed, this, &HistoryPane::applyFilters);
    connect(m_filters, &HistoryFilters::opened, this,
            [this] { m_choicesTicket = m_records.requestChoices(); });
    connect(m_problem, &InlineBanner::actionTriggered, m_problem, &QWidget::hide);
    connect(m_strip, &UnsettledStrip::sendAgainRequested, m_actions, &HistoryActions::askSendAgain);
    connect(m_strip, &UnsettledStrip::settleRequested, m_actions, &HistoryActions::askSettle);
    connect(m_strip, &UnsettledStrip::detailsRequested, m_actions, &HistoryActions::openDetails);
    connect(m_strip, &UnsettledStrip::allRequested, this, [this] {
        m_chips->choose(static_cast<int>(HistoryFilter::Unknown));
        applyFilters();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { showBatch({}, {}); });
    connect(m_actions, &HistoryActions::done, m_problem, &QWidget::hide);
    connect(m_actions, &HistoryActions::failed, this, [this](const ErrorText &why) {
        m_problem->show(InlineBanner::Kind::Error, why.title, why.next, tr("Close"));
    });
    connect(m_model, &HistoryModel::loaded, this, &HistoryPane::onLoaded);
    connect(m_model, &HistoryModel::wanted, this,
            [this](const HistoryQuery &query) { m_pageTicket = m_desk.requestHistory(query); });
    connectDesk();
    onLoaded();
}

QWidget *HistoryPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 3));
    auto *title = new QLabel(tr("History"), head);
    setTextRole(title, TextRole::Title);
    m_chips = new ChipGroup(tr("Show in the history"), head);
    for (const HistoryFilter filter : filters) {
        m_chips->add(static_cast<int>(filter), filterWord(filter));
    }
    m_search = new SearchBox(Icon::Search, tr("Search the history"), head);
    m_search->setPlaceholderText(tr("Transaction, last digits, member or Request-ID"));
    m_search->setMinimumWidth(textWidth(this, 38));
    m_search->setMaximumWidth(textWidth(this, 76));
    layout->addWidget(title);
    layout->addWidget(m_chips, 1);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_filters->button());
    return head;
}

QWidget *HistoryPane::makeTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new HistoryTable(m_model, m_stack);
    m_table->setObjectName(QStringLiteral("history"));
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_table->setAccessibleName(tr("History"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setMouseTracking(true);
    m_table->installEventFilter(this);
    QHeaderView *header = m_table->horizontalHeader();
    header->setTextElideMode(Qt::ElideRight);
    // The Request-ID gives way before the columns that people read.
    header->setSectionResizeMode(static_cast<int>(HistoryModel::Column::RequestId),
                                 QHeaderView::Stretch);
    header->setMinimumSectionSize(grid(this, 12));
    connect(m_table, &QTableView::doubleClicked, this, [this] {
        if (const Entry *entry = currentEntry()) {
            m_actions->openDetails(entry->id);
        }
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &HistoryPane::onMenu);
    return m_stack;
}

void HistoryPane::connectDesk()
{
    connect(&m_desk, &Desk::historyReady, this, [this](Ticket ticket, const EntryPage &page) {
        if (ticket == m_pageTicket) {
            m_model->applyPage(page);
        }
    });
    connect(&m_desk, &Desk::readFailed, this, [this](Ticket ticket, const StoreError &error) {
        if (ticket == m_pageTicket) {
            m_model->applyFailure();
            const ErrorText text = storeProblemText(error);
            m_empty->say(Icon::Warning, text.title, text.next);
        }
    });
    connect(&m_desk, &Desk::unsettledReady, this,
            [this](Ticket ticket, const QList<Entry> &entries) {
                if (ticket == m_unsettledTicket) {
                    m_strip->setEntries(entries);
                }
            });
    connect(&m_desk, &Desk::entryChanged, this, &HistoryPane::onEntryChanged);
    connect(&m_records, &RecordsDesk::choicesReady, this,
            [this](Ticket ticket, const HistoryChoices &choices) {
                if (ticket == m_choicesTicket) {
                    m_filters->setChoices(choices);
                }
            });
    connect(&m_desk, &Desk::outcomeNotRecorded, this,
            [this](const EntryId &, const StoreError &error) {
                m_problem->show(InlineBanner::Kind::Error,
                                tr("An answer of WeChat Pay could not be recorded. The report "
                                   "counts as unknown until it is sent again."),
                                storeProblemText(error).next, tr("Close"));
            });
}

void HistoryPane::reload()
{
    m_unsettledTicket = m_desk.requestUnsettled();
    m_model->reload();
}

void HistoryPane::search(const QString &text)
{
    m_search->setText(text);
}

void HistoryPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryPane::showBatch(const EntryId &id, const QString &name)
{
    m_batchId = id;
    m_batchName = name;
    listEverything();
    if (id.isNull()) {
        m_batch->hide();
    } else {
        m_batch->show(InlineBanner::Kind::Info, tr("Only the batch: %1").arg(name), {},
                      tr("Show all"));
    }
}

HistoryModel *HistoryPane::model() const
{
    return m_model;
}

int HistoryPane::sendingCount() const
{
    return static_cast<int>(m_sending.size());
}

void HistoryPane::openFilters()
{
    m_filters->open();
}

HistoryActions *HistoryPane::actions() const
{
    return m_actions;
}

HistoryQuery HistoryPane::query() const
{
    HistoryQuery query;
    query.text = cleanPasted(m_search->text()).text;
    query.filter = static_cast<HistoryFilter>(m_chips->chosen());
    query.batch = m_batchId;
    m_filters->apply(&query);
    return query;
}

QString HistoryPane::filterWords() const
{
    QStringList words;
    const HistoryQuery query = this->query();
    if (!query.batch.isNull()) {
        words += tr("Only the batch: %1").arg(m_batchName);
    }
    if (query.filter != HistoryFilter::All) {
        words += filterWord(query.filter);
    }
    if (!query.text.isEmpty()) {
        words += query.text;
    }
    if (m_filters->isActive()) {
        words += m_filters->words();
    }
    return words.join(tr("; "));
}

void HistoryPane::applyFilters()
{
    m_debounce.stop();
    m_model->setQuery(query());
}

void HistoryPane::listEverything()
{
    m_chips->choose(static_cast<int>(HistoryFilter::All));
    m_search->clear();
    m_filters->clear();
    applyFilters();
}

void HistoryPane::onEntryChanged(const Entry &entry)
{
    m_model->applyChange(entry);
    m_strip->applyChange(entry);
    const qsizetype before = m_sending.size();
    m_sending.removeAll(entry.id);
    if (entry.state == EntryState::Sending) {
        m_sending.append(entry.id);
    }
    if (m_sending.size() != before) {
        Q_EMIT sendingCountChanged(sendingCount());
    }
}

void HistoryPane::onLoaded()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    if (m_model->isLoading()) {
        return;
    }
    if (m_model->query() != HistoryQuery()) {
        m_empty->say(Icon::Search, tr("Nothing like this in the history"),
                     tr("Choose another filter, or clear the search."), tr("Show all"));
    } else {
        m_empty->say(Icon::History, tr("No corrections yet"),
                     tr("Choose a transaction above and send its points: it appears here at once, "
                        "with WeChat Pay's answer."));
    }
    m_stack->setCurrentWidget(m_empty);
}

const Entry *HistoryPane::currentEntry() const
{
    return m_model->entryAt(m_table->currentIndex().row());
}

bool HistoryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = dynamic_cast<QKeyEvent *>(event);
        if (key != nullptr && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            if (const Entry *entry = currentEntry()) {
                m_actions->openDetails(entry->id);
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryPane::onMenu(const QPoint &point)
{
    const Entry *entry = m_model->entryAt(m_table->indexAt(point).row());
    if (entry == nullptr) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->addTo(menu, *entry);
    menu->popup(m_table->viewport()->mapToGlobal(point));
}

} // namespace pd

#include "ui/transactions/transactions_pane.h"

#include "core/domain/clock.h"
#include "core/domain/identifiers.h"
#include "core/domain/text.h"
#include "ui/common/chip_group.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/transactions/nothing_listed.h"
#include "ui/transactions/period_box.h"
#include "ui/transactions/scan_box.h"
#include "ui/transactions/transaction_model.h"
#include "ui/transactions/transaction_table.h"
#include "ui/transactions/waiting_strip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr int debounceMs = 250;
constexpr int refreshMs = 500;
constexpr int tickMs = 30'000;
constexpr int secondPage = 2; ///< enough to know whether a find is exact

} // namespace

TransactionsPane::TransactionsPane(Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_model(new TransactionModel(desk, clock, this))
{
    setAccessibleName(tr("Recent transactions"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(makeScanBox());
    layout->addWidget(makeFilters());
    // Made in the order of Tab, so not in the list of initialisers.
    // NOLINTBEGIN(cppcoreguidelines-prefer-member-initializer)
    m_waiting = new WaitingStrip(desk, clock, this);
    layout->addWidget(m_waiting);
    m_problem = new InlineBanner(this);
    // NOLINTEND(cppcoreguidelines-prefer-member-initializer)
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addWidget(makeTable(), 1);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &TransactionsPane::applyFilters);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        // A search that is under way will show it anyway.
        if (!m_model->isLoading()) {
            m_refreshing = true;
            m_model->refresh();
        }
    });
    connect(&desk, &Desk::transactionsChanged, this, &TransactionsPane::refreshSoon);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &TransactionsPane::onTick);
    m_tick.start();

    connect(m_model, &TransactionModel::loaded, this, &TransactionsPane::onLoaded);
    connect(m_model, &TransactionModel::failed, this, &TransactionsPane::onFailed);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TransactionsPane::showContents);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TransactionsPane::showContents);
    connect(&desk, &Desk::transactionsReady, this, &TransactionsPane::onFound);
    connect(&desk, &Desk::readFailed, this, [this](Ticket ticket, const StoreError &error) {
        if (m_findTicket == ticket) {
            m_findTicket.reset();
            onFailed(error);
        }
    });
    connect(m_problem, &InlineBanner::actionTriggered, this, &TransactionsPane::reload);
    connect(m_waiting, &WaitingStrip::chosen, this, [this] {
        m_chips->choose(static_cast<int>(TransactionFilter::Waiting));
        m_scanBox->clear();
        applyFilters();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    showContents();
}

QWidget *TransactionsPane::makeScanBox()
{
    auto *box = new QWidget(this);
    auto *head = new QHBoxLayout(box);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(grid(this, 3));
    auto *title = new QLabel(tr("Recent transactions"), box);
    setTextRole(title, TextRole::Title);
    head->addWidget(title);
    m_period = new PeriodBox(m_clock, box);
    connect(m_period, &PeriodBox::periodChanged, this, &TransactionsPane::applyFilters);
    connect(m_period, &PeriodBox::dateEdited, &m_debounce, qOverload<>(&QTimer::start));

    m_scanBox = new ScanBox(box);
    connect(m_scanBox, &ScanBox::textEdited, this, [this] {
        m_unknownNumber.clear();
        m_debounce.start();
    });
    connect(m_scanBox, &ScanBox::returnPressed, this, [this] { findExactly(m_scanBox->text()); });
    connect(m_scanBox, &ScanBox::cleared, this, &TransactionsPane::applyFilters);
    connect(m_scanBox, &ScanBox::leftDownwards, this, &TransactionsPane::enterList);
    // The tab order follows the eye; the box comes first for F2's sake.
    setTabOrder(m_scanBox, m_period);
    head->addWidget(m_scanBox, 1);
    head->addWidget(m_period);
    return box;
}

QWidget *TransactionsPane::makeFilters()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    m_chips = new ChipGroup(tr("Which transactions"), box);
    for (const TransactionFilter filter :
         {TransactionFilter::All, TransactionFilter::Waiting, TransactionFilter::Reported,
          TransactionFilter::ToBook, TransactionFilter::Refunded}) {
        m_chips->add(static_cast<int>(filter), filterWord(filter));
    }
    connect(m_chips, &ChipGroup::chosenChanged, this, &TransactionsPane::applyFilters);
    layout->addWidget(m_chips);
    layout->addWidget(m_period->makeDates(box));
    return box;
}

QWidget *TransactionsPane::makeTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new TransactionTable(m_model, m_stack);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    m_nothing = new NothingListed(m_stack);
    connect(m_nothing, &NothingListed::manualEntryRequested, this,
            [this] { Q_EMIT manualEntryRequested(cleanPasted(m_scanBox->text()).text); });
    connect(m_nothing, &NothingListed::allStatesRequested, this, [this] {
        m_chips->choose(static_cast<int>(TransactionFilter::All));
        applyFilters();
    });
    connect(m_nothing, &NothingListed::allDaysRequested, this, &TransactionsPane::listEverything);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    return m_stack;
}

void TransactionsPane::reload()
{
    applyFilters();
    m_waiting->recount();
}

void TransactionsPane::refreshSoon()
{
    if (!m_refresh.isActive()) {
        m_refresh.start();
    }
}

void TransactionsPane::focusScanBox()
{
    m_scanBox->takeFocus();
}

void TransactionsPane::enterList()
{
    if (m_model->rowCount() == 0) {
        return;
    }
    m_table->setFocus(Qt::OtherFocusReason);
    if (m_table->selectionModel()->selectedRows().isEmpty()) {
        m_table->selectRow(std::max(0, m_table->currentIndex().row()));
    }
}

void TransactionsPane::setCurrent(const QString &transactionId)
{
    m_current = transactionId;
    const int row = m_model->rowOf(transactionId);
    if (row >= 0) {
        m_table->selectRow(row);
    } else {
        m_table->clearSelection();
    }
}

void TransactionsPane::onScanned(const QString &code)
{
    const QString clean = cleanPasted(code).text;
    m_scanBox->setText(clean);
    findExactly(clean);
}

TransactionQuery TransactionsPane::currentQuery() const
{
    TransactionQuery query;
    query.text = m_scanBox->text().trimmed();
    query.filter = static_cast<TransactionFilter>(m_chips->chosen());
    m_period->limit(query);
    return query;
}

void TransactionsPane::applyFilters()
{
    m_debounce.stop();
    m_unknownNumber.clear();
    m_refreshing = false;
    m_model->setQuery(currentQuery());
}

void TransactionsPane::listEverything()
{
    m_chips->choose(static_cast<int>(TransactionFilter::All));
    m_period->choose(PeriodBox::Period::Everything);
    applyFilters();
}

void TransactionsPane::findExactly(const QString &typed)
{
    m_debounce.stop();
    const QString text = cleanPasted(typed).text;
    if (text.isEmpty()) {
        applyFilters();
        return;
    }
    if (text == m_unknownNumber) {
        Q_EMIT manualEntryRequested(text);
        return;
    }
    TransactionQuery query;
    query.text = typed.trimmed();
    if (transactionIdShape(text) == TransactionIdShape::Usual) {
        query.text = text;
    }
    query.limit = secondPage;
    m_findText = query.text;
    m_findTicket = m_desk.requestTransactions(query);
}

void TransactionsPane::onFound(Ticket ticket, const TransactionPage &page)
{
    if (m_findTicket != ticket) {
        return;
    }
    m_findTicket.reset();
    for (const TransactionRow &row : page.rows) {
        if (row.transaction.transactionId == m_findText) {
            chooseFound(row.transaction.transactionId);
            return;
        }
    }
    if (page.rows.size() == 1) {
        chooseFound(page.rows.first().transaction.transactionId);
        return;
    }
    if (page.rows.isEmpty()) {
        m_unknownNumber = cleanPasted(m_findText).text;
        showContents();
        return;
    }
    // More than one: all of them are shown, whatever the day.
    listEverything();
    m_table->setFocus(Qt::OtherFocusReason);
}

void TransactionsPane::chooseFound(const QString &transactionId)
{
    m_current = transactionId;
    if (m_model->rowOf(transactionId) < 0) {
        listEverything();
    } else {
        setCurrent(transactionId);
    }
    showContents();
    m_scanBox->selectAll();
    Q_EMIT transactionChosen(transactionId);
}

void TransactionsPane::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount()) {
        return;
    }
    m_current = m_model->at(row).transaction.transactionId;
    Q_EMIT transactionChosen(m_current);
}

void TransactionsPane::onLoaded(bool fresh)
{
    m_problem->hide();
    if (fresh && std::exchange(m_refreshing, false)) {
        m_table->backToPlace(m_current);
    } else if (fresh) {
        m_table->scrollToTop();
        const int row = m_model->rowOf(m_current);
        if (row >= 0) {
            m_table->selectRow(row);
        } else if (m_model->rowCount() > 0) {
            m_table->setCurrentIndex(m_model->index(0, 0));
            m_table->clearSelection();
        }
    }
    showContents();
}

void TransactionsPane::onFailed(const StoreError &error)
{
    const ErrorText words = storeProblemText(error);
    m_problem->show(InlineBanner::Kind::Error, words.title, words.next, tr("Try again"));
    showContents();
}

void TransactionsPane::onTick()
{
    m_model->refreshTimes();
    m_waiting->recount();
    // After midnight "today" is another day.
    if (m_model->hasAnswer() && m_scanBox->text().isEmpty()
        && m_model->query().from != currentQuery().from) {
        applyFilters();
    }
}

void TransactionsPane::showContents()
{
    if (m_unknownNumber.isEmpty() && m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    m_stack->setCurrentWidget(m_nothing);
    if (!m_unknownNumber.isEmpty()) {
        m_nothing->sayUnknownNumber(m_unknownNumber);
    } else if (!m_model->hasAnswer()) {
        m_nothing->sayReading();
    } else {
        m_nothing->sayNothingFor(m_model->query());
    }
}

bool TransactionsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = &dynamic_cast<QKeyEvent &>(*event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && !key->modifiers().testFlag(Qt::ControlModifier)) {
            choose(m_table->currentIndex().row());
            return true;
        }
        if (key->key() == Qt::Key_Up && m_table->currentIndex().row() <= 0) {
            focusScanBox();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QByteArray TransactionsPane::saveColumns() const
{
    return m_table->saveColumns();
}

void TransactionsPane::restoreColumns(const QByteArray &state)
{
    m_table->restoreColumns(state);
}

} // namespace pd

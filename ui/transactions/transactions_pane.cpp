#include "ui/transactions/transactions_pane.h"

#include "core/domain/clock.h"
#include "core/domain/text.h"
#include "core/domain/zoned_time.h"
#include "ui/common/chip_group.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/ime_bypass.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/transactions/row_text.h"
#include "ui/transactions/transaction_delegate.h"
#include "ui/transactions/transaction_model.h"
#include "ui/transactions/waiting_strip.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace pd {

namespace {

constexpr int debounceMs = 250;
constexpr int tickMs = 30'000;
// Noon of a day in UTC is 20:00 of the same day in Shanghai.
constexpr int secondsToShanghaiNoon = 20 * 60 * 60;
constexpr int secondPage = 2; ///< enough to know whether a find is exact

/// The first moment of a day as it is counted for reporting.
QDateTime dayStart(const QDate &day)
{
    return inShanghai(QDateTime(day, QTime(12, 0), Qt::UTC)).addSecs(-secondsToShanghaiNoon);
}

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
    connect(m_empty, &EmptyState::actionTriggered, this, &TransactionsPane::onEmptyAction);
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
    m_period = new QComboBox(box);
    m_period->addItem(tr("Today"), static_cast<int>(Period::Today));
    m_period->addItem(tr("2 days"), static_cast<int>(Period::TwoDays));
    m_period->addItem(tr("All days"), static_cast<int>(Period::Everything));
    m_period->addItem(tr("From … to"), static_cast<int>(Period::Chosen));
    m_period->setAccessibleName(tr("Days"));
    m_period->setToolTip(tr("Which days are listed"));
    connect(m_period, &QComboBox::currentIndexChanged, this, &TransactionsPane::onPeriodChanged);

    m_scanBox = new QLineEdit(box);
    m_scanBox->setObjectName(QStringLiteral("scanBox"));
    m_scanBox->setAccessibleName(tr("Scan or search"));
    m_scanBox->setToolTip(
        tr("A transaction number or its last digits, a member, or part of a shop's name"));
    m_scanBox->setClearButtonEnabled(true);
    m_scanBox->addAction(iconFor(Icon::Scan, Token::TextQuiet), QLineEdit::LeadingPosition);
    m_scanBox->installEventFilter(this);
    m_bypass = new ImeBypass(m_scanBox);
    setTypingNames(false);
    connect(m_scanBox, &QLineEdit::textEdited, this, [this] {
        m_unknownNumber.clear();
        m_debounce.start();
    });
    connect(m_scanBox, &QLineEdit::returnPressed, this, [this] { findExactly(m_scanBox->text()); });
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

    m_dates = new QWidget(box);
    auto *dates = new QHBoxLayout(m_dates);
    dates->setContentsMargins(0, 0, 0, 0);
    dates->setSpacing(grid(this, 1));
    const QDate today = inShanghai(m_clock.now()).date();
    const auto addDate = [&](const QString &label, const QDate &date) {
        auto *edit = new QDateEdit(date, m_dates);
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        auto *word = new QLabel(label, m_dates);
        word->setBuddy(edit);
        setTextRole(word, TextRole::Small);
        edit->setAccessibleName(label);
        connect(edit, &QDateEdit::dateChanged, this, [this] { m_debounce.start(); });
        dates->addWidget(word);
        dates->addWidget(edit);
        return edit;
    };
    m_from = addDate(tr("From"), today.addDays(-6));
    m_to = addDate(tr("To"), today);
    dates->addStretch(1);
    m_dates->hide();
    layout->addWidget(m_dates);
    return box;
}

QWidget *TransactionsPane::makeTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new QTableView(m_stack);
    m_table->setObjectName(QStringLiteral("transactions"));
    m_table->setAccessibleName(tr("Transactions"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TransactionDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setMouseTracking(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->installEventFilter(this);
    fixColumns();
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    return m_stack;
}

void TransactionsPane::fixColumns()
{
    m_table->verticalHeader()->setMinimumSectionSize(transactionRowHeight(m_table));
    m_table->verticalHeader()->setDefaultSectionSize(transactionRowHeight(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    // The shop gives way first: what must never be elided has the width of its longest content.
    header->setMinimumSectionSize(grid(this, 8));
    int width = grid(this, 16) + 2 * m_table->frameWidth()
        + m_table->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    for (int column = 0; column < TransactionModel::ColumnCount; ++column) {
        if (column == TransactionModel::Shop) {
            header->setSectionResizeMode(column, QHeaderView::Stretch);
            continue;
        }
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, transactionColumnWidth(m_table, column));
        width += transactionColumnWidth(m_table, column);
    }
    // Where it is tight the member goes first: the card shows it as well.
    const int member = transactionColumnWidth(m_table, TransactionModel::Member);
    m_wideEnough = width;
    m_table->setMinimumWidth(width - member);
    showColumns();
}

void TransactionsPane::showColumns()
{
    m_table->setColumnHidden(TransactionModel::Member, m_stack->width() < m_wideEnough);
}

void TransactionsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showColumns();
}

void TransactionsPane::reload()
{
    applyFilters();
    m_waiting->recount();
}

void TransactionsPane::focusScanBox()
{
    m_scanBox->setFocus(Qt::ShortcutFocusReason);
    m_scanBox->selectAll();
}

void TransactionsPane::setTypingNames(bool typing)
{
    m_bypass->setActive(!typing);
    m_scanBox->setPlaceholderText(typing ? tr("A shop's name    F2: back to scanning")
                                         : tr("Scan or search    F2"));
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
    const QDate today = inShanghai(m_clock.now()).date();
    switch (static_cast<Period>(m_period->currentData().toInt())) {
    case Period::Today:
        query.from = dayStart(today);
        break;
    case Period::TwoDays:
        query.from = dayStart(today.addDays(-1));
        break;
    case Period::Everything:
        break;
    case Period::Chosen:
        query.from = dayStart(m_from->date());
        query.to = dayStart(m_to->date().addDays(1));
        break;
    }
    return query;
}

void TransactionsPane::applyFilters()
{
    m_debounce.stop();
    m_unknownNumber.clear();
    m_model->setQuery(currentQuery());
}

void TransactionsPane::onPeriodChanged()
{
    m_dates->setVisible(static_cast<Period>(m_period->currentData().toInt()) == Period::Chosen);
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
    m_chips->choose(static_cast<int>(TransactionFilter::All));
    choosePeriod(Period::Everything);
    applyFilters();
    m_table->setFocus(Qt::OtherFocusReason);
}

void TransactionsPane::chooseFound(const QString &transactionId)
{
    m_current = transactionId;
    if (m_model->rowOf(transactionId) < 0) {
        m_chips->choose(static_cast<int>(TransactionFilter::All));
        choosePeriod(Period::Everything);
        applyFilters();
    } else {
        setCurrent(transactionId);
    }
    showContents();
    m_scanBox->selectAll();
    Q_EMIT transactionChosen(transactionId);
}

void TransactionsPane::choosePeriod(Period period)
{
    const QSignalBlocker quiet(m_period);
    m_period->setCurrentIndex(m_period->findData(static_cast<int>(period)));
    m_dates->setVisible(period == Period::Chosen);
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
    if (fresh) {
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
    if (!m_unknownNumber.isEmpty()) {
        m_stack->setCurrentWidget(m_empty);
        m_emptyAction = EmptyAction::EnterByHand;
        m_empty->say(
            Icon::Question, tr("This desk does not know %1").arg(groupedId(m_unknownNumber)),
            transactionIdShape(m_unknownNumber) == TransactionIdShape::OrderNumber
                ? tr("It looks like the shop's own order number (商户单号). The number that "
                     "you need is the 交易单号 on the customer's bill. If it is right, "
                     "enter the transaction by hand.")
                : tr("Compare it with the customer's bill. If it is right, enter the "
                     "transaction by hand: press Enter again."),
            tr("Enter by hand"));
        return;
    }
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    if (!m_model->hasAnswer()) {
        m_emptyAction = EmptyAction::None;
        m_empty->say(Icon::Clock, tr("Reading the transactions …"), {});
        return;
    }
    const TransactionQuery &query = m_model->query();
    if (!query.text.isEmpty()) {
        const bool limited = query.from.isValid() || query.filter != TransactionFilter::All;
        m_emptyAction = limited ? EmptyAction::SearchEverything : EmptyAction::EnterByHand;
        m_empty->say(Icon::Search, tr("Nothing found for \"%1\"").arg(query.text),
                     limited ? tr("Only some days or states were searched.")
                             : tr("Check the number, or enter the transaction by hand."),
                     limited ? tr("Search all days") : tr("Enter by hand"));
        return;
    }
    if (query.filter != TransactionFilter::All) {
        m_emptyAction = EmptyAction::ShowAll;
        m_empty->say(Icon::Tick, tr("Nothing of this kind on these days"),
                     tr("The other transactions are still there."), tr("Show all"));
        return;
    }
    if (query.from.isValid()) {
        m_emptyAction = EmptyAction::SearchEverything;
        m_empty->say(Icon::Clock, tr("No transactions on these days yet"),
                     tr("Scan the bar code on the customer's bill, or look at earlier days."),
                     tr("Show all days"));
        return;
    }
    m_emptyAction = EmptyAction::EnterByHand;
    m_empty->say(Icon::Scan, tr("No transactions yet"),
                 tr("They appear here as the mall's server hands them over. Until then a "
                    "transaction can be entered by hand."),
                 tr("Enter by hand"));
}

void TransactionsPane::onEmptyAction()
{
    switch (m_emptyAction) {
    case EmptyAction::None:
        return;
    case EmptyAction::EnterByHand:
        Q_EMIT manualEntryRequested(cleanPasted(m_scanBox->text()).text);
        return;
    case EmptyAction::SearchEverything:
        m_chips->choose(static_cast<int>(TransactionFilter::All));
        choosePeriod(Period::Everything);
        applyFilters();
        return;
    case EmptyAction::ShowAll:
        m_chips->choose(static_cast<int>(TransactionFilter::All));
        applyFilters();
        return;
    }
    Q_UNREACHABLE();
}

bool TransactionsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scanBox && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        setTypingNames(false);
    }
    if (watched == m_scanBox && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2) {
        event->accept(); // there already: the key is the box's own
        return true;
    }
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_scanBox) {
        if (key->key() == Qt::Key_Down && m_model->rowCount() > 0) {
            m_table->setFocus(Qt::OtherFocusReason);
            if (m_table->selectionModel()->selectedRows().isEmpty()) {
                m_table->selectRow(std::max(0, m_table->currentIndex().row()));
            }
            return true;
        }
        if (key->key() == Qt::Key_F2) {
            setTypingNames(m_bypass->isActive());
            m_scanBox->selectAll();
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_scanBox->text().isEmpty()) {
            m_scanBox->clear();
            applyFilters();
            return true;
        }
    }
    if (watched == m_table) {
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && key->modifiers().testFlag(Qt::ControlModifier) == false) {
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

void TransactionsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_table != nullptr) {
        fixColumns();
    }
}

QByteArray TransactionsPane::saveColumns() const
{
    return m_table->horizontalHeader()->saveState();
}

void TransactionsPane::restoreColumns(const QByteArray &state)
{
    m_table->horizontalHeader()->restoreState(state);
    fixColumns();
}

} // namespace pd

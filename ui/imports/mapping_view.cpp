#include "ui/imports/mapping_view.h"

#include "ui/common/import_words.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {

constexpr int nothing = -1;
constexpr int columnsShown = 100;
constexpr int valuesShown = 2;
constexpr qsizetype valueLength = 28; ///< a transaction id whole: its last digits tell them apart

QString shortened(const QString &value)
{
    return value.size() > valueLength ? QString(value.left(valueLength) + u'…') : value;
}

} // namespace

MappingView::MappingView(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_unit(new QComboBox(this))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the values give way
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_unit->addItem(tr("yuan (12.30)"), static_cast<int>(AmountUnit::Yuan));
    m_unit->addItem(tr("fen (1230)"), static_cast<int>(AmountUnit::Fen));
    m_unit->setObjectName(QStringLiteral("amountUnit"));
    auto *unitLabel = new QLabel(tr("Amounts are in"), this);
    unitLabel->setBuddy(m_unit);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
        m_mapping.unit = static_cast<AmountUnit>(m_unit->currentData().toInt());
        Q_EMIT changed();
    });
    auto *unit = new QHBoxLayout;
    unit->addWidget(unitLabel);
    unit->addWidget(m_unit);
    unit->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_scroll, 1);
    layout->addLayout(unit);
}

void MappingView::setPreview(const CsvPreview &preview)
{
    m_mapping = preview.mapping;
    m_choices.clear();
    qsizetype columns = m_mapping.header.size();
    for (const QStringList &row : preview.rows) {
        columns = std::max(columns, row.size());
    }
    auto *content = new QWidget(m_scroll);
    auto *lines = new QGridLayout(content);
    lines->setContentsMargins(0, 0, grid(this, 2), 0);
    lines->setHorizontalSpacing(grid(this, 3));
    lines->setVerticalSpacing(grid(this, 1));
    lines->setColumnStretch(2, 1);
    int place = 0;
    for (const QString &title : {tr("Column of the file"), tr("means"), tr("First values")}) {
        auto *label = new QLabel(title, content);
        setTextRole(label, TextRole::Small);
        lines->addWidget(label, 0, place++);
    }
    for (int column = 0; column < std::min<int>(static_cast<int>(columns), columnsShown);
         ++column) {
        QStringList values;
        for (const QStringList &row : preview.rows) {
            if (values.size() < valuesShown && !row.value(column).isEmpty()) {
                values.append(shortened(row.value(column)));
            }
        }
        addLine(lines, column, values);
    }
    lines->setRowStretch(lines->rowCount(), 1);
    m_scroll->setWidget(content); // the one of before goes
    const QSignalBlocker quiet(m_unit);
    m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(m_mapping.unit)));
}

void MappingView::addLine(QGridLayout *lines, int column, const QStringList &values)
{
    QWidget *content = lines->parentWidget();
    const QString given = m_mapping.header.value(column);
    auto *name
        = new QLabel(shortened(given.isEmpty() ? tr("Column %1").arg(column + 1) : given), content);
    name->setTextFormat(Qt::PlainText);
    auto *choice = new QComboBox(content);
    choice->setObjectName(QStringLiteral("column%1").arg(column));
    choice->addItem(tr("nothing"), nothing);
    for (const CsvColumn meaning : everyCsvColumn()) {
        choice->addItem(columnWord(meaning), static_cast<int>(meaning));
        if (m_mapping.indexOf(meaning) == column) {
            choice->setCurrentIndex(choice->count() - 1);
        }
    }
    choice->setAccessibleName(tr("What \"%1\" means").arg(name->text()));
    name->setBuddy(choice);
    auto *sample = new QLabel(values.join(QStringLiteral("  ·  ")), content);
    sample->setTextFormat(Qt::PlainText);
    sample->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    sample->setToolTip(values.join(u'\n'));
    setTextRole(sample, TextRole::Quiet);
    const int line = column + 1;
    lines->addWidget(name, line, 0);
    lines->addWidget(choice, line, 1);
    lines->addWidget(sample, line, 2);
    m_choices.append(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, column] { onChosen(column); });
}

void MappingView::onChosen(int column)
{
    const int chosen = m_choices.at(column)->currentData().toInt();
    // A meaning belongs to one column: the other one loses it.
    for (int other = 0; other < m_choices.size(); ++other) {
        QComboBox *choice = m_choices.at(other);
        if (other != column && chosen != nothing && choice->currentData().toInt() == chosen) {
            const QSignalBlocker quiet(choice);
            choice->setCurrentIndex(0);
        }
    }
    m_mapping.columns.clear();
    for (int each = 0; each < m_choices.size(); ++each) {
        const int meaning = m_choices.at(each)->currentData().toInt();
        if (meaning != nothing) {
            m_mapping.columns.insert(static_cast<CsvColumn>(meaning), each);
        }
    }
    Q_EMIT changed();
}

CsvMapping MappingView::mapping() const
{
    return m_mapping;
}

} // namespace pd

#include "ui/imports/column_memory.h"

#include <QSettings>

#include <utility>

namespace pd {

namespace {

constexpr qsizetype namesKept = 500;

QString namesKey()
{
    return QStringLiteral("imports/columns");
}

QString meaningsKey()
{
    return QStringLiteral("imports/meanings");
}

QString fenKey()
{
    return QStringLiteral("imports/fen");
}

RememberedColumns readColumns(const QSettings &settings)
{
    const QStringList names = settings.value(namesKey()).toStringList();
    const QStringList meanings = settings.value(meaningsKey()).toStringList();
    RememberedColumns columns;
    for (qsizetype i = 0; i < names.size() && i < meanings.size(); ++i) {
        columns.insert(names.at(i), meanings.at(i));
    }
    return columns;
}

/// The amount's column decides about the unit: another file may write it otherwise.
QString amountName(const CsvMapping &mapping)
{
    return mapping.header.value(mapping.indexOf(CsvColumn::Amount).value_or(-1));
}

} // namespace

ColumnMemory::ColumnMemory(QString settingsPath)
    : m_settingsPath(std::move(settingsPath))
{ }

CsvMapping ColumnMemory::recalled(const CsvMapping &guessed) const
{
    const QSettings settings(m_settingsPath, QSettings::IniFormat);
    CsvMapping mapping = recall(guessed, readColumns(settings));
    const QString amount = amountName(mapping);
    const QStringList known = settings.value(fenKey()).toStringList();
    if (!amount.isEmpty() && known.size() == 2 && known.first() == amount) {
        mapping.unit = known.last() == QLatin1String("fen") ? AmountUnit::Fen : AmountUnit::Yuan;
    }
    return mapping;
}

void ColumnMemory::keep(const CsvMapping &mapping) const
{
    QSettings settings(m_settingsPath, QSettings::IniFormat);
    RememberedColumns columns = readColumns(settings);
    const RememberedColumns said = remember(mapping);
    if (columns.size() + said.size() > namesKept) {
        columns.clear();
    }
    for (auto it = said.cbegin(); it != said.cend(); ++it) {
        columns.insert(it.key(), it.value());
    }
    settings.setValue(namesKey(), QStringList(columns.keys()));
    settings.setValue(meaningsKey(), QStringList(columns.values()));
    const QString amount = amountName(mapping);
    if (!amount.isEmpty()) {
        settings.setValue(fenKey(),
                          QStringList{amount,
                                      mapping.unit == AmountUnit::Fen ? QStringLiteral("fen")
                                                                      : QStringLiteral("yuan")});
    }
}

} // namespace pd

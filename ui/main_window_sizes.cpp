// What the window remembers of itself: its place, its panes, its columns.
#include "ui/main_window.h"

#include "ui/transactions/transactions_pane.h"

#include <QSettings>
#include <QSplitter>

namespace pd {

namespace {

constexpr QLatin1String geometryKey("window/geometry");
constexpr QLatin1String upperKey("window/upper");
constexpr QLatin1String wholeKey("window/whole");
constexpr QLatin1String transactionColumnsKey("window/transactionColumns");

} // namespace

void MainWindow::restoreSizes()
{
    const QSettings settings(m_settingsPath, QSettings::IniFormat);
    restoreGeometry(settings.value(geometryKey).toByteArray());
    m_transactions->restoreColumns(settings.value(transactionColumnsKey).toByteArray());
    if (!m_upper->restoreState(settings.value(upperKey).toByteArray())) {
        m_upper->setSizes({width() * 3 / 5, width() * 2 / 5});
    }
    if (!m_whole->restoreState(settings.value(wholeKey).toByteArray())) {
        m_whole->setSizes({height() * 5 / 8, height() * 3 / 8});
    }
}

void MainWindow::saveSizes() const
{
    QSettings settings(m_settingsPath, QSettings::IniFormat);
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(upperKey, m_upper->saveState());
    settings.setValue(wholeKey, m_whole->saveState());
    settings.setValue(transactionColumnsKey, m_transactions->saveColumns());
}

} // namespace pd

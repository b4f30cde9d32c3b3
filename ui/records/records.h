#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace pd {

class HistoryPane;

/// What staff and auditors do with the history, in the main window: the entries of its menu.
class Records final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this. Keys work wherever the focus is in `window`.
    Records(HistoryPane &history, QWidget *window);
    void addTo(QMenu *menu);

private:
    template <class Does>
    void add(QMenu *menu, const QString &text, const QKeySequence &key, Does does);

    HistoryPane &m_history;
    QWidget *m_window;
};

} // namespace pd

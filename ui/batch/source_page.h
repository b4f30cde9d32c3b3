#pragma once

#include "core/service/batch_source.h"

#include <QWidget>

class QButtonGroup;
class QPlainTextEdit;
class QPushButton;

namespace pd {

/// Where the rows come from: a file, cells pasted from a spreadsheet, or every payment that waits;
/// and where they go.
class BatchSourcePage final : public QWidget
{
    Q_OBJECT
public:
    explicit BatchSourcePage(QWidget *parent = nullptr);
    void chooseFile(const QString &path);
    /// What Ctrl+Enter does: reads the pasted rows.
    void primary();
    void startOver();

Q_SIGNALS:
    void chosen(const pd::BatchSource &source);
    void closeRequested();

private:
    void askForFile();
    [[nodiscard]] EntryKind kind() const;
    QButtonGroup *m_kinds;
    QPushButton *m_file;
    QPushButton *m_waiting;
    QPlainTextEdit *m_text;
    QPushButton *m_read;
};

} // namespace pd

#pragma once

#include "core/service/import_job.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QScrollArea;

namespace pd {

/// Which column of the file means what: a line a column, with its first values beside it, and the
/// guess to be corrected.
class MappingView final : public QWidget
{
    Q_OBJECT
public:
    explicit MappingView(QWidget *parent = nullptr);
    void setPreview(const CsvPreview &preview);
    [[nodiscard]] CsvMapping mapping() const;

Q_SIGNALS:
    void changed();

private:
    void addLine(QGridLayout *lines, int column, const QStringList &values);
    void onChosen(int column);

    QScrollArea *m_scroll;
    QComboBox *m_unit;
    CsvMapping m_mapping;
    QList<QComboBox *> m_choices; ///< by column of the file
};

} // namespace pd

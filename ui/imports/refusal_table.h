#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace pd {

class RefusalModel;

/// The table of what was refused, to be read, copied and saved.
class RefusalTable final : public QWidget
{
    Q_OBJECT
public:
    explicit RefusalTable(QWidget *parent = nullptr);
    [[nodiscard]] RefusalModel *model() const;
    [[nodiscard]] QTableView *view() const;
    /// "The first 10,000 of them"; empty for all.
    void setNote(const QString &note);

private:
    void fitColumns();
    void copy() const;
    void save();
    void saveTo(const QString &path);
    RefusalModel *m_model;
    QTableView *m_view;
    QLabel *m_note;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace pd

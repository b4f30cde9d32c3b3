#pragma once

#include "core/domain/setup_facts.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pd {

/// One thing that a merchant is handed: a button that chooses its file, and below it, with a tick
/// or a cross, what was found in it.
class CredentialRow final : public QWidget
{
    Q_OBJECT
public:
    CredentialRow(SetupItem item, const QString &label, const QString &button,
                  QWidget *parent = nullptr);
    [[nodiscard]] SetupItem item() const;
    [[nodiscard]] QPushButton *button() const;

    void setGood(const QStringList &lines); ///< with a tick each
    void setErrors(const QStringList &lines); ///< with a cross each
    void setWarnings(const QStringList &lines);
    [[nodiscard]] QString text() const; ///< all lines

Q_SIGNALS:
    void chooseRequested(pd::SetupItem item);

private:
    void refresh();
    SetupItem m_item;
    QLabel *m_label;
    QPushButton *m_button;
    QVBoxLayout *m_lines;
    QWidget *m_holder = nullptr;
    QStringList m_good;
    QStringList m_errors;
    QStringList m_warnings;
};

} // namespace pd

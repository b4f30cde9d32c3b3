#pragma once

#include <QObject>

class QLineEdit;

namespace pd {

/// Keeps an input method away from a line edit that takes ids and numbers. Switching off
/// WA_InputMethodEnabled is not enough for a QLineEdit on Qt 6: it answers the query itself. So
/// this event filter answers "not enabled", and text that an input method commits nevertheless is
/// cleaned (full-width digits to ASCII) and inserted; a preedit is never shown and never acted on.
class ImeBypass : public QObject
{
    Q_OBJECT
public:
    /// Becomes a child of `edit` and ends with it.
    explicit ImeBypass(QLineEdit *edit);
    /// Off: the input method works as everywhere else. On at first.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_edit;
    bool m_active = true;
};

} // namespace pd

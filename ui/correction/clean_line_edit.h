#pragma once

#include "core/domain/text.h"

#include <QLineEdit>

namespace pd {

/// A line for an id or a number: no input method, and what is pasted is cleaned and told. While it
/// is typed in, nothing is judged; left() is the moment for that.
class CleanLineEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit CleanLineEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    /// By hand, by paste or by drop; not by setText().
    void edited();
    /// Something pasted or dropped was cleaned of `what`.
    void cleaned(pd::CleanedWhat what);
    /// The focus has left.
    void left();

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void onTextEdited(const QString &text);
    qsizetype m_length = 0; ///< before the last change
};

} // namespace pd

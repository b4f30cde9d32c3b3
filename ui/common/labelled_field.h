#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

class QLabel;

namespace pd {

class IconLabel;
class NoteLine;
class TokenLabel;

/// A label above a widget, and below it one line for a hint, a warning or an error. It is the
/// label's buddy and tells screen readers what the line says.
class LabelledField final : public QWidget
{
    Q_OBJECT
public:
    /// Takes `field` as a child.
    LabelledField(const QString &label, QWidget *field, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *field() const;
    void setLabel(const QString &label);
    /// At the right end of the label's line: "0/128".
    void setCounter(const QString &text, bool over = false);
    void setHint(const QString &text); ///< quiet; shown while there is nothing else to say
    void showError(const QString &text);
    void showWarning(const QString &text);
    void clearMessage();
    [[nodiscard]] bool hasError() const;
    [[nodiscard]] QString message() const;

private:
    void refresh();
    QLabel *m_label;
    QLabel *m_counter;
    QWidget *m_field;
    NoteLine *m_note;
    QString m_hint;
    QString m_error;
    QString m_warning;
};

/// An icon and wrapped text in the colour of a state: one line below a field, or in a card.
class NoteLine final : public QWidget
{
    Q_OBJECT
public:
    explicit NoteLine(QWidget *parent = nullptr);
    /// Token::TextQuiet has no icon; Rejected is an error, Unknown a warning, Waiting information.
    void setNote(const QString &text, Token token);
    [[nodiscard]] QString text() const;

private:
    IconLabel *m_sign;
    TokenLabel *m_text;
};

} // namespace pd

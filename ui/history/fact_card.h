#pragma once

#include "ui/common/surface.h"
#include "ui/common/theme.h"

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace pd {

/// A label for data: never markup, whatever WeChat Pay writes.
[[nodiscard]] QLabel *makePlainLabel(const QString &text, TextRole role, QWidget *parent);

/// A raised card with texts, and with facts in two columns: a quiet name, and a value that can be
/// selected.
class FactCard : public Surface
{
    Q_OBJECT
public:
    explicit FactCard(Token ground, QWidget *parent = nullptr);

    void addText(const QString &text, TextRole role);
    /// Nothing for an empty value.
    void addFact(const QString &name, const QString &value, TextRole role = TextRole::Body);
    void addFact(const QString &name, QWidget *value);

protected:
    [[nodiscard]] QVBoxLayout *rows() const;

private:
    QVBoxLayout *m_rows;
    QGridLayout *m_facts = nullptr; ///< made with the first fact: texts may stand above and below
};

} // namespace pd

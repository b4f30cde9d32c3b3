#pragma once

#include "ui/common/tokens.h"

#include <QLabel>

namespace pd {

/// A label in the colour of a token; it follows the theme.
class TokenLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit TokenLabel(QWidget *parent = nullptr);
    void setToken(Token token);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    Token m_token = Token::TextQuiet;
};

} // namespace pd

#pragma once

#include "ui/common/tokens.h"

#include <QFrame>

namespace pd {

/// A ground with an edge and rounded corners: a panel of the window, a raised card on it, or the
/// soft ground of a state.
class Surface : public QFrame
{
    Q_OBJECT
public:
    explicit Surface(Token ground, QWidget *parent = nullptr);
    void setGround(Token ground);
    /// Without corners and edge: a strip across the window.
    void setPlain(bool plain);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Token m_ground;
    bool m_plain = false;
};

} // namespace pd

#pragma once

#include <QDialog>

namespace pd {

class CheckView;
class Desk;

/// "Why does it not work?" Shown by open(); starts by itself; closing it cancels the check.
class ConnectionCheckDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectionCheckDialog(Desk &desk, QWidget *parent = nullptr);
    ~ConnectionCheckDialog() override;
    [[nodiscard]] CheckView *view() const;

protected:
    void done(int result) override;

private:
    Desk &m_desk;
    CheckView *m_view;
};

} // namespace pd

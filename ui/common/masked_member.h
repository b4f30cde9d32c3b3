#pragma once

#include <QToolButton>

class QTimer;

namespace pd {

/// A member's openid, masked. A click, or Space, shows it whole for a few seconds.
class MaskedMember final : public QToolButton
{
    Q_OBJECT
public:
    explicit MaskedMember(QWidget *parent = nullptr);
    void setOpenid(const QString &openid);
    [[nodiscard]] bool isShown() const;

private:
    void refresh();
    QString m_openid;
    QTimer *m_timer;
};

} // namespace pd

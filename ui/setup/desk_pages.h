#pragma once

#include "ui/setup/setup_page.h"

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace pd {

/// Practice or live.
class WorldPage final : public SetupPage
{
    Q_OBJECT
public:
    explicit WorldPage(QWidget *parent = nullptr);
    [[nodiscard]] bool isPractice() const;

private:
    QRadioButton *m_live;
    QRadioButton *m_practice;
};

/// Who the merchant is.
class MerchantPage final : public SetupPage
{
    Q_OBJECT
public:
    explicit MerchantPage(QWidget *parent = nullptr);
    void setValues(const ProfileValues &values) override;
    void collect(ProfileValues &values) const override;

private:
    void refresh();
    QComboBox *m_mode;
    QLineEdit *m_appids = nullptr;
    LabelledField *m_subMchid = nullptr;
};

/// Which address of WeChat Pay.
class EndpointPage final : public SetupPage
{
    Q_OBJECT
public:
    explicit EndpointPage(QWidget *parent = nullptr);
    void setValues(const ProfileValues &values) override;
    void collect(ProfileValues &values) const override;

private:
    void refresh();
    QComboBox *m_which;
    LabelledField *m_other = nullptr;
    QLineEdit *m_address = nullptr;
};

/// Who stands at this desk, and what it may do.
class DeskPage final : public SetupPage
{
    Q_OBJECT
public:
    explicit DeskPage(QWidget *parent = nullptr);
    void setValues(const ProfileValues &values) override;
    void collect(ProfileValues &values) const override;

private:
    QComboBox *m_language;
};

} // namespace pd

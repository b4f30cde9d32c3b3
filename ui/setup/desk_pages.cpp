#include "ui/setup/desk_pages.h"

#include "core/settings/profile.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {

QString mainAddress()
{
    return QStringLiteral("https://api.mch.weixin.qq.com");
}

QString backupAddress()
{
    return QStringLiteral("https://api2.mch.weixin.qq.com");
}

QString modeKey()
{
    return QStringLiteral("merchant/mode");
}

QString appidsKey()
{
    return QStringLiteral("merchant/appids");
}

QString addressKey()
{
    return QStringLiteral("wechatpay/base_url");
}

QString languageKey()
{
    return QStringLiteral("desk/language");
}

/// Not as wide as its longest line: in large type that is wider than the window.
QComboBox *makeChoice(QWidget *parent)
{
    constexpr int shownAtLeast = 12;
    auto *choice = new QComboBox(parent);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(shownAtLeast);
    return choice;
}

QLabel *quiet(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    setTextRole(label, TextRole::Quiet);
    return label;
}

} // namespace

WorldPage::WorldPage(QWidget *parent)
    : SetupPage(tr("Practice or live?"),
                tr("This desk is not set up yet. It takes five minutes, the merchant number and "
                   "the files from pay.weixin.qq.com."),
                parent)
    , m_live(new QRadioButton(tr("&Live: set up the merchant"), this))
    , m_practice(new QRadioButton(tr("P&ractice: look around first"), this))
{
    m_live->setObjectName(QStringLiteral("live"));
    m_practice->setObjectName(QStringLiteral("practice"));
    m_live->setChecked(true);
    body()->addWidget(m_live);
    body()->addWidget(
        quiet(tr("Points go to WeChat Pay and customers see them. The window is plain."), this));
    body()->addWidget(m_practice);
    body()->addWidget(quiet(tr("A mall's day that is made up. Nothing leaves this computer. The "
                               "window is amber, so that nobody can mistake it."),
                            this));
    setFocusProxy(m_live);
}

bool WorldPage::isPractice() const
{
    return m_practice->isChecked();
}

MerchantPage::MerchantPage(QWidget *parent)
    : SetupPage(tr("The merchant"), tr("The numbers stand at pay.weixin.qq.com, account centre."),
                parent)
    , m_mode(makeChoice(this))
{
    m_mode->addItem(tr("The mall's own merchant number"), QStringLiteral("merchant"));
    m_mode->addItem(tr("A service provider manages the mall's points"), QStringLiteral("partner"));
    addField(modeKey(), tr("Who signs?"), m_mode);
    addLine(QStringLiteral("merchant/mall"), tr("Shown at the top of the window."));
    addLine(QStringLiteral("merchant/mchid"), tr("Ten digits, of the one who signs."));
    addLine(QStringLiteral("merchant/sub_mchid"), tr("商圈商户ID, the mall's."));
    m_subMchid = fieldOf(QStringLiteral("merchant/sub_mchid"));
    m_appids = addLine(appidsKey(),
                       tr("In which members authorised the points service, up to five, with spaces "
                          "between them; the first is proposed."));
    addLine(QStringLiteral("merchant/brandid"),
            tr("Optional: with it the desk can ask whether payments still wait for the customer."));
    connect(m_mode, &QComboBox::currentIndexChanged, this, &MerchantPage::refresh);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &SetupPage::edited);
    refresh();
}

void MerchantPage::setValues(const ProfileValues &values)
{
    SetupPage::setValues(values);
    m_mode->setCurrentIndex(values.value(modeKey()) == QLatin1String("partner") ? 1 : 0);
    m_appids->setText(values.value(appidsKey()).split(u'|').join(QStringLiteral(" ")).simplified());
    refresh();
}

void MerchantPage::collect(ProfileValues &values) const
{
    SetupPage::collect(values);
    const QString mode = m_mode->currentData().toString();
    values.insert(modeKey(), mode == QLatin1String("merchant") ? QString() : mode);
    if (mode != QLatin1String("partner")) {
        values.insert(QStringLiteral("merchant/sub_mchid"), {});
    }
    static const QRegularExpression between(QStringLiteral("[\\s,;|，；、]+"));
    values.insert(appidsKey(),
                  m_appids->text().split(between, Qt::SkipEmptyParts).join(QStringLiteral(" | ")));
}

void MerchantPage::refresh()
{
    m_subMchid->setVisible(m_mode->currentIndex() == 1);
}

EndpointPage::EndpointPage(QWidget *parent)
    : SetupPage(tr("The way to WeChat Pay"), tr("The main address is right for nearly every desk."),
                parent)
    , m_which(makeChoice(this))
{
    m_which->addItem(tr("Main: api.mch.weixin.qq.com"));
    m_which->addItem(tr("Backup: api2.mch.weixin.qq.com"));
    m_which->addItem(tr("Another one"));
    m_which->setObjectName(QStringLiteral("endpoint"));
    auto *field = new LabelledField(tr("Address"), m_which, this);
    body()->addWidget(field);
    m_address = addLine(addressKey(), tr("https:// and the host, nothing behind it."));
    m_other = fieldOf(addressKey());
    addLine(QStringLiteral("wechatpay/ca_file"),
            tr("Only where a company proxy opens secure connections: the path of its PEM file."));
    setFocusProxy(m_which);
    connect(m_which, &QComboBox::currentIndexChanged, this, &EndpointPage::refresh);
    connect(m_which, &QComboBox::currentIndexChanged, this, &SetupPage::edited);
    refresh();
}

void EndpointPage::setValues(const ProfileValues &values)
{
    SetupPage::setValues(values);
    const QString address = values.value(addressKey());
    int index = 2;
    if (address.isEmpty() || address == mainAddress()) {
        index = 0;
    } else if (address == backupAddress()) {
        index = 1;
    }
    m_which->setCurrentIndex(index);
    refresh();
}

void EndpointPage::collect(ProfileValues &values) const
{
    SetupPage::collect(values);
    switch (m_which->currentIndex()) {
    case 0:
        values.insert(addressKey(), {});
        break;
    case 1:
        values.insert(addressKey(), backupAddress());
        break;
    default: // what was typed
        break;
    }
}

void EndpointPage::refresh()
{
    m_other->setVisible(m_which->currentIndex() == 2);
}

DeskPage::DeskPage(QWidget *parent)
    : SetupPage(tr("This desk"), tr("Who stands here. It is kept in every line of the history."),
                parent)
    , m_language(makeChoice(this))
{
    addLine(QStringLiteral("desk/operator"), tr("Whoever is at the desk when it starts."));
    addLine(QStringLiteral("desk/name"), tr("Optional, for example 一楼服务台."));
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("中文"), QStringLiteral("zh_CN"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    addField(languageKey(), tr("Language"), m_language);
    addLine(QStringLiteral("desk/ask_twice_above"),
            tr("A larger correction is typed a second time. Empty: 10000."));
    addLine(QStringLiteral("store/path"),
            tr("Where the history is kept. Empty: %1")
                .arg(QDir::toNativeSeparators(defaultStorePath())));
    connect(m_language, &QComboBox::currentIndexChanged, this, &SetupPage::edited);
}

void DeskPage::setValues(const ProfileValues &values)
{
    SetupPage::setValues(values);
    m_language->setCurrentIndex(std::max(0, m_language->findData(values.value(languageKey()))));
}

void DeskPage::collect(ProfileValues &values) const
{
    SetupPage::collect(values);
    values.insert(languageKey(), m_language->currentData().toString());
}

} // namespace pd

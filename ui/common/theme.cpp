#include "ui/common/theme.h"

#include "ui/common/desk_style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QLabel>
#include <QScreen>
#include <QStyle>
#include <QVariant>
#include <QWidget>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include <algorithm>
#include <cmath>

namespace pd {

namespace {

constexpr qreal smallestBody = 10.0; // points: read at arm's length
constexpr qreal smallFactor = 0.88;
constexpr qreal titleFactor = 1.3;
constexpr int darkBelow = 128;
constexpr char roleProperty[] = "pdButtonRole";
constexpr char markProperty[] = "pdFieldMark";

/// The first of `wanted` that this machine has.
QString firstFamily(const QStringList &wanted)
{
    const QStringList families = QFontDatabase::families();
    for (const QString &family : wanted) {
        if (families.contains(family)) {
            return family;
        }
    }
    return {};
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01) {
            return false;
        }
    }
    return true;
}

/// The system's face first; a face with Chinese of the mainland's shapes behind it. Where the
/// system has no opinion (a bare X server), one that was drawn for both scripts.
QFont bodyFont(const QFont &system)
{
    const QString chinese
        = firstFamily({QStringLiteral("Microsoft YaHei UI"), QStringLiteral("PingFang SC"),
                       QStringLiteral("Source Han Sans SC"), QStringLiteral("Noto Sans CJK SC"),
                       QStringLiteral("Noto Sans SC"), QStringLiteral("WenQuanYi Micro Hei")});
    const bool generic
        = system.family().compare(QLatin1String("Sans Serif"), Qt::CaseInsensitive) == 0
        || system.family().compare(QLatin1String("Sans"), Qt::CaseInsensitive) == 0
        || QFontInfo(system).family() == QLatin1String("DejaVu Sans");
    QFont font = system;
    QStringList families;
    if (!generic) {
        families.append(system.family());
    }
    if (!chinese.isEmpty()) {
        families.append(chinese);
    }
    if (!families.isEmpty()) {
        font.setFamilies(families);
    }
    if (font.pointSizeF() < smallestBody) {
        font.setPointSizeF(smallestBody);
    }
    return font;
}

QFont scaled(const QFont &font, qreal factor)
{
    QFont result = font;
    if (font.pointSizeF() > 0) {
        result.setPointSizeF(font.pointSizeF() * factor);
    } else {
        result.setPixelSize(qRound(font.pixelSize() * factor));
    }
    return result;
}

} // namespace

ThemeKeeper::ThemeKeeper(QApplication &application, ThemeChoice choice, bool practice,
                         QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_choice(choice)
    , m_practice(practice)
{
    QApplication::setStyle(new DeskStyle); // the application owns it
    QApplication::setFont(bodyFont(QApplication::font()));
    apply();
    m_application.installEventFilter(this);
}

void ThemeKeeper::choose(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeKeeper::setPractice(bool practice)
{
    m_practice = practice;
    apply();
}

bool ThemeKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange
        || (event->type() == QEvent::ApplicationPaletteChange && watched == &m_application)) {
        apply();
    }
    return QObject::eventFilter(watched, event);
}

bool ThemeKeeper::systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown) {
        return scheme == Qt::ColorScheme::Dark;
    }
#endif
    // An empty palette lets the system's own one through.
    QApplication::setPalette(QPalette());
    return qGray(QApplication::palette().color(QPalette::Window).rgb()) < darkBelow;
}

void ThemeKeeper::apply()
{
    if (m_applying) {
        return;
    }
    m_applying = true;
    const bool dark
        = m_choice == ThemeChoice::System ? systemIsDark() : m_choice == ThemeChoice::Dark;
    ThemeKind kind = dark ? ThemeKind::Dark : ThemeKind::Light;
    if (m_practice) {
        kind = dark ? ThemeKind::PracticeDark : ThemeKind::PracticeLight;
    }
    QApplication::setPalette(Theme(kind).palette());
    m_applying = false;
}

ThemeKeeper *installTheme(QApplication &application, ThemeChoice choice)
{
    return new ThemeKeeper(application, choice, false, &application);
}

int grid(const QFont &font, int quarters)
{
    const QFontMetricsF metrics(font);
    return std::max(1, qRound(metrics.height() * quarters / 4.0));
}

int grid(const QWidget *widget, int quarters)
{
    // One grid for the whole window, whatever size of type a label has.
    Q_UNUSED(widget)
    return grid(QApplication::font(), quarters);
}

int textWidth(const QWidget *widget, int digits)
{
    return widget->fontMetrics().horizontalAdvance(u'0') * digits;
}

void resizeWithin(QWidget *window, int digits, int steps)
{
    // For the title bar and the edges, of which nothing is known before the window is shown.
    const QSize room
        = window->screen()->availableGeometry().size() - QSize(grid(window, 2), grid(window, 10));
    window->resize(QSize(textWidth(window, digits), grid(window, steps)).boundedTo(room));
}

QFont smallFont(const QFont &body)
{
    return scaled(body, smallFactor);
}

QFont titleFont(const QFont &body)
{
    QFont font = scaled(body, titleFactor);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont tabularFont(const QFont &base)
{
    if (hasTabularDigits(base)) {
        return base;
    }
    return idFont(base);
}

QFont idFont(const QFont &base)
{
    QFont font = base;
    const QString family = firstFamily(
        {QStringLiteral("Cascadia Mono"), QStringLiteral("Consolas"), QStringLiteral("SF Mono"),
         QStringLiteral("Menlo"), QStringLiteral("JetBrains Mono"),
         QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("DejaVu Sans Mono")});
    if (family.isEmpty()) {
        font.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        font.setStyleHint(QFont::Monospace);
    } else {
        font.setFamilies(QStringList{family} + base.families());
    }
    return font;
}

void setTextRole(QLabel *label, TextRole role)
{
    QFont font = QApplication::font();
    QPalette::ColorRole color = QPalette::WindowText;
    switch (role) {
    case TextRole::Body:
        break;
    case TextRole::Quiet:
        color = QPalette::PlaceholderText;
        break;
    case TextRole::Small:
        font = smallFont(font);
        color = QPalette::PlaceholderText;
        break;
    case TextRole::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Title:
        font = titleFont(font);
        break;
    case TextRole::Id:
        font = idFont(smallFont(font));
        break;
    }
    label->setFont(font);
    label->setForegroundRole(color);
}

void setButtonRole(QAbstractButton *button, ButtonRole role)
{
    button->setProperty(roleProperty, static_cast<int>(role));
    button->update();
}

ButtonRole buttonRole(const QWidget *button)
{
    if (button == nullptr) {
        return ButtonRole::Normal;
    }
    const QVariant value = button->property(roleProperty);
    return value.isValid() ? static_cast<ButtonRole>(value.toInt()) : ButtonRole::Normal;
}

void setFieldMark(QWidget *field, Token token)
{
    field->setProperty(markProperty, static_cast<int>(token));
    field->update();
}

Token fieldMark(const QWidget *field)
{
    if (field == nullptr) {
        return Token::Border;
    }
    const QVariant value = field->property(markProperty);
    return value.isValid() ? static_cast<Token>(value.toInt()) : Token::Border;
}

bool reduceMotion(const QWidget *widget)
{
    return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) == 0;
}

} // namespace pd

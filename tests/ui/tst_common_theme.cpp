#include "ui/common/theme.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <cmath>

using pd::Theme;
using pd::ThemeKind;
using pd::Token;

namespace {

double channel(int value)
{
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.red()) + 0.7152 * channel(color.green())
        + 0.0722 * channel(color.blue());
}

/// WCAG 2: from 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

constexpr Token surfaces[]
    = {Token::Window, Token::Panel, Token::Card, Token::Field, Token::Hover, Token::Selection};
constexpr Token states[] = {Token::Accepted, Token::Already,  Token::Waiting,
                            Token::Unknown,  Token::Rejected, Token::MemberSystem};

struct Pair
{
    Token ink;
    Token ground;
    double least;
};

QList<Pair> everyPair()
{
    QList<Pair> pairs;
    for (const Token ground : surfaces) {
        for (const Token ink : {Token::Text, Token::TextQuiet, Token::AccentWord}) {
            pairs.append({ink, ground, 4.5});
        }
        for (const Token ink : states) {
            pairs.append({ink, ground, 4.5});
        }
        pairs.append({Token::Focus, ground, 3.0});
    }
    for (const Token state : states) {
        pairs.append({state, pd::softOf(state), 4.5});
        pairs.append({Token::Text, pd::softOf(state), 4.5});
        pairs.append({Token::TextQuiet, pd::softOf(state), 4.5});
    }
    for (const Token ground : {Token::Accent, Token::AccentHover, Token::AccentPressed}) {
        pairs.append({Token::AccentText, ground, 4.5});
    }
    pairs.append({Token::PracticeBandText, Token::PracticeBand, 4.5});
    for (const Token ground : {Token::Window, Token::Panel, Token::Card, Token::Field}) {
        pairs.append({Token::BorderStrong, ground, 3.0});
    }
    return pairs;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrasts_data();
    void contrasts();
    void paletteCarriesItsTheme_data();
    void paletteCarriesItsTheme();
    void keeperDressesTheApplication();
    void practiceIsNeverLive();
    void digitsAreTabular();
};

void TestTheme::contrasts_data()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("light") << ThemeKind::Light;
    QTest::newRow("dark") << ThemeKind::Dark;
    QTest::newRow("practice light") << ThemeKind::PracticeLight;
    QTest::newRow("practice dark") << ThemeKind::PracticeDark;
}

void TestTheme::contrasts()
{
    QFETCH(ThemeKind, kind);
    const Theme theme(kind);
    QStringList bad;
    for (const Pair &pair : everyPair()) {
        const double found = contrast(theme.color(pair.ink), theme.color(pair.ground));
        if (found < pair.least) {
            bad.append(QStringLiteral("%1 on %2: %3 < %4")
                           .arg(static_cast<int>(pair.ink))
                           .arg(static_cast<int>(pair.ground))
                           .arg(found)
                           .arg(pair.least));
        }
    }
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
}

void TestTheme::paletteCarriesItsTheme_data()
{
    contrasts_data();
}

void TestTheme::paletteCarriesItsTheme()
{
    QFETCH(ThemeKind, kind);
    const Theme theme(kind);
    const Theme found = pd::themeOf(theme.palette());
    QCOMPARE(found.isDark(), theme.isDark());
    QCOMPARE(found.isPractice(), theme.isPractice());
}

void TestTheme::keeperDressesTheApplication()
{
    pd::ThemeKeeper keeper(*qApp, pd::ThemeChoice::Dark, false);
    QVERIFY(pd::themeOf(QApplication::palette()).isDark());
    keeper.choose(pd::ThemeChoice::Light);
    QVERIFY(!pd::themeOf(QApplication::palette()).isDark());
    QVERIFY(!pd::themeOf(QApplication::palette()).isPractice());
    QVERIFY(QApplication::font().pointSizeF() >= 10.0);
}

void TestTheme::practiceIsNeverLive()
{
    for (const bool dark : {false, true}) {
        const Theme live(dark ? ThemeKind::Dark : ThemeKind::Light);
        const Theme practice(dark ? ThemeKind::PracticeDark : ThemeKind::PracticeLight);
        QVERIFY(live.color(Token::Window) != practice.color(Token::Window));
        QVERIFY(live.color(Token::Panel) != practice.color(Token::Panel));
    }
}

void TestTheme::digitsAreTabular()
{
    const QFontMetricsF metrics(pd::tabularFont(QApplication::font()));
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_common_theme.moc"

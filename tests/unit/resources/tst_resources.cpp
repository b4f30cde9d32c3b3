// What the program carries with it is there, whole, and rendered from the sources beside it.
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTest>

namespace {

constexpr int iconSizes[] = {16, 20, 24, 32, 40, 48, 64, 96};
constexpr int appIconSizes[] = {16, 20, 24, 32, 40, 48, 64, 128, 256, 512};

QString resourceDir()
{
    return qEnvironmentVariable("PD_SOURCE_DIR") + QLatin1String("/resources");
}

QStringList iconNames()
{
    QStringList names;
    const QStringList files
        = QDir(resourceDir() + QLatin1String("/icons")).entryList({QStringLiteral("*.svg")});
    for (const QString &file : files) {
        names.append(file.chopped(4));
    }
    return names;
}

QImage icon(const QString &name, int size)
{
    return QImage(QStringLiteral(":/pd/icons/%1_%2.png").arg(name).arg(size));
}

/// How much two drawings differ: 0 the same, 1 nothing in common.
double difference(const QImage &a, const QImage &b)
{
    double apart = 0;
    double ink = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const int p = qAlpha(a.pixel(x, y));
            const int q = qAlpha(b.pixel(x, y));
            apart += std::abs(p - q);
            ink += std::max(p, q);
        }
    }
    return apart / ink;
}

} // namespace

class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void iconHasEverySize_data();
    void iconHasEverySize();
    void appIconHasEverySize();
    void statesDifferInShape();
    void pngsAreOfTheseSources();
    void ownWordsOfQtAreThere();
};

void TestResources::iconHasEverySize_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = iconNames();
    QVERIFY2(names.size() > 20, "the icons' sources were not found");
    for (const QString &name : names) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestResources::iconHasEverySize()
{
    QFETCH(QString, name);
    for (const int size : iconSizes) {
        const QImage image = icon(name, size);
        QCOMPARE(image.size(), QSize(size, size));
        QVERIFY(image.hasAlphaChannel());
        // Black with alpha, to be tinted; drawn inside the canvas, nothing cut off at its edge.
        bool drawn = false;
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x) {
                const QRgb pixel = image.pixel(x, y);
                drawn = drawn || qAlpha(pixel) > 128;
                QVERIFY(qAlpha(pixel) == 0 || qGray(pixel) == 0);
                const bool edge = x == 0 || y == 0 || x == size - 1 || y == size - 1;
                QVERIFY2(!edge || qAlpha(pixel) < 128, qPrintable(QString::number(size)));
            }
        }
        QVERIFY(drawn);
    }
}

void TestResources::appIconHasEverySize()
{
    for (const int size : appIconSizes) {
        const QImage image(QStringLiteral(":/pd/app/points-desk_%1.png").arg(size));
        QCOMPARE(image.size(), QSize(size, size));
        QCOMPARE(qAlpha(image.pixel(0, 0)), 0); // round corners
        QVERIFY(qAlpha(image.pixel(size / 2, size / 2)) > 250);
    }
}

void TestResources::statesDifferInShape()
{
    // State is never told by colour alone: a grey print must tell these apart.
    const QStringList states{
        QStringLiteral("accepted"), QStringLiteral("already"), QStringLiteral("rejected"),
        QStringLiteral("not_sent"), QStringLiteral("unknown"), QStringLiteral("sending"),
        QStringLiteral("waiting"),  QStringLiteral("to_book"), QStringLiteral("booked")};
    for (qsizetype i = 0; i < states.size(); ++i) {
        for (qsizetype k = i + 1; k < states.size(); ++k) {
            const double apart = difference(icon(states[i], 32), icon(states[k], 32));
            QVERIFY2(apart > 0.3,
                     qPrintable(states[i] + QLatin1Char('/') + states[k] + QLatin1Char(' ')
                                + QString::number(apart)));
        }
    }
}

void TestResources::pngsAreOfTheseSources()
{
    QFile list(resourceDir() + QLatin1String("/rendered.sha256"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    QStringList rendered;
    while (!list.atEnd()) {
        const QString line = QString::fromLatin1(list.readLine()).trimmed();
        const QString file = line.mid(66);
        QFile source(resourceDir() + QLatin1Char('/') + file);
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(file));
        const QByteArray hash
            = QCryptographicHash::hash(source.readAll(), QCryptographicHash::Sha256).toHex();
        QVERIFY2(QString::fromLatin1(hash) == line.left(64),
                 qPrintable(file + QLatin1String(" was changed: run ./dev icons")));
        rendered.append(file);
    }
    const QStringList names = iconNames();
    for (const QString &name : names) {
        QVERIFY2(rendered.contains(QStringLiteral("icons/%1.svg").arg(name)), qPrintable(name));
    }
}

void TestResources::ownWordsOfQtAreThere()
{
    for (const char *language : {"zh_CN", "en"}) {
        const QString path
            = QStringLiteral(":/pd/i18n/qtbase_%1.qm").arg(QString::fromLatin1(language));
        QVERIFY2(QFile::exists(path), language);
    }
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"

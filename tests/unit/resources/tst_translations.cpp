// Every string of the window has its Chinese; English has its plural forms; placeholders survive.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString source;
    QString state; ///< "unfinished", "vanished", "obsolete" or empty
    bool numerus = false;
    QStringList translations;
};

QString sourceDir()
{
    return qEnvironmentVariable("PD_SOURCE_DIR");
}

QString tsFile(const QString &language)
{
    return sourceDir() + QStringLiteral("/resources/translations/points-desk_%1.ts").arg(language);
}

Message readMessage(QXmlStreamReader &xml)
{
    Message message;
    message.numerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.numerus) {
                message.translations.append(
                    xml.readElementText(QXmlStreamReader::IncludeChildElements));
                continue;
            }
            while (xml.readNextStartElement()) {
                message.translations.append(xml.readElementText());
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readTs(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement
            && xml.name() == QLatin1String("message")) {
            messages.append(readMessage(xml));
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:L?[0-9]{1,2}|n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        found.append(match.next().captured());
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

/// What is wrong with a message, or nothing.
QString fault(const Message &message)
{
    if (!message.state.isEmpty()) {
        return message.state;
    }
    for (const QString &translation : message.translations) {
        if (translation.trimmed().isEmpty()) {
            return QStringLiteral("untranslated");
        }
        // "%n" may be left out of a form that says "one" in words; nothing else may.
        QStringList wanted = placeholders(message.source);
        QStringList given = placeholders(translation);
        if (message.numerus) {
            wanted.removeAll(QStringLiteral("%n"));
            given.removeAll(QStringLiteral("%n"));
        }
        if (wanted != given) {
            return QStringLiteral("other placeholders");
        }
        if (message.source.contains(QLatin1Char('&')) != translation.contains(QLatin1Char('&'))) {
            return QStringLiteral("the shortcut key");
        }
    }
    return message.translations.isEmpty() ? QStringLiteral("untranslated") : QString();
}

QStringList faults(const QList<Message> &messages)
{
    QStringList all;
    for (const Message &message : messages) {
        if (const QString wrong = fault(message); !wrong.isEmpty()) {
            all.append(wrong + QLatin1String(": ") + message.source);
        }
    }
    return all;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEachFault_data();
    void findsEachFault();
    void everyStringIsTranslated_data();
    void everyStringIsTranslated();
    void compiledFileLoads_data();
    void compiledFileLoads();
};

void TestTranslations::findsEachFault_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QString &message, const QString &wanted) {
        QTest::newRow(name) << message << wanted;
    };
    row("good", QStringLiteral("<source>a %1</source><translation>%1 b</translation>"), QString());
    row("unfinished",
        QStringLiteral("<source>a</source><translation type=\"unfinished\">b</translation>"),
        QStringLiteral("unfinished"));
    row("vanished",
        QStringLiteral("<source>a</source><translation type=\"vanished\">b</translation>"),
        QStringLiteral("vanished"));
    row("empty", QStringLiteral("<source>a</source><translation> </translation>"),
        QStringLiteral("untranslated"));
    row("none", QStringLiteral("<source>a</source>"), QStringLiteral("untranslated"));
    row("placeholder lost", QStringLiteral("<source>%1 %2</source><translation>%1</translation>"),
        QStringLiteral("other placeholders"));
    row("shortcut lost", QStringLiteral("<source>&amp;a</source><translation>b</translation>"),
        QStringLiteral("the shortcut key"));
}

void TestTranslations::findsEachFault()
{
    QFETCH(QString, message);
    QFETCH(QString, wanted);
    QXmlStreamReader xml(QLatin1String("<message>") + message + QLatin1String("</message>"));
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(fault(readMessage(xml)), wanted);
}

void TestTranslations::everyStringIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("pluralsOnly");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << false;
    QTest::newRow("English") << QStringLiteral("en") << true;
}

void TestTranslations::everyStringIsTranslated()
{
    QFETCH(QString, language);
    QFETCH(bool, pluralsOnly);
    const QList<Message> kept = readTs(tsFile(language));
    QCOMPARE(faults(kept).join(QLatin1Char('\n')), QString());

    // A string that is in the sources and not in the file would come out as unfinished.
    const QTemporaryDir dir;
    const QString copy = dir.filePath(QStringLiteral("points-desk_%1.ts").arg(language));
    QVERIFY(QFile::copy(tsFile(language), copy));
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"),
                          QStringLiteral("none"), QStringLiteral("-source-language"),
                          QStringLiteral("en")};
    if (pluralsOnly) {
        arguments.append(QStringLiteral("-pluralonly"));
    }
    // Includes are written from the root: without it a class of a header would lose its namespace.
    arguments << QStringLiteral("-I") << sourceDir();
    // Without the root of the includes lupdate can't see that our classes live in pd.
    arguments << QStringLiteral("-I") << sourceDir();
    arguments << sourceDir() + QLatin1String("/app") << sourceDir() + QLatin1String("/ui")
              << QStringLiteral("-ts") << copy;
    QProcess lupdate;
    lupdate.start(QStringLiteral(PD_LUPDATE), arguments);
    QVERIFY2(lupdate.waitForFinished(60'000), qPrintable(lupdate.errorString()));
    QCOMPARE(lupdate.exitCode(), 0);
    const QList<Message> fresh = readTs(copy);
    QVERIFY(fresh.size() >= kept.size());
    QCOMPARE(faults(fresh).join(QLatin1Char('\n')), QString());
}

void TestTranslations::compiledFileLoads_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("ours, Chinese") << QStringLiteral("points-desk_zh_CN");
    QTest::newRow("ours, English") << QStringLiteral("points-desk_en");
    QTest::newRow("Qt's, Chinese") << QStringLiteral("qtbase_zh_CN");
    QTest::newRow("Qt's, English") << QStringLiteral("qtbase_en");
}

void TestTranslations::compiledFileLoads()
{
    QFETCH(QString, name);
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/pd/i18n/%1.qm").arg(name)));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

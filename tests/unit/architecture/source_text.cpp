#include "tests/unit/architecture/source_text.h"

#include <QRegularExpression>

namespace pd::house {

namespace {

/// Walks over C++ text and keeps what is code.
class Blanker
{
public:
    explicit Blanker(const QString &text)
        : m_text(text)
    { }

    QString run()
    {
        while (m_at < m_text.size()) {
            if (startsWith("//")) {
                blankUntil("\n", false);
            } else if (startsWith("/*")) {
                blankUntil("*/", true);
            } else if (startsWith("R\"") && !afterWord()) {
                const qsizetype open = m_text.indexOf(QLatin1Char('('), m_at);
                const QString mark = m_text.mid(m_at + 2, open - m_at - 2);
                blankUntil((QLatin1Char(')') + mark + QLatin1Char('"')).toLatin1().constData(),
                           true);
            } else if (m_text[m_at] == QLatin1Char('"')) {
                blankLiteral(QLatin1Char('"'));
            } else if (m_text[m_at] == QLatin1Char('\'') && !afterWord()) {
                blankLiteral(QLatin1Char('\'')); // after a digit it separates thousands
            } else {
                m_code.append(m_text[m_at++]);
            }
        }
        return m_code;
    }

private:
    [[nodiscard]] bool startsWith(const char *mark) const
    {
        return QStringView(m_text).mid(m_at).startsWith(QLatin1String(mark));
    }

    [[nodiscard]] bool afterWord() const
    {
        return m_at > 0 && (m_text[m_at - 1].isLetterOrNumber() || m_text[m_at - 1] == u'_');
    }

    void blank(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            m_code.append(m_text[m_at] == u'\n' ? u'\n' : u' ');
        }
    }

    void blankUntil(const char *mark, bool inclusive)
    {
        const QLatin1String end(mark);
        const qsizetype found = m_text.indexOf(end, m_at + 2);
        if (found < 0) {
            blank(m_text.size());
        } else {
            blank(inclusive ? found + end.size() : found);
        }
    }

    void blankLiteral(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote && m_text[end] != u'\n') {
            end += m_text[end] == u'\\' ? 2 : 1;
        }
        blank(qMin(end + 1, m_text.size()));
    }

    const QString &m_text;
    QString m_code;
    qsizetype m_at = 0;
};

} // namespace

QList<Include> includesOf(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">])"));
    QList<Include> includes;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = pattern.match(lines[i]);
        if (match.hasMatch()) {
            includes.append(Include{match.captured(2), match.captured(1) == QLatin1String("\""),
                                    static_cast<int>(i + 1)});
        }
    }
    return includes;
}

QString codeOf(const QString &text)
{
    return Blanker(text).run();
}

} // namespace pd::house

#include "tests/bench/figure.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace pd::bench {

void print(const QString &name, const QString &unit, QList<double> samples)
{
    if (samples.isEmpty()) {
        return;
    }
    std::sort(samples.begin(), samples.end());
    const double median = samples.at(samples.size() / 2);
    const QJsonObject line{{QStringLiteral("name"), name},
                           {QStringLiteral("value"), median},
                           {QStringLiteral("unit"), unit},
                           {QStringLiteral("runs"), samples.size()},
                           {QStringLiteral("min"), samples.constFirst()},
                           {QStringLiteral("median"), median},
                           {QStringLiteral("max"), samples.constLast()}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double processorMicroseconds()
{
    return static_cast<double>(std::clock()) * 1e6 / CLOCKS_PER_SEC;
}

} // namespace pd::bench

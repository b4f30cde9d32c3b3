#pragma once

#include <QList>
#include <QString>

namespace pd::bench {

/// Prints one figure as one JSON line: {"name", "value", "unit", "runs", "min", "median", "max"}.
/// The value is the median. Nothing is compared with anything: that is the reader's business.
void print(const QString &name, const QString &unit, QList<double> samples);

/// Processor time that this process has used so far, in microseconds.
[[nodiscard]] double processorMicroseconds();

} // namespace pd::bench

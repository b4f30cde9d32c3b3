#pragma once

#include <QImage>
#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;
class QWidget;

namespace pd {

/// One page that can be shown, saved as PDF and printed. It is painted in tenths of a millimetre,
/// whatever it is painted on.
struct Paper
{
    QString title; ///< of the document, and the name of its file
    QSizeF millimetres;
    std::function<void(QPainter &painter)> paint; ///< within millimetres x 10
};

[[nodiscard]] QImage paperImage(const Paper &paper, int width);
/// False when the file can't be written.
[[nodiscard]] bool writePdf(const Paper &paper, const QString &path);
/// Asks for a file and writes it; `done` hears its path, or an empty one if that failed.
void savePdf(QWidget *over, const Paper &paper, std::function<void(const QString &path)> done);
/// Asks for a printer and prints.
void printPaper(QWidget *over, const Paper &paper);

} // namespace pd

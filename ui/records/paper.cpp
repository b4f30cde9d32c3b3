#include "ui/records/paper.h"

#include "ui/common/file_dialog.h"

#include <QFileDialog>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

#include <memory>
#include <utility>

namespace pd {

namespace {

constexpr int dotsPerInch = 254; // a dot is a tenth of a millimetre
constexpr qreal dotsPerMillimetre = 10;

QPageSize pageSize(const Paper &paper)
{
    return QPageSize(paper.millimetres, QPageSize::Millimeter, paper.title, QPageSize::ExactMatch);
}

} // namespace

QImage paperImage(const Paper &paper, int width)
{
    const qreal scale = width / (paper.millimetres.width() * dotsPerMillimetre);
    QImage image(width, qRound(paper.millimetres.height() * dotsPerMillimetre * scale),
                 QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    paper.paint(painter);
    return image;
}

bool writePdf(const Paper &paper, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    {
        QPdfWriter writer(&file);
        writer.setResolution(dotsPerInch);
        writer.setPageSize(pageSize(paper));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(paper.title);
        writer.setCreator(QStringLiteral("Points Desk"));
        QPainter painter;
        if (!painter.begin(&writer)) {
            file.cancelWriting();
            return false;
        }
        paper.paint(painter);
    }
    return file.commit();
}

void savePdf(QWidget *over, const Paper &paper, std::function<void(const QString &path)> done)
{
    auto *dialog = makeFileDialog(over, paper.title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({QStringLiteral("PDF (*.pdf)")});
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(paper.title + QStringLiteral(".pdf"));
    QObject::connect(dialog, &QFileDialog::fileSelected, over,
                     [paper, done = std::move(done)](const QString &path) {
                         done(writePdf(paper, path) ? path : QString());
                     });
    dialog->open();
}

void printPaper(QWidget *over, const Paper &paper)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(paper.title);
    printer->setPageSize(pageSize(paper));
    printer->setPageMargins(QMarginsF());
    auto *dialog = new QPrintDialog(printer.get(), over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The printer lives as long as the dialog that holds this.
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), over,
                     [paper, printer](QPrinter *) {
                         QPainter painter;
                         if (painter.begin(printer.get())) {
                             const qreal scale = qreal(printer->resolution()) / dotsPerInch;
                             painter.scale(scale, scale);
                             paper.paint(painter);
                         }
                     });
    dialog->open();
}

} // namespace pd

#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace pd {

/// A choice of files over `over`, for open(); gone when it is closed. Every one is made here.
[[nodiscard]] QFileDialog *makeFileDialog(QWidget *over, const QString &title);

} // namespace pd

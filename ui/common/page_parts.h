#pragma once

#include "ui/common/theme.h"

#include <QList>
#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace pd {

/// What the pages of a dialog are laid out with.
[[nodiscard]] QLabel *makeWords(const QString &text, TextRole role, QWidget *parent);
[[nodiscard]] QVBoxLayout *makeColumn(QWidget *page);
/// At the right end. None of them is a default button: a scanner's Enter must do nothing.
[[nodiscard]] QHBoxLayout *makeButtons(const QList<QPushButton *> &buttons);

} // namespace pd

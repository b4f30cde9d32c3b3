#pragma once

#include <QDialog>

namespace pd {

/// F1: every key of the window. Shown by open().
class KeysDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit KeysDialog(QWidget *parent = nullptr);
};

} // namespace pd

#pragma once

#include "ui/common/icons.h"

#include <QLineEdit>

namespace pd {

/// A line to search by: an icon in front, a button that clears it behind, each with a name that a
/// screen reader can say (Qt gives them none).
class SearchBox : public QLineEdit
{
    Q_OBJECT
public:
    SearchBox(Icon icon, const QString &name, QWidget *parent = nullptr);
};

} // namespace pd

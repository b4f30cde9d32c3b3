#pragma once

#include <QString>

namespace pd {

/// A shop of the mall, as notifications name it.
struct Shop
{
    qint64 id = 0; ///< of the store, to ask by; 0: not known there
    QString name;
    QString number; ///< may be empty
    bool operator==(const Shop &) const = default;
};

} // namespace pd

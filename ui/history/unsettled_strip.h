#pragma once

#include "core/domain/entry.h"

#include <QWidget>

class QVBoxLayout;

namespace pd {

class Surface;

/// Pinned above the history: what WeChat Pay has not settled. Each says what happened and offers
/// "send the same again" or "settled otherwise"; it stays until settled. Hidden while there is
/// none.
class UnsettledStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit UnsettledStrip(QWidget *parent = nullptr);
    void setEntries(const QList<Entry> &entries);
    void applyChange(const Entry &entry);
    [[nodiscard]] QList<Entry> entries() const;

Q_SIGNALS:
    void sendAgainRequested(const pd::Entry &entry);
    void settleRequested(const pd::Entry &entry);
    void detailsRequested(const pd::EntryId &id);
    void allRequested();

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(const Entry &entry);
    QList<Entry> m_entries; ///< newest first
    Surface *m_ground;
    QVBoxLayout *m_rows;
};

} // namespace pd

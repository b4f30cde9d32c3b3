#pragma once

#include "core/service/desk.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace pd {

/// One sending of a form, followed from the click to its end: the ticket of the desk, then the
/// entry that it became. Changes that come before the desk has named the entry are kept.
class Submission final : public QObject
{
    Q_OBJECT
public:
    /// `desk` outlives it.
    explicit Submission(Desk &desk, QObject *parent = nullptr);

    void send(const Correction &correction);
    /// The same bytes once more, of an entry that is unknown.
    void sendAgain(const EntryId &id);
    /// What still comes of it is no concern of this form any more.
    void forget();
    /// The entry of the last sending; null before the desk has named it.
    [[nodiscard]] EntryId entry() const;

Q_SIGNALS:
    void changed(const pd::Entry &entry);
    /// Nothing was sent.
    void refused(const pd::SubmitError &error);
    /// It was sent, but its end could not be written down.
    void notRecorded(const pd::StoreError &error);
    /// An entry that is not of this sending.
    void anotherChanged(const pd::Entry &entry);

private:
    void onSubmitted(Ticket ticket, const Result<Entry, SubmitError> &result);
    void onEntryChanged(const Entry &entry);

    Desk &m_desk;
    std::optional<Ticket> m_ticket;
    EntryId m_entry;
    QHash<EntryId, Entry> m_early;
};

} // namespace pd

#include "ui/correction/submission.h"

namespace pd {

Submission::Submission(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    connect(&desk, &Desk::submitted, this, &Submission::onSubmitted);
    connect(&desk, &Desk::entryChanged, this, &Submission::onEntryChanged);
    connect(&desk, &Desk::outcomeNotRecorded, this,
            [this](const EntryId &id, const StoreError &error) {
                if (id == m_entry) {
                    Q_EMIT notRecorded(error);
                }
            });
}

void Submission::send(const Correction &correction)
{
    m_early.clear();
    m_entry = {};
    m_ticket = m_desk.submit(correction);
}

void Submission::sendAgain(const EntryId &id)
{
    m_early.clear();
    m_ticket = m_desk.sendAgain(id);
}

void Submission::forget()
{
    m_entry = {};
    m_ticket.reset();
}

EntryId Submission::entry() const
{
    return m_entry;
}

void Submission::onSubmitted(Ticket ticket, const Result<Entry, SubmitError> &result)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    if (!result) {
        Q_EMIT refused(result.error());
        return;
    }
    m_entry = result->id;
    const auto early = m_early.constFind(m_entry);
    const Entry entry = early != m_early.constEnd() ? *early : *result;
    m_early.clear();
    Q_EMIT changed(entry);
}

void Submission::onEntryChanged(const Entry &entry)
{
    if (m_ticket) {
        m_early.insert(entry.id, entry);
        return;
    }
    if (!m_entry.isNull() && entry.id == m_entry) {
        Q_EMIT changed(entry);
        return;
    }
    Q_EMIT anotherChanged(entry);
}

} // namespace pd

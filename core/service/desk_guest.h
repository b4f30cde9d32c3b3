#pragma once

#include <QObject>

namespace pd {

class Clock;
class CorrectionService;
class Database;

/// What the desk thread has while its store is open.
struct DeskRoom
{
    Database &database;
    CorrectionService &service;
    const Clock &clock;
    bool writable = false; ///< false: the store only reads
};

/// Somebody who works on the desk thread beside the desk itself, on the same store: one subject
/// each, with a door of its own for the window. Desk::invite() brings it there.
class DeskGuest : public QObject
{
public:
    using QObject::QObject;
    /// The store is open. Comes again after every leave().
    virtual void enter(const DeskRoom &room) = 0;
    /// The store is about to close: nothing of the room is used after this.
    virtual void leave() = 0;
};

} // namespace pd

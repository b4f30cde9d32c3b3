#pragma once

#include "core/domain/new_version.h"
#include "core/service/own_thread.h"

#include <QObject>

#include <functional>
#include <optional>

namespace pd {

class UpdateCheck;

/// Makes the check; called once, on its own thread.
using UpdateBuilder = std::function<UpdateCheck *()>;

/// The update check as the window sees it: returns at once, answers come as queued signals. Where
/// the profile names no address there is neither a thread nor a question.
class UpdateDesk : public QObject
{
    Q_OBJECT
public:
    /// An empty `builder`: the profile names no address.
    explicit UpdateDesk(UpdateBuilder builder, QObject *parent = nullptr);
    /// Ends the thread; what is under way is dropped.
    ~UpdateDesk() override;

    void start();
    void askNow();

Q_SIGNALS:
    void changed(const pd::UpdateState &state);

private:
    UpdateBuilder m_builder;
    UpdateCheck *m_check = nullptr; ///< used on the thread only
    std::optional<OwnThread> m_thread; ///< from start() on
};

} // namespace pd

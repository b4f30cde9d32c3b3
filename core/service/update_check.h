#pragma once

#include "core/domain/new_version.h"
#include "core/wechatpay/transport.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace pd {

class Clock;

struct UpdateSettings
{
    QUrl url; ///< https; where the mall's IT keeps the release document
    QString running; ///< this program's version
    /// An INI file: when it was asked and what was said, so that a program that is started ten
    /// times a day asks once.
    QString memoryPath;
};

/// Asks the address of the profile once a day which version is the newest, and tells. It fetches
/// one small document, sends nothing but the name and version of the program, follows no redirect
/// and installs nothing. Lives on a thread of the background.
class UpdateCheck : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives it.
    UpdateCheck(UpdateSettings settings, std::unique_ptr<Transport> transport, const Clock &clock);
    ~UpdateCheck() override;

    /// Tells what is remembered, asks if that is due, and looks again every hour.
    void start();
    /// Asks now, whenever it was asked before; nothing while a question is under way.
    void askNow();

Q_SIGNALS:
    void changed(const pd::UpdateState &state);

private:
    void look();
    void onAnswer(const SendEnd &end);
    void remember() const;
    void recall();
    UpdateSettings m_settings;
    std::unique_ptr<Transport> m_transport;
    const Clock &m_clock;
    UpdateState m_state;
    QTimer m_timer;
};

} // namespace pd

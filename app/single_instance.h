#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace pd {

/// One program a journal: the second copy says so and raises the first.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &storePath, QObject *parent = nullptr);

    enum class Role {
        First, ///< this copy owns the journal
        RaisedOther, ///< another copy owns it and has been asked to come to the front
        OtherSilent ///< another copy owns it (another user, another machine) and could not be asked
    };
    /// Takes the journal or raises the copy that has it. Waits at most a second.
    [[nodiscard]] Role begin();
    /// "program 1234 on desk-2" of the other copy, as far as its lock tells.
    [[nodiscard]] QString otherOwner() const;

Q_SIGNALS:
    /// Another copy was started and has asked this one to come to the front.
    void raiseRequested();

private:
    [[nodiscard]] bool raiseOther() const;
    QLockFile m_lock;
    QString m_serverName;
    QLocalServer m_server;
};

} // namespace pd

#pragma once

#include <QList>
#include <QMenu>
#include <QString>

namespace pd {

/// A profile to change to.
struct DeskPlace
{
    QString path;
    QString title;
};

/// The desks that this computer knows: LIVE by the mall's name, then Practice, then another one to
/// set up. The open one is marked.
class PlacesMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit PlacesMenu(const QString &title, QWidget *parent = nullptr);
    /// `current` empty: the practice world is open.
    void setPlaces(const QList<DeskPlace> &places, const QString &current);

Q_SIGNALS:
    /// Another one than the open one; empty: the practice world.
    void placeChosen(const QString &path);
    void newPlaceRequested();

private:
    void addPlace(const QString &text, const QString &path, const QString &current);
};

} // namespace pd

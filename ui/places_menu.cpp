#include "ui/places_menu.h"

#include <QAction>

namespace pd {

PlacesMenu::PlacesMenu(const QString &title, QWidget *parent)
    : QMenu(title, parent)
{ }

void PlacesMenu::addPlace(const QString &text, const QString &path, const QString &current)
{
    QAction *action = addAction(text);
    action->setCheckable(true);
    action->setChecked(path == current);
    connect(action, &QAction::triggered, this, [this, action, path, current] {
        action->setChecked(path == current); // the mark moves when the other desk is open
        if (path != current) {
            Q_EMIT placeChosen(path);
        }
    });
}

void PlacesMenu::setPlaces(const QList<DeskPlace> &places, const QString &current)
{
    clear();
    for (const DeskPlace &place : places) {
        addPlace(tr("LIVE: %1").arg(place.title), place.path, current);
    }
    addSeparator();
    addPlace(tr("Practice"), {}, current);
    addSeparator();
    connect(addAction(tr("Set up another desk…")), &QAction::triggered, this,
            &PlacesMenu::newPlaceRequested);
}

} // namespace pd

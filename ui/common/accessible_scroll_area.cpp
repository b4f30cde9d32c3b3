#include "ui/common/accessible_scroll_area.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QScrollArea>
#include <QScrollBar>

namespace pd {

namespace {

class AccessibleScrollArea final : public QAccessibleWidget
{
public:
    explicit AccessibleScrollArea(QScrollArea *area)
        : QAccessibleWidget(area, QAccessible::Client)
        , m_area(area)
    { }

    [[nodiscard]] int childCount() const override
    {
        return static_cast<int>(parts().size());
    }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        QWidget *part = parts().value(index);
        return part == nullptr ? nullptr : QAccessible::queryAccessibleInterface(part);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child == nullptr
            ? -1
            : static_cast<int>(parts().indexOf(qobject_cast<QWidget *>(child->object())));
    }

private:
    [[nodiscard]] QList<QWidget *> parts() const
    {
        QList<QWidget *> found{m_area->viewport()};
        for (QScrollBar *bar : {m_area->horizontalScrollBar(), m_area->verticalScrollBar()}) {
            if (bar->isVisible()) {
                found.append(bar->parentWidget()); // Qt lays each into a container of its own
            }
        }
        return found;
    }

    QScrollArea *m_area;
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    auto *area = qobject_cast<QScrollArea *>(object);
    if (className != QLatin1String("QScrollArea") || area == nullptr) {
        return nullptr;
    }
    return new AccessibleScrollArea(area); // QAccessible owns it
}

} // namespace

void installAccessibleScrollAreas()
{
    QAccessible::installFactory(makeAccessible);
}

} // namespace pd

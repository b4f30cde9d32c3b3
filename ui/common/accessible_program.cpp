#include "ui/common/accessible_program.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QApplication>
#include <QWidget>

namespace pd {

namespace {

QList<QWidget *> windows()
{
    QList<QWidget *> found = QApplication::topLevelWidgets();
    found.removeIf([](const QWidget *widget) {
        return widget->windowType() == Qt::Popup || widget->windowType() == Qt::Desktop;
    });
    return found;
}

class AccessibleProgram final : public QAccessibleObject
{
public:
    using QAccessibleObject::QAccessibleObject;

    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return nullptr;
    }

    [[nodiscard]] int childCount() const override
    {
        return static_cast<int>(windows().size());
    }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        return QAccessible::queryAccessibleInterface(windows().value(index));
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child == nullptr
            ? -1
            : static_cast<int>(windows().indexOf(qobject_cast<QWidget *>(child->object())));
    }

    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return QAccessible::queryAccessibleInterface(QApplication::focusWidget());
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name) {
            return QApplication::applicationName();
        }
        return kind == QAccessible::Description ? QApplication::applicationFilePath() : QString();
    }

    [[nodiscard]] QAccessible::Role role() const override
    {
        return QAccessible::Application;
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.active = QApplication::activeWindow() != nullptr;
        return state;
    }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className != QLatin1String("QApplication") || object == nullptr) {
        return nullptr;
    }
    return new AccessibleProgram(object); // QAccessible owns it
}

} // namespace

void installAccessibleProgram()
{
    QAccessible::installFactory(makeAccessible);
}

} // namespace pd

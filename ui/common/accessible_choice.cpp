#include "ui/common/accessible_choice.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>

namespace pd {

namespace {

/// A combo box with its list and its line, as Qt lays them out, under the name that it was given.
class AccessibleChoice final : public QAccessibleWidget
{
public:
    explicit AccessibleChoice(QComboBox *box)
        : QAccessibleWidget(box, QAccessible::ComboBox)
        , m_box(box)
    { }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value) {
            return m_box->currentText();
        }
        const QString own = QAccessibleWidget::text(kind);
        if (kind != QAccessible::Name || m_box->isEditable() || own.isEmpty()) {
            return kind == QAccessible::Name && own.isEmpty() ? m_box->currentText() : own;
        }
        return QString(own + QStringLiteral(": ") + m_box->currentText());
    }

    [[nodiscard]] int childCount() const override
    {
        return m_box->isEditable() ? 2 : 1;
    }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index == 0) {
            return QAccessible::queryAccessibleInterface(m_box->view());
        }
        return index == 1 && m_box->isEditable()
            ? QAccessible::queryAccessibleInterface(m_box->lineEdit())
            : nullptr;
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child->object() == m_box->view()) {
            return 0;
        }
        return m_box->isEditable() && child->object() == m_box->lineEdit() ? 1 : -1;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        return {showMenuAction(), pressAction()};
    }

    void doAction(const QString &name) override
    {
        if (name != showMenuAction() && name != pressAction()) {
            return;
        }
        if (m_box->view()->isVisible()) {
            m_box->hidePopup();
        } else {
            m_box->showPopup();
        }
    }

private:
    QComboBox *m_box;
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    auto *box = qobject_cast<QComboBox *>(object);
    if (className != QLatin1String("QComboBox") || box == nullptr) {
        return nullptr;
    }
    return new AccessibleChoice(box); // QAccessible owns it
}

} // namespace

void installAccessibleChoices()
{
    QAccessible::installFactory(makeAccessible);
}

} // namespace pd

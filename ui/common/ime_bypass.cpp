#include "ui/common/ime_bypass.h"

#include "core/domain/text.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QLineEdit>

namespace pd {

ImeBypass::ImeBypass(QLineEdit *edit)
    : QObject(edit)
    , m_edit(edit)
{
    edit->installEventFilter(this);
    setActive(true);
}

void ImeBypass::setActive(bool active)
{
    m_active = active;
    m_edit->setAttribute(Qt::WA_InputMethodEnabled, !active);
    m_edit->setInputMethodHints(
        active ? Qt::ImhLatinOnly | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase : Qt::ImhNone);
    if (m_edit->hasFocus()) {
        QGuiApplication::inputMethod()->reset();
        QGuiApplication::inputMethod()->update(Qt::ImEnabled | Qt::ImHints);
    }
}

bool ImeBypass::isActive() const
{
    return m_active;
}

bool ImeBypass::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || !m_active) {
        return false;
    }
    if (event->type() == QEvent::InputMethodQuery) {
        auto *query = &dynamic_cast<QInputMethodQueryEvent &>(*event);
        if (query->queries().testFlag(Qt::ImEnabled)) {
            query->setValue(Qt::ImEnabled, false);
            query->accept();
            return true;
        }
        return false;
    }
    if (event->type() == QEvent::InputMethod) {
        auto *input = &dynamic_cast<QInputMethodEvent &>(*event);
        const QString text = cleanPasted(input->commitString()).text;
        if (!text.isEmpty() && !m_edit->isReadOnly()) {
            m_edit->insert(text);
        }
        input->accept();
        return true;
    }
    return false;
}

} // namespace pd

#include "ui/setup/connection_check_dialog.h"

#include "core/service/desk.h"
#include "ui/common/theme.h"
#include "ui/setup/check_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

ConnectionCheckDialog::ConnectionCheckDialog(Desk &desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_view(new CheckView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("connectionCheck"));
    setWindowTitle(tr("Connection check"));
    auto *title = new QLabel(tr("Why does it not work?"), this);
    setTextRole(title, TextRole::Title);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(title);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);
    resizeWithin(this, 96, 140);

    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_view, &CheckView::startRequested, &m_desk, &Desk::startCheck);
    connect(m_view, &CheckView::cancelRequested, &m_desk, &Desk::cancelCheck);
    connect(&m_desk, &Desk::checkStepChanged, m_view, &CheckView::setResult);
    connect(&m_desk, &Desk::checkFinished, m_view, &CheckView::finish);
    m_view->begin();
    m_desk.startCheck();
}

ConnectionCheckDialog::~ConnectionCheckDialog() = default;

CheckView *ConnectionCheckDialog::view() const
{
    return m_view;
}

void ConnectionCheckDialog::done(int result)
{
    if (m_view->isRunning()) {
        m_desk.cancelCheck();
    }
    QDialog::done(result);
}

} // namespace pd

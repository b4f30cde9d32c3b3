#include "ui/correction/booked_at_edit.h"

#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "ui/common/chip_group.h"
#include "ui/common/theme.h"

#include <QDateTimeEdit>
#include <QDynamicPropertyChangeEvent>
#include <QFocusEvent>
#include <QHBoxLayout>

#include <cstdlib>

namespace pd {

namespace {

/// Tab leaves the field, as everywhere in the form; the arrow keys go from hours to minutes.
class OneTabStop final : public QDateTimeEdit
{
public:
    using QDateTimeEdit::QDateTimeEdit;

protected:
    bool focusNextPrevChild(bool next) override
    {
        // Past QDateTimeEdit's own, on purpose. NOLINTNEXTLINE(bugprone-parent-virtual-call)
        return QAbstractSpinBox::focusNextPrevChild(next);
    }
};

} // namespace

BookedAtEdit::BookedAtEdit(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_edit(new OneTabStop(this))
    , m_now(new Chip(tr("Now"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_now);
    m_edit->setFont(tabularFont(font()));
    m_edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_edit->setTimeSpec(Qt::UTC); // the numbers of a clock; the zone is kept beside them
    m_edit->setCurrentSection(QDateTimeEdit::HourSection);
    m_edit->installEventFilter(this);
    m_now->setToolTip(tr("The points were booked at the moment of sending"));
    setFocusProxy(m_edit);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &shown) {
        m_time = QDateTime(shown.date(), shown.time(), Qt::OffsetFromUTC, m_time.offsetFromUtc());
        m_now->setChecked(false);
        Q_EMIT edited();
    });
    connect(m_now, &Chip::clicked, this, [this] {
        m_now->setChecked(true); // it is left by editing the time, not by a second press
        refresh();
        Q_EMIT edited();
    });
    m_now->setChecked(true);
    refresh();
}

QString BookedAtEdit::text() const
{
    if (!isNow()) {
        return toRfc3339(m_time);
    }
    QDateTime now = inShanghai(m_clock.now());
    now.setTime(QTime(now.time().hour(), now.time().minute(), now.time().second()));
    return toRfc3339(now);
}

void BookedAtEdit::setText(const QString &rfc3339)
{
    const auto time = parseRfc3339(rfc3339);
    m_now->setChecked(!time);
    if (time) {
        show(*time);
    } else {
        refresh();
    }
}

bool BookedAtEdit::isNow() const
{
    return m_now->isChecked();
}

void BookedAtEdit::refresh()
{
    if (isNow()) {
        show(inShanghai(m_clock.now()));
    }
}

void BookedAtEdit::show(const QDateTime &time)
{
    m_time = time;
    const QSignalBlocker quiet(m_edit);
    m_edit->setDateTime(QDateTime(time.date(), time.time(), Qt::UTC));
}

QString BookedAtEdit::zoneText() const
{
    const int minutes = m_time.offsetFromUtc() / 60;
    return QStringLiteral("UTC%1%2:%3")
        .arg(QChar(minutes < 0 ? u'-' : u'+'))
        .arg(std::abs(minutes) / 60, 2, 10, QChar(u'0'))
        .arg(std::abs(minutes) % 60, 2, 10, QChar(u'0'));
}

bool BookedAtEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit) {
        // A wheel that passes over the field must not change a time.
        if (event->type() == QEvent::Wheel && !m_edit->hasFocus()) {
            event->ignore();
            return true;
        }
        if (event->type() == QEvent::FocusOut) {
            Q_EMIT left();
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool BookedAtEdit::event(QEvent *event)
{
    // The label above names this widget; what is read aloud and marked is the editor in it.
    if (event->type() == QEvent::DynamicPropertyChange) {
        setFieldMark(m_edit, fieldMark(this));
        m_edit->setAccessibleName(accessibleName());
        m_edit->setAccessibleDescription(accessibleDescription());
    }
    return QWidget::event(event);
}

} // namespace pd

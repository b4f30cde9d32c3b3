#include "ui/correction/correction_form.h"

#include "core/settings/profile.h"
#include "ui/common/chip_group.h"
#include "ui/common/error_text.h"
#include "ui/common/ime_bypass.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"
#include "ui/correction/booked_at_edit.h"
#include "ui/correction/clean_line_edit.h"
#include "ui/correction/prose_edit.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {

enum Earned { YesEarned, NotEarned };

constexpr Field everyField[] = {
    Field::TransactionId,   Field::Appid,  Field::Openid,      Field::SubMchid,
    Field::Earned,          Field::Points, Field::TotalPoints, Field::UpdateTime,
    Field::NoPointsRemarks, Field::Reason, Field::Note,
};

/// A wheel that passes over a choice must not change it.
class WheelGuard final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Wheel && widget != nullptr && !widget->hasFocus()) {
            event->ignore();
            return true;
        }
        return false;
    }
};

QComboBox *makeTypedChoice(const QStringList &items, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(items);
    box->setCurrentIndex(-1);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->installEventFilter(new WheelGuard(box));
    return box;
}

} // namespace

CorrectionForm::CorrectionForm(const Profile &profile, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_profile(profile)
    , m_clock(clock)
{
    // Made in the order in which the eye reads them: that is the order of Tab as well.
    makeIds();
    makeValues();
    makeWords();
    arrange();
    setDraft({});
    setIdsOpen(false);
}

CleanLineEdit *CorrectionForm::addLine(Field field, QWidget *parent)
{
    auto *edit = new CleanLineEdit(parent);
    auto *labelled = new LabelledField(fieldWord(field), edit, parent);
    m_fields.insert(static_cast<int>(field), labelled);
    connect(edit, &CleanLineEdit::edited, this, [this, field] { onEdited(field); });
    connect(edit, &CleanLineEdit::left, this, [this, field] { onLeft(field); });
    connect(edit, &CleanLineEdit::cleaned, labelled,
            [labelled](CleanedWhat what) { labelled->setHint(cleanedText(what)); });
    return edit;
}

void CorrectionForm::makeIds()
{
    m_ids = new QWidget(this);
    m_transactionId = addLine(Field::TransactionId, m_ids);
    m_transactionId->setFont(idFont(font()));
    m_openid = addLine(Field::Openid, m_ids);
    m_openid->setFont(idFont(font()));
    m_appid = makeTypedChoice(m_profile.appids, m_ids);
    new ImeBypass(m_appid->lineEdit()); // the line owns it
    m_fields.insert(static_cast<int>(Field::Appid),
                    new LabelledField(fieldWord(Field::Appid), m_appid, m_ids));
    connect(m_appid, &QComboBox::editTextChanged, this, [this] { onEdited(Field::Appid); });
    connect(m_appid->lineEdit(), &QLineEdit::editingFinished, this,
            [this] { onLeft(Field::Appid); });
    m_subMchid = addLine(Field::SubMchid, m_ids);
    field(Field::SubMchid)->setVisible(m_profile.partnerMode);
}

void CorrectionForm::makeValues()
{
    m_earned = new ChipGroup(fieldWord(Field::Earned), this);
    m_earned->add(YesEarned, tr("Earned"));
    m_earned->add(NotEarned, tr("Not earned"));
    auto *earned = new LabelledField(fieldWord(Field::Earned), m_earned, this);
    m_earned->setFocusProxy(m_earned->chip(YesEarned));
    m_fields.insert(static_cast<int>(Field::Earned), earned);
    connect(m_earned, &ChipGroup::chosenChanged, this, &CorrectionForm::onEarnedChosen);

    m_points = addLine(Field::Points, this);
    m_points->setObjectName(QStringLiteral("points"));
    m_bookedAt = new BookedAtEdit(m_clock, this);
    m_fields.insert(static_cast<int>(Field::UpdateTime),
                    new LabelledField(fieldWord(Field::UpdateTime), m_bookedAt, this));
    connect(m_bookedAt, &BookedAtEdit::edited, this, [this] { onEdited(Field::UpdateTime); });
    connect(m_bookedAt, &BookedAtEdit::left, this, [this] { onLeft(Field::UpdateTime); });
    m_total = addLine(Field::TotalPoints, this);
    for (CleanLineEdit *edit : {m_points, m_total}) {
        edit->setAlignment(Qt::AlignRight);
        edit->setFont(tabularFont(font()));
    }
}

void CorrectionForm::makeWords()
{
    const auto addProse = [this](Field which) {
        auto *edit = new ProseEdit(2, this);
        m_fields.insert(static_cast<int>(which), new LabelledField(fieldWord(which), edit, this));
        connect(edit, &QPlainTextEdit::textChanged, this, [this, which] { onEdited(which); });
        connect(edit, &ProseEdit::left, this, [this, which] { onLeft(which); });
        return edit;
    };
    m_remarks = addProse(Field::NoPointsRemarks);
    m_remarks->setObjectName(QStringLiteral("remarks"));
    field(Field::NoPointsRemarks)->setHint(tr("The customer reads this in WeChat."));
    m_reason = makeTypedChoice(m_profile.reasons, this);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->lineEdit()->setPlaceholderText(tr("Choose or type"));
    m_fields.insert(static_cast<int>(Field::Reason),
                    new LabelledField(fieldWord(Field::Reason), m_reason, this));
    connect(m_reason, &QComboBox::editTextChanged, this, [this] { onEdited(Field::Reason); });
    connect(m_reason->lineEdit(), &QLineEdit::editingFinished, this,
            [this] { onLeft(Field::Reason); });
    field(Field::Reason)->setHint(tr("Required. It stays at this desk."));
    m_note = addProse(Field::Note);
    m_note->setObjectName(QStringLiteral("note"));
    field(Field::Note)->setHint(tr("Only the desk reads this."));
}

void CorrectionForm::arrange()
{
    const int gap = grid(this, 2);
    auto *ids = new QGridLayout(m_ids);
    ids->setContentsMargins(0, 0, 0, 0);
    ids->setHorizontalSpacing(gap);
    ids->setVerticalSpacing(gap);
    ids->addWidget(field(Field::TransactionId), 0, 0);
    ids->addWidget(field(Field::Openid), 0, 1);
    ids->addWidget(field(Field::Appid), 1, 0);
    ids->addWidget(field(Field::SubMchid), 1, 1);

    auto *form = new QGridLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(gap);
    form->setVerticalSpacing(gap);
    form->addWidget(field(Field::Earned), 0, 0, Qt::AlignTop);
    form->addWidget(field(Field::Points), 0, 1, Qt::AlignTop);
    form->addWidget(field(Field::UpdateTime), 1, 0, Qt::AlignTop);
    form->addWidget(field(Field::TotalPoints), 1, 1, Qt::AlignTop);
    form->addWidget(field(Field::NoPointsRemarks), 2, 0, 1, 2);
    form->addWidget(field(Field::Reason), 3, 0, Qt::AlignTop);
    form->addWidget(field(Field::Note), 3, 1, Qt::AlignTop);
    for (QGridLayout *columns : {ids, form}) {
        columns->setColumnStretch(0, 1);
        columns->setColumnStretch(1, 1);
        // Both the same width, whatever stands in them.
        columns->setColumnMinimumWidth(0, grid(this, 34));
        columns->setColumnMinimumWidth(1, grid(this, 34));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_ids);
    layout->addLayout(form);
    layout->addStretch(1);
}

CorrectionDraft CorrectionForm::draft() const
{
    CorrectionDraft draft = m_given;
    draft.transactionId = m_transactionId->text();
    draft.appid = m_appid->currentText().trimmed();
    draft.openid = m_openid->text();
    draft.subMchid = m_profile.partnerMode ? m_subMchid->text() : QString();
    draft.earned = m_earned->chosen() == YesEarned;
    draft.points = m_points->text();
    draft.totalPoints = m_total->text();
    draft.updateTime = m_bookedAt->text();
    const bool customerReads = !draft.earned && draft.kind == EntryKind::Report;
    draft.noPointsRemarks = customerReads ? m_remarks->toPlainText() : QString();
    draft.reason = m_reason->currentText();
    draft.note = m_note->toPlainText();
    return draft;
}

void CorrectionForm::setDraft(const CorrectionDraft &draft)
{
    m_filling = true;
    m_given = draft;
    m_transactionId->setText(draft.transactionId);
    m_appid->setCurrentText(draft.appid);
    m_openid->setText(draft.openid);
    m_subMchid->setText(draft.subMchid);
    m_earned->choose(draft.earned ? YesEarned : NotEarned);
    m_earnedPoints = draft.earned ? draft.points : QString();
    m_points->setText(draft.points);
    m_total->setText(draft.totalPoints);
    m_bookedAt->setText(draft.updateTime);
    m_remarks->setPlainText(draft.noPointsRemarks);
    m_reason->setCurrentText(draft.reason);
    m_note->setPlainText(draft.note);
    for (const Field which : everyField) {
        field(which)->clearMessage();
    }
    for (const Field which : {Field::TransactionId, Field::Openid, Field::SubMchid, Field::Points,
                              Field::TotalPoints}) {
        field(which)->setHint({});
    }
    m_filling = false;
    m_touched = false;
    setKind(draft.kind);
    showEarned();
    showZone();
    countRemarks();
}

bool CorrectionForm::isTouched() const
{
    return m_touched;
}

void CorrectionForm::setIdsOpen(bool open)
{
    m_ids->setVisible(open);
}

bool CorrectionForm::idsOpen() const
{
    return m_ids->isVisibleTo(this);
}

void CorrectionForm::setKind(EntryKind kind)
{
    m_given.kind = kind;
    field(Field::Points)
        ->setLabel(kind == EntryKind::Report ? fieldWord(Field::Points)
                                             : tr("Right points for this transaction"));
    showEarned();
}

LabelledField *CorrectionForm::field(Field field) const
{
    return m_fields.value(static_cast<int>(field));
}

void CorrectionForm::focusFirst()
{
    if (idsOpen()) {
        CleanLineEdit *first = m_transactionId->text().isEmpty() ? m_transactionId : m_openid;
        first->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_points->isEnabled()) {
        m_points->setFocus(Qt::OtherFocusReason);
        m_points->selectAll();
    } else {
        m_earned->chip(NotEarned)->setFocus(Qt::OtherFocusReason);
    }
}

void CorrectionForm::refreshTime()
{
    m_bookedAt->refresh();
    showZone();
}

void CorrectionForm::setFindings(const QList<Finding> &findings)
{
    for (const Field which : everyField) {
        field(which)->clearMessage();
    }
    // The first of a field counts: they come in the order of importance.
    std::for_each(findings.crbegin(), findings.crend(),
                  [this](const Finding &finding) { say(finding); });
    const auto error = std::find_if(findings.cbegin(), findings.cend(), [](const Finding &f) {
        return f.severity() == Severity::Error;
    });
    if (error != findings.cend()) {
        field(error->field)->field()->setFocus(Qt::OtherFocusReason);
    }
}

void CorrectionForm::say(const Finding &finding) const
{
    LabelledField *labelled = field(finding.field);
    switch (finding.severity()) {
    case Severity::Error:
        labelled->showError(findingText(finding));
        return;
    case Severity::Warning:
        labelled->showWarning(findingText(finding));
        return;
    }
    Q_UNREACHABLE();
}

void CorrectionForm::onEdited(Field which)
{
    if (m_filling) {
        return;
    }
    m_touched = true;
    field(which)->clearMessage();
    if (which == Field::NoPointsRemarks) {
        countRemarks();
    }
    if (which == Field::UpdateTime) {
        showZone();
    }
    Q_EMIT edited();
}

void CorrectionForm::onLeft(Field which)
{
    if (m_filling || !m_touched) {
        return;
    }
    LabelledField *labelled = field(which);
    labelled->clearMessage();
    const QList<Finding> findings = checkField(which, draft(), m_profile.limits(), m_clock);
    std::for_each(findings.crbegin(), findings.crend(), [this](const Finding &finding) {
        // What is not filled in yet is said when it is to be sent.
        if (finding.issue != Issue::Missing) {
            say(finding);
        }
    });
    if (which == Field::TransactionId && !labelled->hasError()
        && !m_transactionId->text().isEmpty()) {
        Q_EMIT transactionIdLeft(m_transactionId->text());
    }
}

void CorrectionForm::onEarnedChosen()
{
    m_touched = true;
    const bool earned = m_earned->chosen() == YesEarned;
    m_filling = true;
    if (earned) {
        m_points->setText(m_earnedPoints);
    } else {
        m_earnedPoints = m_points->text();
        m_points->setText(QStringLiteral("0"));
    }
    m_filling = false;
    field(Field::Points)->clearMessage();
    showEarned();
    Q_EMIT edited();
}

void CorrectionForm::showEarned()
{
    const bool earned = m_earned->chosen() == YesEarned;
    m_points->setEnabled(earned);
    // Only WeChat Pay shows it to the customer; the member system does not.
    field(Field::NoPointsRemarks)->setVisible(!earned && m_given.kind == EntryKind::Report);
}

void CorrectionForm::showZone()
{
    field(Field::UpdateTime)->setCounter(m_bookedAt->zoneText());
}

void CorrectionForm::countRemarks()
{
    const qsizetype length = m_remarks->toPlainText().size();
    field(Field::NoPointsRemarks)
        ->setCounter(QStringLiteral("%1/%2").arg(length).arg(limits::noPointsRemarks),
                     length > limits::noPointsRemarks);
}

} // namespace pd

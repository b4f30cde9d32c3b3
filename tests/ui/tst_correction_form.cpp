#include "core/domain/zoned_time.h"
#include "samples.h"
#include "tests/support/set_clock.h"
#include "ui/common/chip_group.h"
#include "ui/common/error_text.h"
#include "ui/common/labelled_field.h"
#include "ui/correction/booked_at_edit.h"
#include "ui/correction/clean_line_edit.h"
#include "ui/correction/correction_form.h"
#include "ui/correction/prose_edit.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace pd;
using test::SetClock;

namespace {

CorrectionDraft someDraft()
{
    CorrectionDraft draft;
    draft.transactionId = samples::idOf(3);
    draft.appid = QStringLiteral("wx1234567890abcdef");
    draft.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    draft.points = QStringLiteral("120");
    draft.totalPoints = QStringLiteral("3400");
    draft.updateTime = QStringLiteral("2026-11-24T13:29:35+09:00");
    draft.reason = QStringLiteral("小票漏积分");
    draft.note = QStringLiteral("顾客出示小票");
    draft.pointsBefore = QStringLiteral("100");
    draft.corrects = EntryId{QStringLiteral("an entry")};
    return draft;
}

} // namespace

class TestCorrectionForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsGivenComesBack();
    void anUntouchedFormIsNow();
    void errorsStandBesideTheirFields();
    void nothingIsJudgedWhileTyping();
    void aFieldIsCheckedAsItIsLeft_data();
    void aFieldIsCheckedAsItIsLeft();
    void anEmptyFieldIsNotBlamedAsItIsLeft();
    void aPasteIsCleanedAndSaysSo_data();
    void aPasteIsCleanedAndSaysSo();
    void preeditIsNoText();
    void notEarnedIsNought();
    void onlyTheCustomersTextHasTheCustomersLabel();
    void memberSystemHasNothingForTheCustomer();
    void remarksAreCounted();
    void enterBreaksNoLine();
    void pastedLineBreaksBecomeBlanks();
    void tabOrderFollowsTheEye();
    void timeIsEditedOnTheMallsClock();
    void aWheelChangesNothing();
    void idsOpenOnlyForTyping();
    void subMchidOnlyInPartnerMode();
    void everyInputHasAName();

private:
    void make(const Profile &profile);
    [[nodiscard]] CleanLineEdit *line(Field field) const;
    [[nodiscard]] ChipGroup *earned() const;
    [[nodiscard]] ProseEdit *prose(Field field) const;

    SetClock m_clock{QStringLiteral("2026-11-24T20:48:31+08:00")};
    Profile m_profile;
    std::unique_ptr<QWidget> m_window;
    CorrectionForm *m_form = nullptr;
};

void TestCorrectionForm::init()
{
    make(samples::profile());
}

void TestCorrectionForm::make(const Profile &profile)
{
    m_window.reset();
    m_profile = profile;
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_form = new CorrectionForm(m_profile, m_clock);
    layout->addWidget(m_form);
    m_window->resize(640, 600);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestCorrectionForm::cleanup()
{
    m_window.reset();
}

CleanLineEdit *TestCorrectionForm::line(Field field) const
{
    return qobject_cast<CleanLineEdit *>(m_form->field(field)->field());
}

ChipGroup *TestCorrectionForm::earned() const
{
    return qobject_cast<ChipGroup *>(m_form->field(Field::Earned)->field());
}

ProseEdit *TestCorrectionForm::prose(Field field) const
{
    return qobject_cast<ProseEdit *>(m_form->field(field)->field());
}

void TestCorrectionForm::whatIsGivenComesBack()
{
    m_form->setDraft(someDraft());
    QCOMPARE(m_form->draft(), someDraft());
    QVERIFY(!m_form->isTouched());
}

void TestCorrectionForm::anUntouchedFormIsNow()
{
    m_form->setDraft({});
    QCOMPARE(m_form->draft().updateTime, QStringLiteral("2026-11-24T20:48:31+08:00"));
}

void TestCorrectionForm::errorsStandBesideTheirFields()
{
    m_form->setDraft({});
    m_form->setFindings({{Field::Points, Issue::Missing}, {Field::Reason, Issue::Missing}});
    QVERIFY(m_form->field(Field::Points)->hasError());
    QVERIFY(m_form->field(Field::Reason)->hasError());
    QVERIFY(!m_form->field(Field::Note)->hasError());
    QVERIFY(line(Field::Points)->hasFocus());
    QTest::keyClicks(line(Field::Points), QStringLiteral("1"));
    QVERIFY(!m_form->field(Field::Points)->hasError()); // it is being mended
    QVERIFY(m_form->field(Field::Reason)->hasError());
}

void TestCorrectionForm::nothingIsJudgedWhileTyping()
{
    m_form->setIdsOpen(true);
    line(Field::TransactionId)->setFocus();
    QTest::keyClicks(line(Field::TransactionId), QStringLiteral("42A"));
    QVERIFY(m_form->field(Field::TransactionId)->message().isEmpty());
}

void TestCorrectionForm::aFieldIsCheckedAsItIsLeft_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("issue");
    QTest::addColumn<bool>("error");
    const auto add
        = [](const char *name, Field field, const char16_t *typed, Issue issue, bool error) {
              QTest::newRow(name) << static_cast<int>(field) << QString::fromUtf16(typed)
                                  << static_cast<int>(issue) << error;
          };
    add("a spreadsheet's number", Field::TransactionId, u"4.2E+27", Issue::SpreadsheetNumber, true);
    add("the shop's order number", Field::TransactionId, u"SHOP20261124A7",
        Issue::LooksLikeOrderNumber, false);
    add("a short openid", Field::Openid, u"abc", Issue::UnusualShape, false);
    add("nought points", Field::Points, u"0", Issue::MustBePositive, true);
    add("a fraction", Field::Points, u"12.5", Issue::Fraction, true);
    add("minus", Field::Points, u"-3", Issue::Negative, true);
    add("separators", Field::Points, u"1,200", Issue::NotANumber, true);
    add("beyond 2^53-1", Field::Points, u"9007199254740992", Issue::TooLarge, true);
}

void TestCorrectionForm::aFieldIsCheckedAsItIsLeft()
{
    QFETCH(const int, field);
    QFETCH(const QString, typed);
    QFETCH(const int, issue);
    QFETCH(const bool, error);
    m_form->setIdsOpen(true);
    const auto which = static_cast<Field>(field);
    line(which)->setFocus();
    QTest::keyClicks(line(which), typed);
    QVERIFY(m_form->field(which)->message().isEmpty());
    QTest::keyClick(line(which), Qt::Key_Tab);
    QCOMPARE(m_form->field(which)->message(), findingText({which, static_cast<Issue>(issue), 0}));
    QCOMPARE(m_form->field(which)->hasError(), error);
}

void TestCorrectionForm::anEmptyFieldIsNotBlamedAsItIsLeft()
{
    line(Field::Points)->setFocus();
    QTest::keyClicks(line(Field::Points), QStringLiteral("1"));
    QTest::keyClick(line(Field::Points), Qt::Key_Backspace);
    QTest::keyClick(line(Field::Points), Qt::Key_Tab);
    QVERIFY(m_form->field(Field::Points)->message().isEmpty());
}

void TestCorrectionForm::aPasteIsCleanedAndSaysSo_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<bool>("says");
    const QString id = samples::idOf(3);
    QTest::newRow("clean") << id << false;
    QTest::newRow("spaces") << QString(id.left(4) + u' ' + id.mid(4) + u' ') << true;
    QTest::newRow("back-tick") << QString(u'`' + id) << true;
    QTest::newRow("zero width") << QString(id + QChar(0x200B)) << true;
    QTest::newRow("line break") << QString(id + u'\n') << true;
    QString wide;
    for (const QChar c : id) {
        wide += QChar(static_cast<char16_t>(c.unicode() + 0xFEE0));
    }
    QTest::newRow("full width") << wide << true;
}

void TestCorrectionForm::aPasteIsCleanedAndSaysSo()
{
    QFETCH(const QString, pasted);
    QFETCH(const bool, says);
    m_form->setIdsOpen(true);
    QSignalSpy cleaned(line(Field::TransactionId), &CleanLineEdit::cleaned);
    QApplication::clipboard()->setText(pasted);
    line(Field::TransactionId)->setFocus();
    line(Field::TransactionId)->paste();
    QCOMPARE(line(Field::TransactionId)->text(), samples::idOf(3));
    QCOMPARE(!cleaned.isEmpty(), says);
    QVERIFY(m_form->isTouched());
}

void TestCorrectionForm::preeditIsNoText()
{
    line(Field::Points)->setFocus();
    QInputMethodEvent preedit(QStringLiteral("１２"), {});
    QApplication::sendEvent(line(Field::Points), &preedit);
    QCOMPARE(m_form->draft().points, QString());
    QCOMPARE(line(Field::Points)->displayText(), QString());
    QInputMethodEvent words(QStringLiteral("chongfu"), {});
    QApplication::sendEvent(prose(Field::Note), &words);
    QCOMPARE(m_form->draft().note, QString());
}

void TestCorrectionForm::notEarnedIsNought()
{
    m_form->setDraft(someDraft());
    QTest::mouseClick(earned()->chip(1), Qt::LeftButton);
    QVERIFY(!m_form->draft().earned);
    QCOMPARE(m_form->draft().points, QStringLiteral("0"));
    QVERIFY(!line(Field::Points)->isEnabled());
    QVERIFY(m_form->field(Field::NoPointsRemarks)->isVisible());
    prose(Field::NoPointsRemarks)->setPlainText(QStringLiteral("活动商品不积分"));
    QCOMPARE(m_form->draft().noPointsRemarks, QStringLiteral("活动商品不积分"));
    QTest::mouseClick(earned()->chip(0), Qt::LeftButton);
    QCOMPARE(m_form->draft().points, QStringLiteral("120")); // nothing typed is lost
    QCOMPARE(m_form->draft().noPointsRemarks, QString());
    QVERIFY(!m_form->field(Field::NoPointsRemarks)->isVisible());
}

void TestCorrectionForm::onlyTheCustomersTextHasTheCustomersLabel()
{
    QVERIFY(prose(Field::NoPointsRemarks)
                ->accessibleDescription()
                .contains(QStringLiteral("customer reads")));
    QVERIFY(!prose(Field::Note)->accessibleDescription().contains(QStringLiteral("customer")));
    QVERIFY(prose(Field::Note)->accessibleDescription().contains(QStringLiteral("desk")));
}

void TestCorrectionForm::memberSystemHasNothingForTheCustomer()
{
    m_form->setDraft(someDraft());
    QTest::mouseClick(earned()->chip(1), Qt::LeftButton);
    prose(Field::NoPointsRemarks)->setPlainText(QStringLiteral("活动商品不积分"));
    m_form->setKind(EntryKind::MemberSystem);
    QVERIFY(!m_form->field(Field::NoPointsRemarks)->isVisible());
    QCOMPARE(m_form->draft().noPointsRemarks, QString());
    m_form->setKind(EntryKind::Report);
    QCOMPARE(m_form->draft().noPointsRemarks, QStringLiteral("活动商品不积分"));
}

void TestCorrectionForm::remarksAreCounted()
{
    QTest::mouseClick(earned()->chip(1), Qt::LeftButton);
    prose(Field::NoPointsRemarks)->setPlainText(QString(129, QChar(u'积')));
    bool found = false;
    const QList<QLabel *> labels = m_form->field(Field::NoPointsRemarks)->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        found = found || label->text() == QStringLiteral("129/128");
    }
    QVERIFY(found);
}

void TestCorrectionForm::enterBreaksNoLine()
{
    prose(Field::Note)->setFocus();
    QTest::keyClicks(prose(Field::Note), QStringLiteral("a"));
    QTest::keyClick(prose(Field::Note), Qt::Key_Return);
    QTest::keyClick(prose(Field::Note), Qt::Key_Enter, Qt::ShiftModifier);
    QTest::keyClicks(prose(Field::Note), QStringLiteral("b"));
    QCOMPARE(m_form->draft().note, QStringLiteral("ab"));
}

void TestCorrectionForm::pastedLineBreaksBecomeBlanks()
{
    QApplication::clipboard()->setText(QStringLiteral("第一行\r\n第二行\t尾"));
    prose(Field::Note)->setFocus();
    prose(Field::Note)->paste();
    QCOMPARE(m_form->draft().note, QStringLiteral("第一行 第二行 尾"));
}

void TestCorrectionForm::tabOrderFollowsTheEye()
{
    line(Field::Points)->setFocus();
    const QList<QWidget *> expected{m_form->findChild<QDateTimeEdit *>(),
                                    nullptr, // "now"
                                    line(Field::TotalPoints), m_form->field(Field::Reason)->field(),
                                    prose(Field::Note)};
    for (const QWidget *next : expected) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (next != nullptr) {
            QCOMPARE(QApplication::focusWidget(), next);
        }
    }
}

void TestCorrectionForm::timeIsEditedOnTheMallsClock()
{
    m_form->setDraft({});
    auto *edit = m_form->findChild<QDateTimeEdit *>();
    QCOMPARE(edit->text(), QStringLiteral("2026-11-24 20:48:31"));
    edit->setFocus();
    edit->setCurrentSection(QDateTimeEdit::HourSection);
    QTest::keyClick(edit, Qt::Key_Down);
    QCOMPARE(m_form->draft().updateTime, QStringLiteral("2026-11-24T19:48:31+08:00"));
    m_clock.set(QStringLiteral("2026-11-24T20:50:00+08:00"));
    m_form->refreshTime();
    QCOMPARE(m_form->draft().updateTime, QStringLiteral("2026-11-24T19:48:31+08:00"));
    m_clock.set(QStringLiteral("2026-11-24T20:48:31+08:00"));
}

void TestCorrectionForm::aWheelChangesNothing()
{
    m_form->setDraft(someDraft());
    line(Field::Points)->setFocus();
    QList<QWidget *> targets{m_form->field(Field::Reason)->field(),
                             m_form->findChild<QDateTimeEdit *>()};
    for (QWidget *target : targets) {
        QWheelEvent wheel(QPointF(5, 5), target->mapToGlobal(QPointF(5, 5)), QPoint(0, -120),
                          QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(target, &wheel);
    }
    QCOMPARE(m_form->draft(), someDraft());
}

void TestCorrectionForm::idsOpenOnlyForTyping()
{
    m_form->setIdsOpen(false);
    QVERIFY(!line(Field::TransactionId)->isVisible());
    m_form->setIdsOpen(true);
    QVERIFY(line(Field::TransactionId)->isVisible());
    QSignalSpy left(m_form, &CorrectionForm::transactionIdLeft);
    line(Field::TransactionId)->setFocus();
    QTest::keyClicks(line(Field::TransactionId), samples::idOf(9));
    QCOMPARE(left.size(), 0);
    QTest::keyClick(line(Field::TransactionId), Qt::Key_Tab);
    QCOMPARE(left.size(), 1);
}

void TestCorrectionForm::subMchidOnlyInPartnerMode()
{
    m_form->setIdsOpen(true);
    QVERIFY(!line(Field::SubMchid)->isVisible());
    CorrectionDraft draft = someDraft();
    draft.subMchid = QStringLiteral("1900000109");
    m_form->setDraft(draft);
    QCOMPARE(m_form->draft().subMchid, QString());
    Profile partner = samples::profile();
    partner.partnerMode = true;
    make(partner);
    m_form->setIdsOpen(true);
    QVERIFY(line(Field::SubMchid)->isVisible());
    m_form->setDraft(draft);
    QCOMPARE(m_form->draft().subMchid, QStringLiteral("1900000109"));
}

void TestCorrectionForm::everyInputHasAName()
{
    m_form->setIdsOpen(true);
    QTest::mouseClick(earned()->chip(1), Qt::LeftButton);
    const QList<QWidget *> widgets = m_form->findChildren<QWidget *>();
    int seen = 0;
    for (const QWidget *widget : widgets) {
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_"));
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
            || widget->focusProxy() != nullptr || inner) {
            continue;
        }
        ++seen;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty()
                     || (button != nullptr && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
    QVERIFY(seen >= 10);
}

QTEST_MAIN(TestCorrectionForm)
#include "tst_correction_form.moc"

#include "ui/common/chip_group.h"
#include "ui/common/inline_banner.h"
#include "ui/common/labelled_field.h"
#include "ui/common/masked_member.h"
#include "ui/common/outcome_badge.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldSaysItsErrorToScreenReaders();
    void chipsAreExclusiveAndMoveByArrows();
    void chipsDoNotShiftWhenChosen();
    void memberIsMaskedUntilClicked();
    void bannerOffersItsAction();
    void badgeIsWideEnoughForItsWord();
};

void TestWidgets::fieldSaysItsErrorToScreenReaders()
{
    auto *edit = new QLineEdit;
    pd::LabelledField field(QStringLiteral("Points added"), edit);
    QCOMPARE(edit->accessibleName(), QStringLiteral("Points added"));
    const auto labels = field.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [edit](const QLabel *label) { return label->buddy() == edit; }));
    field.setHint(QStringLiteral("Whole numbers"));
    QVERIFY(!field.hasError());
    field.showWarning(QStringLiteral("careful"));
    field.showError(QStringLiteral("wrong"));
    QVERIFY(field.hasError());
    QCOMPARE(edit->accessibleDescription(), QStringLiteral("wrong"));
    QCOMPARE(pd::fieldMark(edit), pd::Token::Rejected);
    field.clearMessage();
    QCOMPARE(edit->accessibleDescription(), QStringLiteral("Whole numbers"));
    QCOMPARE(pd::fieldMark(edit), pd::Token::Border);
}

void TestWidgets::chipsAreExclusiveAndMoveByArrows()
{
    pd::ChipGroup group(QStringLiteral("Filter"));
    pd::Chip *all = group.add(0, QStringLiteral("All"));
    pd::Chip *some = group.add(1, QStringLiteral("Some"));
    QSignalSpy chosen(&group, &pd::ChipGroup::chosenChanged);
    QCOMPARE(group.chosen(), 0);
    group.choose(1);
    QCOMPARE(chosen.count(), 0);
    QVERIFY(some->isChecked());
    QVERIFY(!all->isChecked());
    group.show();
    group.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&group));
    all->click();
    QCOMPARE(chosen.count(), 1);
    all->setFocus();
    QTest::keyClick(all, Qt::Key_Right);
    QCOMPARE(group.chosen(), 1);
}

void TestWidgets::chipsDoNotShiftWhenChosen()
{
    pd::Chip chip(QStringLiteral("Accepted"));
    const QSize before = chip.sizeHint();
    chip.setChecked(true);
    QCOMPARE(chip.sizeHint(), before);
}

void TestWidgets::memberIsMaskedUntilClicked()
{
    pd::MaskedMember member;
    const QString openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    member.setOpenid(openid);
    QVERIFY(!member.text().contains(openid));
    member.click();
    QCOMPARE(member.text(), openid);
    member.click();
    QVERIFY(!member.text().contains(openid));
    member.click();
    member.setOpenid(QStringLiteral("oAnotherOneOfTheSameLength00"));
    QVERIFY(!member.isShown());
}

void TestWidgets::bannerOffersItsAction()
{
    pd::InlineBanner banner;
    QVERIFY(banner.isHidden());
    banner.show(pd::InlineBanner::Kind::Error, QStringLiteral("Locked"), QStringLiteral("Close it"),
                QStringLiteral("Try again"));
    QVERIFY(!banner.isHidden());
    QSignalSpy triggered(&banner, &pd::InlineBanner::actionTriggered);
    banner.actionButton()->click();
    QCOMPARE(triggered.count(), 1);
}

void TestWidgets::badgeIsWideEnoughForItsWord()
{
    for (int i = 0; i <= static_cast<int>(pd::EntryState::Booked); ++i) {
        pd::OutcomeBadge badge;
        badge.setBadge(pd::badgeFor(static_cast<pd::EntryState>(i)));
        QVERIFY(badge.sizeHint().width()
                > QFontMetrics(badge.font()).horizontalAdvance(badge.word()));
        QCOMPARE(badge.accessibleName(), badge.word());
    }
}

QTEST_MAIN(TestWidgets)
#include "tst_common_widgets.moc"

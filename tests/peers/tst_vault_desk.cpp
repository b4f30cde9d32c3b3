// A live desk whose keys are sealed under a pass-phrase, in the real window against the Node
// gateway: locked, unlocked by keys, then it reports.

#include "app/composition.h"
#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/vault/secret_bytes.h"
#include "core/vault/vault.h"
#include "tests/peers/gateway_process.h"
#include "tests/support/patience.h"
#include "ui/common/inline_banner.h"
#include "ui/common/labelled_field.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_pane.h"
#include "ui/main_window.h"
#include "ui/setup/check_view.h"
#include "ui/setup/connection_check_dialog.h"
#include "ui/setup/unlock_dialog.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pd;
using namespace Qt::StringLiterals;

namespace {

const QByteArray passphrase("correct horse battery staple");

template <class T> T *required(T *found)
{
    if (found == nullptr) {
        qFatal("not there");
    }
    return found;
}

} // namespace

class TestVaultDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lockedItSendsNothing();
    void unlockedByKeysItReports();
    void theCheckFindsAllWell();
    void aRefusedSignatureLeadsToTheCheck();
    void anUnusableApiV3KeyIsSaidAndStopsNothing_data();
    void anUnusableApiV3KeyIsSaidAndStopsNothing();
    void aNewVaultBesideASealedHistoryIsNoticed();

private:
    void makeVault() const;
    void unlock();
    /// Accepted, or the test fails.
    void report();
    [[nodiscard]] InlineBanner *banner() const;
    [[nodiscard]] InlineBanner *notice() const;
    [[nodiscard]] Correction correction(const QString &transaction) const;
    [[nodiscard]] CheckView *openedCheck() const;

    SystemClock m_clock;
    test::GatewayProcess m_gateway;
    Profile m_profile;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestVaultDesk::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"}) {
        qunsetenv(name);
    }
    QVERIFY(m_gateway.start());
    makeVault();
    QFile file(m_gateway.writeProfile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text.replace("private_key_file = merchant_key.pem", "vault = desk.vault");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
    file.close();
    const auto profile = loadProfile(file.fileName());
    QVERIFY(profile.has_value());
    m_profile = *profile;
}

void TestVaultDesk::makeVault() const
{
    const VaultKey key = VaultKey::fromPassphrase(SecretBytes::copyOf(passphrase));
    auto vault = Vault::create(m_gateway.file(u"desk.vault"_s), key);
    QVERIFY(vault.has_value());
    QVERIFY(vault->put(secret_names::merchantKey,
                       SecretBytes::copyOf(m_gateway.read(u"merchant_key.pem"_s))));
}

void TestVaultDesk::init()
{
    m_desk = std::make_unique<Desk>(liveDesk(m_profile, m_clock), m_clock);
    m_window = std::make_unique<MainWindow>(*m_desk, m_profile, false, m_clock,
                                            m_gateway.file(u"window.ini"_s));
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_desk->start();
    QTRY_VERIFY_WITH_TIMEOUT(banner()->isVisible(), patienceMs);
}

void TestVaultDesk::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

InlineBanner *TestVaultDesk::banner() const
{
    return required(m_window->findChild<InlineBanner *>(u"banner"_s));
}

InlineBanner *TestVaultDesk::notice() const
{
    return required(m_window->findChild<InlineBanner *>(u"notice"_s));
}

void TestVaultDesk::report()
{
    const QSignalSpy changed(m_desk.get(), &Desk::entryChanged);
    m_desk->submit(correction(m_gateway.newTransaction()));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patienceMs);
    QCOMPARE(changed.at(1).at(0).value<Entry>().state, EntryState::Accepted);
}

Correction TestVaultDesk::correction(const QString &transaction) const
{
    CorrectionDraft draft;
    draft.transactionId = transaction;
    draft.appid = u"wx8888888888888888"_s;
    draft.openid = u"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"_s;
    draft.points = u"120"_s;
    draft.updateTime = toRfc3339(inShanghai(m_clock.now()));
    draft.reason = u"补报"_s;
    return *validate(draft, {}, m_clock);
}

CheckView *TestVaultDesk::openedCheck() const
{
    const auto *dialog = m_window->findChild<ConnectionCheckDialog *>();
    return dialog == nullptr ? nullptr : dialog->view();
}

/// The banner's button, a wrong pass-phrase, then the right one.
void TestVaultDesk::unlock()
{
    QPushButton *open = banner()->actionButton();
    open->setFocus();
    QTest::keyClick(open, Qt::Key_Space);
    auto *dialog = required(m_window->findChild<UnlockDialog *>());
    auto *field = required(dialog->findChild<QLineEdit *>(u"passphrase"_s));
    QTest::keyClicks(field, u"wrong"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(required(dialog->findChild<LabelledField *>())->hasError(),
                             patienceMs);
    QVERIFY(banner()->isVisible());
    QTest::keyClicks(field, QString::fromUtf8(passphrase));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<UnlockDialog *>() == nullptr, patienceMs);
    QVERIFY(banner()->isHidden());
    // Window managers give the focus back; the platform of tests has none.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestVaultDesk::lockedItSendsNothing()
{
    const QSignalSpy submitted(m_desk.get(), &Desk::submitted);
    const QString transaction = m_gateway.newTransaction();
    m_desk->submit(correction(transaction));
    QTRY_COMPARE_WITH_TIMEOUT(submitted.count(), 1, patienceMs);
    const auto result = submitted.at(0).at(1).value<Result<Entry, SubmitError>>();
    QVERIFY(!result);
    QCOMPARE(result.error().problem, SubmitProblem::NoConnection);
    QVERIFY(!m_gateway.control().value(u"arrivalsOf"_s).toObject().contains(transaction));
}

void TestVaultDesk::unlockedByKeysItReports()
{
    unlock();
    const QSignalSpy changed(m_desk.get(), &Desk::entryChanged);
    const QString transaction = m_gateway.newTransaction();
    m_desk->submit(correction(transaction));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patienceMs);
    QCOMPARE(changed.at(1).at(0).value<Entry>().state, EntryState::Accepted);
    QCOMPARE(m_gateway.control().value(u"arrivalsOf"_s).toObject().value(transaction).toInt(), 1);
}

void TestVaultDesk::theCheckFindsAllWell()
{
    unlock();
    QTest::keyClick(m_window.get(), Qt::Key_F1, Qt::ControlModifier);
    QVERIFY(openedCheck() != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!openedCheck()->isRunning(), patienceMs);
    QVERIFY2(openedCheck()->verdict().contains(u"Everything works"_s),
             qPrintable(openedCheck()->asText()));
}

void TestVaultDesk::aRefusedSignatureLeadsToTheCheck()
{
    unlock();
    QVERIFY(
        !m_gateway.control({{u"next"_s, u"row:401:SIGN_ERROR:商户证书序列号有误"_s}}).isEmpty());
    const QSignalSpy changed(m_desk.get(), &Desk::entryChanged);
    m_desk->submit(correction(m_gateway.newTransaction()));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patienceMs);
    const auto entry = changed.at(1).at(0).value<Entry>();
    QCOMPARE(entry.state, EntryState::Rejected);
    m_window->history()->actions()->openDetails(entry.id);
    QPushButton *why = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((why = m_window->findChild<QPushButton *>(u"findOutWhy"_s)) != nullptr
                                 && why->isVisible(),
                             patienceMs);
    why->setFocus();
    QTest::keyClick(why, Qt::Key_Space);
    QVERIFY(openedCheck() != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!openedCheck()->isRunning(), patienceMs);
}

void TestVaultDesk::anUnusableApiV3KeyIsSaidAndStopsNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("no such file") << QByteArray() << u"can't be read"_s;
    QTest::newRow("31 characters") << QByteArray(31, 'k') << u"does not hold an APIv3 key"_s;
    QTest::newRow("32 bytes of which one is no letter")
        << QByteArray(QByteArray(31, 'k') + '?') << u"does not hold an APIv3 key"_s;
    QTest::newRow("a private key")
        << m_gateway.read(u"merchant_key.pem"_s) << u"does not hold an APIv3 key"_s;
}

void TestVaultDesk::anUnusableApiV3KeyIsSaidAndStopsNothing()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    cleanup();
    const QString path = m_gateway.file(u"typed_apiv3.key"_s);
    QFile::remove(path);
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    m_profile.apiV3KeyFile = path;
    init();
    m_profile.apiV3KeyFile.clear();
    unlock();
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), patienceMs);
    QVERIFY2(notice()->text().contains(words), qPrintable(notice()->text()));
    QVERIFY(notice()->text().contains(QDir::toNativeSeparators(path)));
    if (!content.isEmpty()) {
        QVERIFY(!notice()->text().contains(QString::fromLatin1(content)));
    }
    report();
    QVERIFY(notice()->isVisible());
}

void TestVaultDesk::aNewVaultBesideASealedHistoryIsNoticed()
{
    unlock();
    report();
    QVERIFY(notice()->isHidden());
    cleanup();
    QVERIFY(QFile::remove(m_gateway.file(u"desk.vault"_s)));
    makeVault();
    init();
    QVERIFY(notice()->isHidden()); // nothing is known while it is locked
    unlock();
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), patienceMs);
    QVERIFY2(notice()->text().contains(u"no longer remembers"_s), qPrintable(notice()->text()));
    QVERIFY(banner()->isHidden());
    report(); // it stops nothing
    QVERIFY(notice()->isVisible());
    cleanup();
    init();
    unlock();
    report();
    QVERIFY2(notice()->isHidden(), qPrintable(notice()->text())); // remembered again
}

QTEST_MAIN(TestVaultDesk)
#include "tst_vault_desk.moc"

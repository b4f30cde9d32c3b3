#include "ui/setup/credentials_page.h"

#include "core/service/setup_desk.h"
#include "ui/common/file_dialog.h"
#include "ui/common/format.h"
#include "ui/common/labelled_field.h"
#include "ui/setup/credential_row.h"
#include "ui/setup/setup_words.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace pd {

namespace {

QString serialKey()
{
    return QStringLiteral("merchant/serial");
}

QString publicKeyIdKey()
{
    return QStringLiteral("wechatpay/public_key_id");
}

QStringList texts(const QList<CredentialFinding> &findings, bool errors)
{
    QStringList list;
    for (const CredentialFinding &finding : findings) {
        if (finding.isError() == errors) {
            list.append(findingText(finding));
        }
    }
    return list;
}

} // namespace

CredentialsPage::CredentialsPage(SetupDesk &desk, QWidget *parent)
    : SetupPage(tr("Keys and certificates"),
                tr("Drop the merchant's files on this page, or choose them. Secrets are sealed in "
                   "this desk's vault; nothing is sent anywhere."),
                parent)
    , m_desk(desk)
    , m_filePassphrase(makeSecretLine(QStringLiteral("filePassphrase")))
    , m_apiV3Key(makeSecretLine(QStringLiteral("apiV3Key")))
    , m_passphrase(makeSecretLine(QStringLiteral("vaultPassphrase")))
    , m_again(makeSecretLine(QStringLiteral("vaultPassphraseAgain")))
{
    setAcceptDrops(true);
    addRow(SetupItem::PrivateKey, tr("Private key: apiclient_key.pem or apiclient_cert.p12"),
           tr("Choose the private key…"));
    addRow(SetupItem::Certificate, tr("Merchant's certificate: apiclient_cert.pem"),
           tr("Choose the certificate…"));
    addLine(serialKey(), tr("Only where the certificate is not at hand."));
    m_serialField = fieldOf(serialKey());
    LabelledField *filePassphrase
        = addField({}, tr("Pass-phrase of a file, if it has one"), m_filePassphrase);
    filePassphrase->setHint(
        tr("A .p12 of WeChat Pay opens with the merchant number: leave it empty."));
    m_apiV3Field = addField({}, tr("APIv3 key"), m_apiV3Key);
    addLine(publicKeyIdKey(), tr("PUB_KEY_ID_ and digits."));
    addRow(SetupItem::PublicKey, tr("WeChat Pay's public key: pub_key.pem"),
           tr("Choose WeChat Pay's public key…"));
    addRow(SetupItem::PlatformCertificate,
           tr("Platform certificates: only where there is no public key; with the APIv3 key they "
              "are fetched by themselves"),
           tr("Choose a platform certificate…"));
    m_passphraseField
        = addField({}, tr("Pass-phrase of the vault: this computer has no keychain"), m_passphrase);
    m_passphraseField->setHint(tr("It is asked for at each start. Nobody can recover it."));
    m_againField = addField({}, tr("The same again"), m_again);
    setFocusProxy(rowOf(SetupItem::PrivateKey)->button());
    // The fields without a key of the profile have names of their own.
    connect(m_apiV3Key, &QLineEdit::editingFinished, this, &CredentialsPage::leaveApiV3Key);
    connect(m_apiV3Key, &QLineEdit::textEdited, m_apiV3Field, &LabelledField::clearMessage);
    for (QLineEdit *line : {m_passphrase, m_again}) {
        connect(line, &QLineEdit::textEdited, m_passphraseField, &LabelledField::clearMessage);
        connect(line, &QLineEdit::textEdited, m_againField, &LabelledField::clearMessage);
    }
    // As the eye reads, not as they were made.
    QWidget *before = nullptr;
    for (QWidget *widget : std::initializer_list<QWidget *>{
             rowOf(SetupItem::PrivateKey)->button(), rowOf(SetupItem::Certificate)->button(),
             m_serialField->field(), m_filePassphrase, m_apiV3Key,
             fieldOf(publicKeyIdKey())->field(), rowOf(SetupItem::PublicKey)->button(),
             rowOf(SetupItem::PlatformCertificate)->button(), m_passphrase, m_again}) {
        if (before != nullptr) {
            setTabOrder(before, widget);
        }
        before = widget;
    }
    refresh();
}

QLineEdit *CredentialsPage::makeSecretLine(const QString &name)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    return line;
}

CredentialRow *CredentialsPage::addRow(SetupItem item, const QString &label, const QString &button)
{
    auto *row = new CredentialRow(item, label, button, this);
    body()->addWidget(row);
    m_rows.insert(item, row);
    connect(row, &CredentialRow::chooseRequested, this, &CredentialsPage::choose);
    return row;
}

CredentialRow *CredentialsPage::rowOf(SetupItem item) const
{
    switch (item) {
    case SetupItem::Any:
    case SetupItem::Pkcs12:
    case SetupItem::ApiV3Key:
    case SetupItem::PrivateKey:
        return m_rows.value(SetupItem::PrivateKey);
    case SetupItem::Certificate:
    case SetupItem::PublicKey:
    case SetupItem::PlatformCertificate:
        return m_rows.value(item);
    }
    Q_UNREACHABLE();
}

QString CredentialsPage::rowText(SetupItem item) const
{
    return rowOf(item)->text();
}

void CredentialsPage::choose(SetupItem item)
{
    auto *dialog = makeFileDialog(this, setupItemWord(item));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Keys and certificates (*.pem *.p12 *.pfx *.key *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, item](const QString &path) { importFrom(item, path); });
    dialog->open();
}

void CredentialsPage::importFrom(SetupItem item, const QString &path)
{
    QString typed = m_filePassphrase->text();
    m_desk.importFile(item, path, typed.isEmpty() ? SharedSecret() : takeSecret(typed));
}

void CredentialsPage::leaveApiV3Key()
{
    QString typed = m_apiV3Key->text();
    if (typed.isEmpty()) {
        return;
    }
    m_apiV3Key->clear();
    m_desk.setApiV3Key(takeSecret(typed));
}

void CredentialsPage::setImported(const ImportedItem &item)
{
    if (item.item == SetupItem::ApiV3Key) {
        if (item.isGood()) {
            m_apiV3Field->clearMessage();
        } else {
            m_apiV3Field->showError(importedText(item));
        }
        return;
    }
    const SetupItem row = rowOf(item.item)->item();
    if (item.isGood()) {
        m_problems.remove(row);
        m_filePassphrase->clear();
    } else {
        m_problems.insert(row, importedText(item));
    }
    refresh();
}

void CredentialsPage::setFacts(const SetupFacts &facts)
{
    m_facts = facts;
    refresh();
}

void CredentialsPage::refresh()
{
    const auto problems = [this](SetupItem item) {
        return m_problems.contains(item) ? QStringList{m_problems.value(item)} : QStringList();
    };
    CredentialRow *key = rowOf(SetupItem::PrivateKey);
    QStringList good;
    if (m_facts.keyBits > 0) {
        good.append(tr("Private key, RSA %1").arg(m_facts.keyBits));
    } else if (m_facts.keptKey) {
        good.append(tr("The one that is set up stays, unless another is chosen."));
    }
    key->setGood(good);
    key->setErrors(problems(SetupItem::PrivateKey));

    CredentialRow *certificate = rowOf(SetupItem::Certificate);
    good.clear();
    if (m_facts.certificate) {
        good.append(tr("Certificate %1, of the merchant number %2, valid until %3")
                        .arg(m_facts.certificate->serial, m_facts.certificate->commonName,
                             formatDay(m_facts.certificate->notAfter)));
    }
    certificate->setGood(good);
    certificate->setWarnings(texts(m_facts.merchantFindings, false));
    certificate->setErrors(problems(SetupItem::Certificate)
                           + texts(m_facts.merchantFindings, true));
    m_serialField->setVisible(!m_facts.certificate);

    CredentialRow *publicKey = rowOf(SetupItem::PublicKey);
    publicKey->setGood(m_facts.publicKeyBits > 0
                           ? QStringList{tr("Public key, RSA %1").arg(m_facts.publicKeyBits)}
                           : QStringList());
    publicKey->setErrors(problems(SetupItem::PublicKey) + texts(m_facts.publicKeyFindings, true));

    CredentialRow *platform = rowOf(SetupItem::PlatformCertificate);
    good.clear();
    for (const CertificateFacts &held : std::as_const(m_facts.platform)) {
        good.append(tr("Platform certificate %1, valid until %2")
                        .arg(held.serial, formatDay(held.notAfter)));
    }
    platform->setGood(good);
    platform->setWarnings(texts(m_facts.platformFindings, false));
    platform->setErrors(problems(SetupItem::PlatformCertificate)
                        + texts(m_facts.platformFindings, true));

    m_apiV3Field->setHint(m_facts.apiV3Key
                              ? tr("✓ It is there: 32 characters.")
                              : tr("32 letters and digits, from API security. It opens WeChat "
                                   "Pay's notifications and platform certificates."));
    const bool needsPassphrase = m_facts.keychainKnown && !m_facts.keychain;
    m_passphraseField->setVisible(needsPassphrase);
    m_againField->setVisible(needsPassphrase);
}

bool CredentialsPage::isReady()
{
    leaveApiV3Key();
    if (m_facts.keyBits == 0 && !m_facts.keptKey) {
        CredentialRow *row = rowOf(SetupItem::PrivateKey);
        if (!m_problems.contains(SetupItem::PrivateKey)) {
            row->setErrors({setupErrorText({SetupProblem::NoPrivateKey, {}, {}}).title});
        }
        row->button()->setFocus();
        return false;
    }
    if (!m_passphraseField->isHidden() && m_facts.keyBits > 0) {
        if (m_passphrase->text().isEmpty()) {
            m_passphraseField->showError(
                setupErrorText({SetupProblem::NeedsPassphrase, {}, {}}).title);
            m_passphrase->setFocus();
            return false;
        }
        if (!m_facts.keptVault && m_passphrase->text() != m_again->text()) {
            m_againField->showError(tr("The two are not the same."));
            m_again->setFocus();
            return false;
        }
    }
    return true;
}

SharedSecret CredentialsPage::takePassphrase()
{
    QString typed = m_passphrase->text();
    if (m_passphraseField->isHidden() || typed.isEmpty()) {
        return {};
    }
    return takeSecret(typed);
}

void CredentialsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void CredentialsPage::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile()) {
            importFrom(SetupItem::Any, url.toLocalFile());
        }
    }
    event->acceptProposedAction();
}

} // namespace pd

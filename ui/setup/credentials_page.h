#pragma once

#include "core/domain/setup_facts.h"
#include "core/service/secret_text.h"
#include "ui/setup/setup_page.h"

#include <QHash>

class QLineEdit;

namespace pd {

class CredentialRow;
class SetupDesk;

/// What a merchant is handed: chosen or dropped, each shown with what was found in it.
class CredentialsPage final : public SetupPage
{
    Q_OBJECT
public:
    explicit CredentialsPage(SetupDesk &desk, QWidget *parent = nullptr);

    void setFacts(const SetupFacts &facts);
    void setImported(const ImportedItem &item);
    /// Something to say at the top: why it could not be saved.
    [[nodiscard]] bool isReady(); ///< else it says what is missing
    /// For the vault where there is no keychain; null where none is needed. Clears the fields.
    [[nodiscard]] SharedSecret takePassphrase();
    /// For tests: what stands below the row of that item.
    [[nodiscard]] QString rowText(SetupItem item) const;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    CredentialRow *addRow(SetupItem item, const QString &label, const QString &button);
    QLineEdit *makeSecretLine(const QString &name);
    void choose(SetupItem item);
    void importFrom(SetupItem item, const QString &path);
    void leaveApiV3Key();
    [[nodiscard]] CredentialRow *rowOf(SetupItem item) const;
    void refresh();

    SetupDesk &m_desk;
    SetupFacts m_facts;
    QHash<SetupItem, CredentialRow *> m_rows;
    QHash<SetupItem, QString> m_problems; ///< of the last import of each
    QLineEdit *m_filePassphrase;
    QLineEdit *m_apiV3Key;
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
    LabelledField *m_apiV3Field = nullptr;
    LabelledField *m_passphraseField = nullptr;
    LabelledField *m_againField = nullptr;
    LabelledField *m_serialField = nullptr;
};

} // namespace pd

// Pictures of the history's proof for docs/journal.md: evidence_pictures LANGUAGE THEME FOLDER
// PREFIX. The journal in them is made on the spot, and one copy of it is forged.
#include "album.h"
#include "app/ui_driver.h"
#include "core/domain/clock.h"
#include "core/service/evidence_desk.h"
#include "core/service/seal_folder.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "tests/support/big_store.h"
#include "ui/evidence/backup_dialog.h"
#include "ui/evidence/restore_dialog.h"
#include "ui/evidence/verify_dialog.h"

#include <QApplication>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace pd;

namespace {

constexpr int entries = 3000;

Profile profileOf(const QString &store)
{
    Profile profile;
    profile.storePath = store;
    return profile;
}

/// A sealed journal.
void makeJournal(const QString &path)
{
    const auto key = PrivateKey::generate();
    (void)SealFolder::of(profileOf(path)).keep(key.publicKey());
    if (!big_store::make(path, entries)) {
        qFatal("can't make a journal");
    }
    const auto database = Database::open(path);
    const SystemClock clock;
    (void)Journal(**database)
        .seal(sealSignerOf(QStringLiteral("1900000109"), QStringLiteral("5157F09EFDC096DE"), key),
              clock.now());
}

void forge(const QString &path)
{
    const auto database = Database::open(path);
    QSqlQuery query((*database)->connection());
    if (!query.exec(QStringLiteral("DROP TRIGGER events_no_update"))
        || !query.exec(QStringLiteral("UPDATE events SET at = at + 1 WHERE seq = 1745"))) {
        qFatal("can't forge a journal");
    }
}

class Pictures
{
public:
    explicit Pictures(test::Album album)
        : m_album(std::move(album))
    {
        const QString good = m_home.filePath(QStringLiteral("journal.db"));
        const QString forged = m_home.filePath(QStringLiteral("forged.db"));
        const QString backup = m_home.filePath(QStringLiteral("points-desk-20261124-1830.db"));
        makeJournal(good);
        makeJournal(forged);
        forge(forged);
        m_good = std::make_unique<EvidenceDesk>(profileOf(good));
        m_forged = std::make_unique<EvidenceDesk>(profileOf(forged));
        show(QStringLiteral("verify"), [this] { return new VerifyDialog(*m_good); });
        show(QStringLiteral("broken"), [this] { return new VerifyDialog(*m_forged); });
        show(QStringLiteral("backup"),
             [this, backup] { return new BackupDialog(*m_good, backup); });
        show(QStringLiteral("restore"),
             [this, backup] { return new RestoreDialog(*m_forged, backup); });
        test::Album::fill(m_driver);
    }

private:
    void show(const QString &name, const std::function<EvidenceDialog *()> &make)
    {
        m_driver.then(
            name, [] { return true; },
            [this, make] {
                m_dialog.reset(make());
                m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
                m_dialog->open();
            });
        m_driver.then(
            name, [this] { return !m_dialog->isRunning(); },
            [this, name] { m_album.add(name, m_dialog.get()); });
    }

    test::Album m_album;
    QTemporaryDir m_home;
    std::unique_ptr<EvidenceDesk> m_good;
    std::unique_ptr<EvidenceDesk> m_forged;
    std::unique_ptr<EvidenceDialog> m_dialog;
    UiDriver m_driver;
};

} // namespace

int main(int argc, char **argv)
{
    return test::takePictures(
        argc, argv, [](const test::Album &album) { return std::make_shared<Pictures>(album); });
}

#pragma once

#include "core/domain/result.h"
#include "core/domain/setup_facts.h"
#include "core/service/check_result.h"
#include "core/settings/profile_writer.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace pd {

class CheckView;
class CredentialsPage;
class InlineBanner;
class SetupDesk;
class SetupPage;
class WorldPage;

/// Sets a desk up, page by page, or changes what is set up: the same pages in free order. It holds
/// no rule: the profile's and the setup's are shown beside their fields. Shown by open() or show();
/// everything by keys: Alt+letter, Tab, Enter for the next page.
class SetupWindow final : public QDialog
{
    Q_OBJECT
public:
    enum class Mode { FirstRun, Settings };
    /// `desk` outlives the window. `profilePath` is what is written; what it says already is shown.
    SetupWindow(SetupDesk &desk, QString profilePath, Mode mode, QWidget *parent = nullptr);
    ~SetupWindow() override;

    [[nodiscard]] int currentPage() const;
    [[nodiscard]] int pageCount() const;
    void goTo(int page);

Q_SIGNALS:
    /// The first page said: practice.
    void practiceRequested();
    /// Vault and profile are written: open the desk with it.
    void profileWritten(const QString &profilePath);
    /// Settings: find out whether the open desk, as it is now, reaches WeChat Pay.
    void checkRequested();

private:
    void makePages();
    void addPage(QWidget *page, const QString &title);
    void fitSteps();
    void next();
    void back();
    void save();
    [[nodiscard]] ProfileValues collected() const;
    /// The current page's own errors are shown beside its fields; false if there are any.
    [[nodiscard]] bool leavePage();
    void onSaved(const Result<SetupDone, SetupError> &result);
    void refresh();

    SetupDesk &m_desk;
    QString m_path;
    Mode m_mode;
    ProfileValues m_values; ///< of the file, at first
    QListWidget *m_steps;
    QStackedWidget *m_stack;
    InlineBanner *m_banner;
    WorldPage *m_world = nullptr;
    CredentialsPage *m_credentials = nullptr;
    QList<SetupPage *> m_pages; ///< those with fields
    CheckView *m_check = nullptr;
    QLabel *m_done = nullptr;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_cancel;
    QPushButton *m_openCheck; ///< at first run there is a page for it
    bool m_saved = false;
    bool m_saving = false;
};

} // namespace pd

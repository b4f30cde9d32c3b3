#pragma once

#include "core/domain/correction.h"
#include "core/domain/transaction.h"

#include <QDialog>
#include <QElapsedTimer>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace pd {

class CleanLineEdit;
class Surface;
struct Profile;

/// What the review repeats beside the correction itself.
struct ReviewContext
{
    TransactionCard card;
    QString operatorName;
    int ordinal = 1; ///< 2: "2nd correction" of this transaction
    QList<Finding> warnings;
};

/// Repeats a correction before it becomes irrevocable. Cancel is the default button; Ctrl+Enter
/// confirms, Enter alone never. Above the profile's threshold the value is typed again first.
/// To be shown with open(); deletes itself when it is closed.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT
public:
    ConfirmDialog(const Correction &correction, const ReviewContext &context,
                  const Profile &profile, QWidget *parent = nullptr);

    [[nodiscard]] const Correction &correction() const;

Q_SIGNALS:
    void confirmed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDestination(const Profile &profile);
    QWidget *makeValue(const ReviewContext &context);
    QWidget *makeFacts(const ReviewContext &context);
    QWidget *makeAskTwice();
    QWidget *makeButtons();
    void addFact(QGridLayout *facts, const QString &name, const QString &value, bool id = false);
    void confirm();
    void onTypedAgain();

    Correction m_correction;
    CleanLineEdit *m_again = nullptr; ///< null: once is enough
    QPushButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
    QElapsedTimer m_shown;
};

} // namespace pd

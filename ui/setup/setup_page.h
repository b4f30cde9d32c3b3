#pragma once

#include "core/settings/profile.h"
#include "core/settings/profile_writer.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace pd {

class LabelledField;

/// One page of the setup: fields that belong to keys of the profile. The rules are the profile's
/// own; the page only shows what they say, beside the field.
class SetupPage : public QWidget
{
    Q_OBJECT
public:
    SetupPage(const QString &title, const QString &explanation, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const;
    /// Fills the fields.
    virtual void setValues(const ProfileValues &values);
    /// Writes what the fields say into `values`.
    virtual void collect(ProfileValues &values) const;
    /// Shows the errors that belong to this page and moves the focus to the first; false if there
    /// are any.
    virtual bool showErrors(const QList<ProfileError> &errors);
    void focusFirst();

Q_SIGNALS:
    void edited();

protected:
    /// A line for the value of `key`, with the key's own word above it.
    QLineEdit *addLine(const QString &key, const QString &hint = {});
    /// Any other widget that stands for `key`, or for none.
    LabelledField *addField(const QString &key, const QString &label, QWidget *field);
    [[nodiscard]] QVBoxLayout *body() const;
    [[nodiscard]] LabelledField *fieldOf(const QString &key) const;

private:
    QString m_title;
    QVBoxLayout *m_body;
    QStringList m_order; ///< keys, as they stand on the page
    QHash<QString, LabelledField *> m_fields;
    QHash<QString, QLineEdit *> m_lines;
};

} // namespace pd

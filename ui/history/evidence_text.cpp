#include "ui/history/evidence_text.h"

#include "core/domain/identifiers.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/words.h"
#include "ui/history/step_card.h"

#include <QCoreApplication>
#include <QStringList>

namespace pd {

namespace {

struct Evidence
{
    Q_DECLARE_TR_FUNCTIONS(pd::Evidence)
};

} // namespace

QString evidenceText(const EntryDetails &details)
{
    const Entry &entry = details.entry;
    const CorrectionFields &fields = entry.fields;
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            lines += QStringLiteral("%1: %2").arg(name, value);
        }
    };
    lines += kindWord(entry.kind()) + QStringLiteral(" — ") + badgeFor(entry.state).word;
    add(Evidence::tr("Entry"), entry.id.text);
    add(fieldWord(Field::TransactionId), fields.transactionId);
    add(Evidence::tr("Shop"), QString(entry.shop.name + u' ' + entry.shop.number).trimmed());
    add(fieldWord(Field::Openid), maskedOpenid(fields.openid));
    add(fieldWord(Field::Appid), fields.appid);
    add(Evidence::tr("Before"), fields.pointsBefore ? fields.pointsBefore->toText() : QString());
    add(fieldWord(Field::Points), fields.points.toText());
    add(fieldWord(Field::UpdateTime), formatFull(fields.updateTime));
    add(fieldWord(Field::NoPointsRemarks), fields.noPointsRemarks);
    add(fieldWord(Field::Reason), fields.reason);
    add(fieldWord(Field::Note), fields.note);
    for (const EntryStep &step : details.steps) {
        lines += QString();
        lines += formatFull(step.at.toLocalTime()) + QStringLiteral("  ") + stepWord(step);
        if (step.outcome) {
            add(QStringLiteral("  ") + Evidence::tr("Outcome"),
                badgeFor(stateAfter(*step.outcome)).word);
        }
        const auto facts = stepFacts(step);
        for (const auto &[name, value] : facts) {
            add(QStringLiteral("  ") + name,
                QString(value).replace(u'\n', QStringLiteral("\n    ")));
        }
    }
    if (!details.body.isEmpty()) {
        lines += QString();
        lines += Evidence::tr("What is sent, byte for byte");
        QString body = QString::fromUtf8(details.body);
        if (!fields.openid.isEmpty()) {
            body.replace(fields.openid, maskedOpenid(fields.openid));
        }
        lines += body;
    }
    return lines.join(u'\n');
}

} // namespace pd

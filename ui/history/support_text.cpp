#include "ui/history/support_text.h"

#include "core/domain/identifiers.h"
#include "core/domain/zoned_time.h"

#include <QStringList>

namespace pd {

QString supportText(const EntryDetails &details)
{
    const Entry &entry = details.entry;
    QStringList lines;
    lines.append(QStringLiteral("mchid: %1").arg(entry.mchid));
    lines.append(QStringLiteral("transaction_id: %1").arg(entry.fields.transactionId));
    lines.append(QStringLiteral("appid: %1").arg(entry.fields.appid));
    lines.append(QStringLiteral("openid: %1").arg(maskedOpenid(entry.fields.openid)));
    for (const Attempt &attempt : details.attempts) {
        const ReplyFacts &facts = attempt.facts;
        lines.append(QStringLiteral("#%1 %2  HTTP %3  %4  %5 ms")
                         .arg(attempt.number)
                         .arg(toRfc3339(inShanghai(attempt.startedAt)))
                         .arg(facts.httpStatus)
                         .arg(facts.code)
                         .arg(facts.durationMs));
        if (!facts.requestId.isEmpty()) {
            lines.append(QStringLiteral("   Request-ID: %1").arg(facts.requestId));
        }
        if (!facts.message.isEmpty()) {
            lines.append(QStringLiteral("   %1").arg(facts.message));
        }
    }
    return lines.join(u'\n');
}

} // namespace pd

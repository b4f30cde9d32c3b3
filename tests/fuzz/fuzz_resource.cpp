// A decrypted resource: what is taken must be fit to be sent to WeChat Pay again.
#include "core/wechatpay/notification.h"

#include <algorithm>

namespace {

bool isId(const QString &id)
{
    return !id.isEmpty()
        && std::all_of(id.begin(), id.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto notification = pd::readResource(bytes);
    if (!notification) {
        return 0;
    }
    if (const auto *payment = std::get_if<pd::Transaction>(&notification->content)) {
        if (!isId(payment->transactionId) || !isId(payment->openid) || payment->amountFen < 0
            || payment->amountFen > pd::Points::maxValue || !payment->paidAt.isValid()) {
            __builtin_trap();
        }
    }
    if (const auto *refund = std::get_if<pd::Refund>(&notification->content)) {
        if (!isId(refund->refundId) || refund->refundAmountFen < 0
            || !refund->refundedAt.isValid()) {
            __builtin_trap();
        }
    }
    return 0;
}

// A file of the inbox or a pasted text, with a key that decrypts nothing in it.
#include "core/wechatpay/notification_file.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const pd::NotificationKeys keys{
        pd::ApiV3Key::fromText("00000000000000000000000000000000").value(), {}};
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const bool whole = pd::isWholeObject(bytes);
    const bool taken = pd::readInboxFile(bytes, keys).has_value();
    if ((taken || pd::readPasted(bytes, keys).has_value()) && !whole) {
        __builtin_trap(); // something was read out of what is no whole object
    }
    return 0;
}

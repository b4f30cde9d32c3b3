// Qt is not built with ThreadSanitizer, and its event queue synchronises by futexes that the tool
// can't see: each queued call looks like a race. This file, linked into every test of the tsan
// preset, tells it what Qt does: whatever a thread wrote before it allocated (a posted event is an
// allocation) is seen by a thread that is given an event later.
#include <Qt>

#include <cstdlib>
#include <new>

extern "C" {
void __tsan_acquire(void *address);
void __tsan_release(void *address);
}

namespace {

char handover;

bool beforeEvent(void ** /*receiverEventResult*/)
{
    __tsan_acquire(&handover);
    return false;
}

} // namespace

void *operator new(std::size_t size)
{
    void *memory = std::malloc(size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    __tsan_release(&handover);
    return memory;
}

void operator delete(void *memory) noexcept
{
    __tsan_acquire(&handover);
    std::free(memory);
}

void operator delete(void *memory, std::size_t /*size*/) noexcept
{
    __tsan_acquire(&handover);
    std::free(memory);
}

[[maybe_unused]] static const bool registered
    = QInternal::registerCallback(QInternal::EventNotifyCallback, beforeEvent);

// Linked into the tests of the ThreadSanitizer build alone. The system's Qt isn't built with it, so
// that ThreadSanitizer sees neither the locks of Qt's event queues and thread pools nor, therefore,
// that what is posted happens before what is delivered. This file says so: every post of ours
// releases one edge, every delivery acquires it. One edge for all queues hides a race between two
// threads that happen to have posted something in between; it hides nothing between threads that
// share data without posting.
#include <QLatin1String>
#include <QMetaObject>
#include <qnamespace.h>
#include <QObject>
#include <QThreadPool>

#include <dlfcn.h>
#include <functional>
#include <utility>

extern "C" {
void __tsan_acquire(void *address); // NOLINT(bugprone-reserved-identifier)
void __tsan_release(void *address); // NOLINT(bugprone-reserved-identifier)
void AnnotateIgnoreWritesBegin(const char *file, int line);
void AnnotateIgnoreWritesEnd(const char *file, int line);
}

namespace {

char edge;

bool onDelivery(void **)
{
    __tsan_acquire(&edge);
    return false;
}

[[maybe_unused]] const bool registered
    = QInternal::registerCallback(QInternal::EventNotifyCallback, onDelivery);

template <class Function> Function next(const char *symbol)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, symbol));
}

} // namespace

// Our calls find these before Qt's own.
bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot,
                                   Qt::ConnectionType type, void *result)
{
    using Original = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto original = next<Original>("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtP"
                                                "rivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    __tsan_release(&edge);
    return original(object, slot, type, result);
}

void QMetaObject::activate(QObject *sender, const QMetaObject *object, int signal, void **arguments)
{
    using Original = void (*)(QObject *, const QMetaObject *, int, void **);
    static const auto original = next<Original>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(&edge);
    // The worker's signals are all queued: Qt copies their arguments for the other thread between
    // our release and its post.
    const bool copiesOnly = QLatin1String(object->className()) == QLatin1String("pd::DeskWorker");
    if (copiesOnly) {
        AnnotateIgnoreWritesBegin(__FILE__, __LINE__);
    }
    original(sender, object, signal, arguments);
    if (copiesOnly) {
        AnnotateIgnoreWritesEnd(__FILE__, __LINE__);
    }
}

void QObject::deleteLater()
{
    using Original = void (*)(QObject *);
    static const auto original = next<Original>("_ZN7QObject11deleteLaterEv");
    __tsan_release(&edge);
    original(this);
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    using Original = void (*)(QThreadPool *, std::function<void()>, int);
    static const auto original = next<Original>("_ZN11QThreadPool5startESt8functionIFvvEEi");
    std::function<void()> told = [work = std::move(work)] {
        __tsan_acquire(&edge);
        work();
    };
    __tsan_release(&edge);
    original(this, std::move(told), priority);
}

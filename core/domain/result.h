#pragma once

#include <tl/expected.hpp>

namespace pd {

/// A value or the reason why there is none. `E` is an enum or a small struct around one, never text
/// for people.
template <class T, class E> using Result = tl::expected<T, E>;

/// Makes the failing side of a Result: `return fail(StoreError{…});`
template <class E> [[nodiscard]] tl::unexpected<std::decay_t<E>> fail(E &&error)
{
    return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

} // namespace pd

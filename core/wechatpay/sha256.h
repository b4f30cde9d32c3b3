#pragma once

#include <QByteArrayView>

#include <memory>

namespace pd {

/// SHA-256 by OpenSSL for many small messages one after the other: the algorithm is looked up once.
/// For one thread at a time; copies share one state.
class Sha256
{
public:
    static constexpr int size = 32;
    Sha256();
    /// Writes `size` bytes to `digest`; zeros if OpenSSL fails.
    void operator()(QByteArrayView bytes, char *digest) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace pd

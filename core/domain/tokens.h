#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace pd {

/// Stable names of an enum's values, as they stand in the store, the profile and exports.
template <class Enum, size_t N> using Tokens = std::array<std::pair<Enum, QLatin1String>, N>;

/// Every value has its name in the table.
template <class Enum, size_t N>
[[nodiscard]] QString tokenOf(const Tokens<Enum, N> &tokens, Enum value)
{
    const auto found = std::find_if(tokens.begin(), tokens.end(),
                                    [value](const auto &token) { return token.first == value; });
    Q_ASSERT(found != tokens.end());
    return found->second;
}

/// Nothing for a name that no value has.
template <class Enum, size_t N>
[[nodiscard]] std::optional<Enum> fromToken(const Tokens<Enum, N> &tokens, QStringView text)
{
    const auto found = std::find_if(tokens.begin(), tokens.end(),
                                    [text](const auto &token) { return text == token.second; });
    return found == tokens.end() ? std::nullopt : std::optional(found->first);
}

} // namespace pd

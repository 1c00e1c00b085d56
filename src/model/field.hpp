// The table of everything a workload file may say. One row a field: the loader, the condition checker, the
// workload schema, tense-workload(5), completions and suggestions are all written from it.
#pragma once

#include "base/units.hpp"
#include "model/value.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tense {

enum class Scope {
    document,  // top level of a document
    team,      // below `team:`
    platform,  // below `platforms: NAME:`
    workload,  // an entry of `workloads:`
    need,      // below a need written as a mapping
    decided    // below `decided:`
};

enum class Shape {
    text,      // any text on one line
    choice,    // one of `choices`
    need,      // required | preferred | none | true | false | {need, why, source, ...}
    flag,      // true | false
    number,    // a whole number of things
    quantity,  // a number with a unit
    readers,   // names, a count, or: many
    spread,    // a quantity, or a mapping of two of them: {average, peak} or {typical, max}
    names,     // a list of names
    parts,     // a list of `choices`
    version,   // "4.2"
    date,      // 2026-11-02
    mapping,   // rows of another scope
    list       // of mappings
};

struct Field {
    std::string_view name = {};  // the key
    Scope scope = Scope::workload;
    Shape shape = Shape::text;
    Unit unit = Unit::none;
    std::span<const std::string_view> choices = {};
    std::string_view summary = {};  // one line, ends with a full stop
    std::string_view details = {};  // more, for the man page; may be empty
    std::string_view example = {};  // a value as it is written
    bool required = false;
    bool circumstance = false;      // unstated counts as "nothing known to be there"
    std::string_view only_of = {};  // the one need, or platform, that takes this key; empty: all
};

[[nodiscard]] std::span<const Field> fields();
[[nodiscard]] const Field* find_field(Scope scope, std::string_view name);
[[nodiscard]] std::vector<std::string_view> field_names(Scope scope);

// ---- facts: what conditions may speak of ----------------------------------------------------------
// A fact is a field, or a part of one, under a path: `replay`, `replay.window`, `rate`, `rate.peak`,
// `system.operates`, `system.team.operations`, `system.platforms.kafka.version`. Paths without `system.` belong to a
// workload.

enum class FactKind { choice, level, flag, number, names, version };

struct FactSpec {
    std::string path = {};
    FactKind kind = FactKind::number;
    Unit unit = Unit::none;
    std::span<const std::string_view> choices = {};  // choice and level
    bool system = false;   // a circumstance: never unknown, at worst "nothing known to be there"
    bool derived = false;  // worked out from the rest of the file; always known, never asked for
    std::string_view summary = {};
};

using FactId = int;  // index into facts()

[[nodiscard]] std::span<const FactSpec> facts();
[[nodiscard]] std::optional<FactId> find_fact(std::string_view path);
[[nodiscard]] std::vector<std::string_view> fact_paths();

// Facts of which the second is never below the first.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 2> k_bounded = {
    {{"rate", "rate.peak"}, {"duration", "duration.max"}}};

inline constexpr int k_none = 0;
inline constexpr int k_preferred = 1;
inline constexpr int k_required = 2;

// A value as a file would write it.
[[nodiscard]] std::string to_text(const Known& value, const FactSpec& fact);

// A platform's name as rules spell it: "Apache Kafka" and "kafka" are one. Small letters, spaces and '_' as '-'.
[[nodiscard]] std::string platform_key(std::string_view written);

// The verdicts and the roles of the contract, in the order of the contract.
[[nodiscard]] std::span<const std::string_view> verdict_names();
[[nodiscard]] std::span<const std::string_view> role_names();

}  // namespace tense

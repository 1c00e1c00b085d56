// What a file told us: systems with their circumstances and workloads, every value with its place.
#pragma once

#include "base/span.hpp"
#include "model/field.hpp"
#include "model/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tense {

struct Fact {
    Value value;      // unknown when not stated
    Span span;        // of the value; unknown place when not stated
    std::string why;  // needs: the written reason; empty when there is none
    Span why_span;
    std::string source;   // needs: measured | estimated | assumed; empty
    std::string written;  // the value as the user wrote it, for quoting
};

// One slot a fact, indexed by FactId.
using FactSheet = std::vector<Fact>;
[[nodiscard]] FactSheet empty_sheet();

struct Decided {
    Located<std::string> pattern;  // a verdict or an `instead`
    std::vector<Located<std::string>> platforms;
    Located<std::string> on;      // a date, or empty
    Located<std::string> record;  // a path, or empty
    Span span;
};

struct Workload {
    Located<std::string> name;
    std::string summary;
    FactSheet facts;                                 // workload facts only; circumstances are in System::facts
    std::vector<Located<std::string>> reader_names;  // when readers were named
    std::vector<Located<std::string>> lifecycle_parts;
    Located<std::string> triggered_by;  // empty: nothing
    std::optional<Decided> decided;
    Span span;
};

struct System {
    std::string file;  // as given
    int document = 1;
    std::string name;
    std::string summary;
    FactSheet facts;                              // circumstances only; unknown means: nothing known to be there
    std::vector<Located<std::string>> operates;   // as written
    std::vector<Located<std::string>> platforms;  // named below `platforms:`, so in use too
    std::vector<Located<std::string>> allow;      // empty: all roles
    std::vector<Workload> workloads;
};

// The fact of a workload of a system: circumstances come from the system.
[[nodiscard]] const Fact& fact_of(const System& system, const Workload& workload, FactId id);

}  // namespace tense

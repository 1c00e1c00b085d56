// One option or argument of a command: a text half, from which every document is written, and a slot, the member
// of the command's own options struct that it fills.
//
// Parsing only stores. Opening files, looking at the terminal and everything else that may go wrong for reasons
// outside the command line happens when the command runs.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tense {

// What a value is, for completion and for checking.
enum class ValueKind {
    none,  // a switch
    text,
    choice,       // one of `choices`
    choice_file,  // one of `choices`, and optionally "=FILE"
    name_file,    // a name, of which `choices` are offered, or a file; checked by whoever takes it
    file,
    directory,
    command  // the name of a command; checked by whoever takes it
};

struct Choice {
    std::string_view name;
    std::string_view summary;  // one line, ends with a full stop; may be empty
};

struct OptionText {
    std::string_view name = {};  // long name without dashes
    char short_name = '\0';
    std::string_view value_name = {};  // empty for a switch
    std::string_view summary = {};     // one line, ends with a full stop
    std::string_view details = {};     // more, for the man page; may be empty
    ValueKind kind = ValueKind::none;
    std::vector<Choice> choices = {};  // in the order to show
    std::string_view fallback = {};    // what holds when it is not given; empty: nothing to say
    bool repeatable = false;
};

struct PositionalText {
    std::string_view name = {};  // "FILE"
    std::string_view summary = {};
    ValueKind kind = ValueKind::text;
    std::vector<Choice> choices = {};
    bool required = false;
    bool repeatable = false;
};

template <typename Options>
struct OptionRow {
    OptionText text;
    std::variant<bool Options::*, std::string Options::*, std::vector<std::string> Options::*> slot;
};

template <typename Options>
struct PositionalRow {
    PositionalText text;
    std::variant<std::string Options::*, std::vector<std::string> Options::*> slot;
};

}  // namespace tense

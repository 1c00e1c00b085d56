// Bash cuts words at '=' (COMP_WORDBREAKS), so "--format=json=out" arrives as five words. The script therefore glues
// the words of one argument together before it looks at them, and completes only what follows the last '='.
#include "spec/completion.hpp"

#include "base/text.hpp"

namespace tense {
namespace {

std::string names_of(const std::vector<Choice>& choices, std::string_view suffix = "") {
    std::vector<std::string> names;
    for (const Choice& choice : choices) names.push_back(std::string{choice.name} + std::string{suffix});
    return join(names, " ");
}

// What to do for a value of this kind, as shell code.
std::string reply(ValueKind kind, const std::vector<Choice>& choices) {
    switch (kind) {
        case ValueKind::choice:
            return "COMPREPLY=($(compgen -W " + shell_quoted(names_of(choices)) + " -- \"$value\"))";
        case ValueKind::choice_file:
            return "_tense_choice_or_file " + shell_quoted(names_of(choices));
        case ValueKind::name_file:
            return "_tense_files -f; COMPREPLY+=($(compgen -W " + shell_quoted(names_of(choices)) + " -- \"$value\"))";
        case ValueKind::file:
            return "_tense_files -f";
        case ValueKind::directory:
            return "_tense_files -d";
        case ValueKind::none:
        case ValueKind::command:
        case ValueKind::text:
            break;
    }
    return "COMPREPLY=()";
}

std::string case_of(const std::string& path, const CommandSpec& command, const CommandSpec& whole) {
    const bool program = path.empty();
    std::string words, values;
    for (const OptionText& option : options_of(command, program)) {
        const std::string name = "--" + std::string{option.name};
        words += (words.empty() ? "" : " ") + name;
        if (option.value_name.empty()) continue;
        std::string pattern = name;
        if (option.short_name != '\0') pattern += std::string{"|-"} + option.short_name;
        values += "                " + pattern + ") " + reply(option.kind, option.choices) + "; return ;;\n";
    }
    std::string out = "        " + shell_quoted(path) + ")\n";
    if (!values.empty()) out += "            case \"$option\" in\n" + values + "            esac\n";
    out += "            if [[ $value == -* && -z $option ]]; then\n";
    out += "                COMPREPLY=($(compgen -W " + shell_quoted(words) + " -- \"$value\"))\n";
    if (!command.commands.empty()) {
        std::vector<std::string> names;
        for (const CommandSpec& child : command.commands) names.emplace_back(child.name);
        out += "            else\n                COMPREPLY=($(compgen -W " + shell_quoted(join(names, " ")) +
               " -- \"$value\"))\n";
    } else if (!command.positionals.empty()) {
        const PositionalText positional = positionals_of(command, whole).front();
        out += "            else\n                " + reply(positional.kind, positional.choices) + "\n";
    }
    return out + "            fi ;;\n";
}

// "rules list" may be entered: the walk along the words stops where no case matches.
std::string path_cases(const CommandSpec& program) {
    std::string out;
    for (const PlacedCommand& placed : all_commands(program))
        out += "            " + shell_quoted(placed.path) + ") command=$next ;;\n";
    return out;
}

}  // namespace

std::string completion_bash(const CommandSpec& program) {
    std::string out = R"(# bash completion for tense

_tense_files() {
    compopt -o filenames 2>/dev/null
    local IFS=$'\n'
    COMPREPLY=($(compgen "$1" -- "$value"))
}

_tense_choice_or_file() {
    if [[ $value == *=* ]]; then
        value=${value#*=}
        _tense_files -f
    else
        compopt -o nospace 2>/dev/null
        COMPREPLY=($(compgen -W "$1" -- "$value"))
    fi
}

_tense() {
    local words=() word next command='' option='' value='' i glue=0
    COMPREPLY=()
    # The arguments as they were typed: bash has cut them at each '='.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == '=' && ${#words[@]} -gt 0 ]]; then
            words[${#words[@]} - 1]+='='
            glue=1
        elif ((glue)); then
            words[${#words[@]} - 1]+=$word
            glue=0
        else
            words+=("$word")
        fi
    done
    [[ ${#words[@]} -gt 0 ]] || return
    value=${words[${#words[@]} - 1]}
    unset "words[${#words[@]} - 1]"
    for word in "${words[@]}"; do
        next="${command:+$command }$word"
        case "$next" in
)";
    out += path_cases(program);
    out += R"(            *) break ;;
        esac
    done
    if [[ $value == --*=* ]]; then
        option=${value%%=*}
        value=${value#*=}
    elif [[ ${#words[@]} -gt 0 && ${words[${#words[@]} - 1]} == -* ]]; then
        option=${words[${#words[@]} - 1]}
    fi
    case "$command" in
)";
    out += case_of("", program, program);
    for (const PlacedCommand& placed : all_commands(program)) out += case_of(placed.path, *placed.command, program);
    return out + R"(    esac
}

complete -F _tense tense
)";
}

}  // namespace tense

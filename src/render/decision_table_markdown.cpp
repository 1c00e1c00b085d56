#include "base/text.hpp"
#include "render/decision_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

// A bar would end the cell, a backslash could undo the escape, and `<` would start a tag.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        if (c == '|' || c == '\\' || c == '<' || c == '>' || c == '*' || c == '`' || c == '[') out += '\\';
        out += c;
    }
    return out;
}

std::string line(const std::vector<std::string>& cells) {
    std::string out = "|";
    for (const std::string& cell : cells) out += " " + escaped(cell) + " |";
    return out + "\n";
}

std::string rule(std::size_t columns) {
    std::string out = "|";
    for (std::size_t i = 0; i < columns; ++i) out += " --- |";
    return out + "\n";
}

std::string or_dash(const std::string& text) {
    return text.empty() ? "-" : text;
}

std::string rows(const DecisionTable& table) {
    std::vector<std::string> head = {"row"};
    for (const TableClass& column : table.classes) head.push_back(column.name);
    for (const TablePart& part : table.parts) head.push_back(part.id);
    for (const std::string_view name : last_heads()) head.emplace_back(name);
    std::string out = line(head) + rule(head.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<std::string> cells = row_cells(table, i);
        std::ranges::transform(cells, cells.begin(), or_dash);
        out += line(cells);
    }
    return out;
}

}  // namespace

std::string table_as_markdown(const DecisionTable& table) {
    std::string out = "# Decision table\n\n";
    out += fmt::format("Rules {}, sha256:{}. ", escaped(table.rules_version), table.rules_digest.substr(0, 12));
    out +=
        "Circumstances: " + (table.circumstances.empty() ? "nothing known" : escaped(join(table.circumstances, "; "))) +
        ".\n\n";
    out +=
        "Read the rows from the top: the first that matches decides. Needs are those that hold once assumptions have "
        "filled what a file leaves unsaid.\n\n"
        "- Under N1 and so on, *no*: no must-need of this class holds. *no unless P*: the same, except where P is "
        "available. *-*: it does not matter.\n"
        "- Under the name of a role or provider, *yes*: it is available for this workload. *-*: it does not matter.\n"
        "- Under preferences, *fewest of A-B*: of the rows A to B that match, the one that misses the fewest "
        "preferences decides, and the first of equals. A row misses a need that holds as a preference where the "
        "need's class says *no*. *-*: preferences do not matter.\n\n";
    out += rows(table);
    out += "\n## Needs\n\n" + line({"class", "need", "a must when", "a preference when"}) + rule(4);
    for (const TableClass& column : table.classes)
        for (const auto& need : column.needs) out += line({column.name, need.id, need.must, or_dash(need.prefer)});
    if (!table.parts.empty()) {
        out += "\n## Roles and providers that depend on the workload\n\n" + line({"name", "available when"}) + rule(2);
        for (const TablePart& part : table.parts) out += line({part.id, part.when});
    }
    return out;
}

}  // namespace tense

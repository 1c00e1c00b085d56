// The printed table, read back as a first-hit table and held against the engine on every set of needs and
// availabilities. The reader knows the ids of needs, roles and providers and what the table's own text says; it shares
// nothing else with the generator.
#include "catch.hpp"
#include "decide/basis.hpp"
#include "decide/compiled.hpp"
#include "decide/engine.hpp"
#include "in_memory.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <bit>
#include <random>

using namespace tense;
using test::builtin_rules;
using test::run;
using test::seed;

namespace {

using Cells2 = std::vector<std::vector<std::string>>;

std::vector<std::string> split(const std::string& text, const std::string& by) {
    std::vector<std::string> out;
    std::size_t at = 0;
    for (std::size_t next = 0; (next = text.find(by, at)) != std::string::npos; at = next + by.size())
        out.push_back(text.substr(at, next - at));
    out.push_back(text.substr(at));
    return out;
}

// The tables of a Markdown text, each without the line below its head.
std::vector<Cells2> markdown_tables(const std::string& text) {
    std::vector<Cells2> out;
    bool inside = false;
    for (const std::string& line : split(text, "\n")) {
        if (!line.starts_with("| ")) {
            inside = false;
            continue;
        }
        if (!inside) out.emplace_back();
        inside = true;
        std::vector<std::string> cells;
        std::string cell;
        for (std::size_t i = 2; i < line.size(); ++i) {
            if (line[i] == '\\') {
                cell += line[++i];
            } else if (line[i] == '|') {
                cells.push_back(cell.substr(0, cell.find_last_not_of(' ') + 1));
                cell.clear();
                ++i;  // the space after a bar
            } else {
                cell += line[i];
            }
        }
        if (cells.front() != "---") out.back().push_back(std::move(cells));
    }
    return out;
}

Cells2 csv_rows(const std::string& text) {
    Cells2 out(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '"' && text[i + 1] == '"')
                cell += text[++i];
            else if (c == '"')
                quoted = false;
            else
                cell += c;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',' || c == '\r') {
            out.back().push_back(cell);
            cell.clear();
            if (c == '\r') {
                if (text[i + 1] != '\n') throw std::runtime_error("a carriage return without its line feed");
                ++i;
                out.emplace_back();
            }
        } else {
            cell += c;
        }
    }
    out.pop_back();
    return out;
}

struct Answer {
    std::string verdict, instead;
    std::vector<std::string> platforms;
    friend bool operator==(const Answer&, const Answer&) = default;
};

class ReadTable {
public:
    static ReadTable markdown(const std::string& text) {
        const auto tables = markdown_tables(text);
        std::map<std::string, std::string> needs;
        for (std::size_t i = 1; i < tables.at(1).size(); ++i) {
            std::string& list = needs[tables[1][i].at(0)];
            list += (list.empty() ? "" : ", ") + tables[1][i].at(1);
        }
        Cells2 rows = tables.at(0);
        for (std::string& head : rows.front())
            if (needs.contains(head))
                head = "needs " + needs[head];
            else if (builtin_rules().find(head) != nullptr)
                head = "available " + head;
        for (std::size_t i = 1; i < rows.size(); ++i)
            for (std::size_t c = rows[i].size() - 2; c < rows[i].size(); ++c)
                if (rows[i][c] == "-") rows[i][c].clear();
        return ReadTable{rows};
    }
    static ReadTable csv(const std::string& text) { return ReadTable{csv_rows(text)}; }

    explicit ReadTable(Cells2 lines) : cells(std::move(lines)) {
        const auto& head = cells.front();
        for (std::size_t c = 0; c < head.size(); ++c) {
            if (head[c].starts_with("needs ")) {
                Mask mask = 0;
                for (const std::string& id : split(head[c].substr(6), ", ")) mask |= need(id);
                classes.push_back(mask);
            }
            if (head[c].starts_with("available ")) parts.push_back(part(head[c].substr(10)));
        }
        REQUIRE(head.size() == 1 + classes.size() + parts.size() + 4);
        for (std::size_t i = 1; i < cells.size(); ++i) rows.push_back(row_of(cells[i]));
    }

    [[nodiscard]] const Answer& lookup(const State& state) const {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!matches(rows[i], state)) continue;
            bool beaten = false;
            for (std::size_t other = rows[i].from; other < rows[i].to && !beaten; ++other) {
                if (other == i || !matches(rows[other], state)) continue;
                const int mine = missed(rows[i], state), theirs = missed(rows[other], state);
                beaten = other < i ? theirs <= mine : theirs < mine;
            }
            if (!beaten) return rows[i].answer;
        }
        static const Answer k_none{"no row matches", {}, {}};
        return k_none;
    }

    Cells2 cells;
    std::vector<Mask> classes, parts;

private:
    struct Row {
        Mask no = 0;                                // needs under `no`
        std::vector<std::pair<Mask, Mask>> unless;  // needs, and the parts of which one is enough for them
        Mask free = 0;                              // needs under `-`
        Mask parts = 0;                             // must be available
        std::size_t from = 0, to = 0;               // rivals
        Answer answer;
    };

    static Mask need(const std::string& id) {
        const auto& needs = builtin_rules().needs;
        for (std::size_t i = 0; i < needs.size(); ++i)
            if (needs[i].rule.id == id) return Mask{1} << i;
        throw std::runtime_error("the table names a need that is none: " + id);
    }
    static Mask part(const std::string& id) {
        const RuleSet& rules = builtin_rules();
        for (std::size_t i = 0; i < rules.roles.size(); ++i)
            if (rules.roles[i].rule.id == id) return role_part(static_cast<int>(i));
        for (std::size_t i = 0; i < rules.providers.size(); ++i)
            if (rules.providers[i].rule.id == id) return provider_part(rules, static_cast<int>(i));
        throw std::runtime_error("the table names a role or provider that is none: " + id);
    }

    Row row_of(const std::vector<std::string>& line) const {
        Row out;
        std::size_t at = 1;
        for (std::size_t c = 0; c < classes.size(); ++c, ++at) {
            if (line.at(at) == "-") {
                out.free |= classes[c];
            } else if (line[at] == "no") {
                out.no |= classes[c];
            } else if (line[at].starts_with("no unless ")) {
                Mask unless = 0;
                for (const std::string& id : split(line[at].substr(10), " or ")) unless |= part(id);
                out.unless.emplace_back(classes[c], unless);
            } else {
                throw std::runtime_error("what is \"" + line[at] + "\"?");
            }
        }
        for (std::size_t p = 0; p < parts.size(); ++p, ++at)
            if (line.at(at) == "yes")
                out.parts |= parts[p];
            else if (line[at] != "-")
                throw std::runtime_error("what is \"" + line[at] + "\"?");
        if (line.at(at).starts_with("fewest of ")) {
            const auto ends = split(line[at].substr(10), "-");
            out.from = std::stoul(ends.at(0)) - 1;
            out.to = std::stoul(ends.at(1));
        }
        out.answer = {line.at(at + 1), line.at(at + 2) == "nothing covers this" ? "" : line[at + 2], {}};
        if (!line.at(at + 3).empty()) out.answer.platforms = split(line[at + 3], ", ");
        return out;
    }

    [[nodiscard]] static bool matches(const Row& row, const State& state) {
        if ((row.parts & ~state.available) != 0 || (state.must & row.no) != 0) return false;
        return std::ranges::none_of(row.unless, [&](const auto& cell) {
            return (state.must & cell.first) != 0 && (cell.second & state.available) == 0;
        });
    }
    [[nodiscard]] static int missed(const Row& row, const State& state) {
        return std::popcount(state.prefer & ~row.free);
    }

    std::vector<Row> rows;
};

// What the engine answers when each candidate wins; the last: when none does.
std::vector<Answer> answers_of(const Plan& plan) {
    std::vector<Answer> out;
    for (const Candidate& candidate : plan.candidates) {
        const Outcome& outcome = plan.outcomes[static_cast<std::size_t>(candidate.outcome)];
        out.push_back({outcome.verdict, outcome.instead, {}});
        for (const int platform : bits(candidate.platforms))
            out.back().platforms.push_back(builtin_rules().platforms[static_cast<std::size_t>(platform)].rule.id);
    }
    out.push_back({"neither", {}, {}});
    return out;
}

// Bits of `from` picked by the bits of `which`: one need of each class, and each part.
Mask pick(const std::vector<Mask>& from, std::uint32_t which, std::mt19937_64* random) {
    Mask out = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if ((which >> i & 1) == 0) continue;
        Mask one = from[i];
        if (random != nullptr)
            for (auto skip = (*random)() % static_cast<std::uint64_t>(std::popcount(from[i])); skip > 0; --skip)
                one &= one - 1;
        out |= one & (~one + 1);
    }
    return out;
}

// How many inputs the two disagree on: every set of classes with every set of parts, with one need of each class taken
// in turn; every set of preferred classes with at most one must; and random sets of single needs.
std::size_t disagreements(const ReadTable& table, const Plan& plan, std::size_t* tried = nullptr) {
    std::mt19937_64 random{seed()};
    const std::vector<Answer> answers = answers_of(plan);
    std::size_t out = 0;
    const auto compare = [&](const State& state) {
        if (tried != nullptr) ++*tried;
        const int winner = choose(plan, state);
        if (table.lookup(state) != (winner < 0 ? answers.back() : answers[static_cast<std::size_t>(winner)])) ++out;
    };
    const auto classes = std::uint32_t{1} << table.classes.size(), parts = std::uint32_t{1} << table.parts.size();
    for (std::uint32_t p = 0; p < parts; ++p) {
        const Mask available = pick(table.parts, p, nullptr);
        for (std::uint32_t c = 0; c < classes; ++c) {
            compare({pick(table.classes, c, &random), 0, available});
            const Mask must =
                random() % 2 == 0 ? 0 : pick(table.classes, 1U << random() % table.classes.size(), &random);
            compare({must, pick(table.classes, c, &random) & ~must, available});
        }
    }
    const Mask every = (Mask{1} << builtin_rules().needs.size()) - 1;
    const auto bits = [&]() { return Mask{random()}; };
    for (int i = 0; i < 100000; ++i) {
        State state;
        state.must = bits() & bits() & (i % 2 == 0 ? bits() : ~Mask{0}) & every;
        state.prefer = bits() & ~state.must & every;
        state.available = pick(table.parts, static_cast<std::uint32_t>(random()), nullptr);
        compare(state);
    }
    return out;
}

const std::vector<std::string> k_circumstances = {
    "",
    "operates: [rabbitmq]",
    "operates: [postgresql]\nteam: {operations: low}",
    "operates: [redis, postgresql]\nself_hosted_product: true",
    "operates: [rabbitmq, celery, kafka, mysql]",
    "team: {operations: low}\nplatforms: {rabbitmq: {version: '4.2'}}",
    "platforms: {kafka: {version: '4.2', clients: [java]}}",
    "allow: [task-queue, event-log]",
    "operates: [kafka, celery, temporal, redis, mysql, database, sqs, sns, kinesis, camunda]",
};

std::string printed(const std::string& circumstances, const char* format) {
    const auto outcome = run("rules table", {{"FILE", {"here.yaml"}}, {"format", {format}}},
                             {{"here.yaml", "tense: 1\n" + circumstances + "\nworkloads:\n  - {name: w}\n"}});
    REQUIRE(outcome.code == ExitCode::done);
    return outcome.out;
}

}  // namespace

TEST_CASE("the table equals the engine on every input, in both formats and under several circumstances") {
    INFO("TENSE_SEED=" << seed());
    const CompiledRules compiled{builtin_rules()};
    for (const std::string& circumstances : k_circumstances) {
        INFO(circumstances);
        const System system = test::one_workload("", circumstances);
        const Setting setting = make_setting(compiled, system);
        const ReadTable table = ReadTable::markdown(printed(circumstances, "markdown"));
        std::size_t tried = 0;
        CHECK(disagreements(table, setting.plan, &tried) == 0);
        CHECK(tried >= (std::size_t{1} << (table.classes.size() + table.parts.size())));
        CHECK(ReadTable::csv(printed(circumstances, "csv")).cells == table.cells);
        // Whatever the menu leaves out, every need stands in exactly one column.
        Mask all = 0;
        for (const Mask mask : table.classes) {
            CHECK((all & mask) == 0);
            all |= mask;
        }
        CHECK(all == (Mask{1} << builtin_rules().needs.size()) - 1);
    }
}

TEST_CASE("the table equals whole decisions of random workloads") {
    std::mt19937_64 random{seed()};
    INFO("TENSE_SEED=" << seed());
    const RuleSet& rules = builtin_rules();
    const CompiledRules compiled{rules};
    const ReadTable table = ReadTable::csv(printed(k_circumstances[2], "csv"));
    for (int i = 0; i < 200; ++i) {
        System system = test::one_workload("", k_circumstances[2]);
        Workload& workload = system.workloads.front();
        for (std::size_t f = 0; f < facts().size(); ++f)
            if (!facts()[f].system && !facts()[f].derived && !compiled.cells().values[f].empty() && random() % 3 == 0)
                workload.facts[f].value = compiled.cells().values[f][random() % compiled.cells().values[f].size()];
        const WorkloadDecision decision = decide(rules, system).workloads.front();
        State state;
        for (std::size_t n = 0; n < rules.needs.size(); ++n)
            if (decision.needs[n].state == Truth::yes)
                (decision.needs[n].must ? state.must : state.prefer) |= Mask{1} << n;
        const Setting setting = make_setting(compiled, system);
        state.available = make_basis(setting, workload).state.available;
        CHECK(table.lookup(state) == Answer{decision.outcome.verdict, decision.outcome.instead, decision.platforms});
    }
}

TEST_CASE("a table with one wrong cell does not equal the engine") {
    const std::string text = printed("", "csv");
    const CompiledRules compiled{builtin_rules()};
    const System system = test::one_workload("");
    const Setting setting = make_setting(compiled, system);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string out = text;
        const std::size_t at = out.find(from, out.find("\r\n10,"));
        REQUIRE(at != std::string::npos);
        return disagreements(ReadTable::csv(out.replace(at, from.size(), to)), setting.plan);
    };
    CHECK(with(",no,", ",-,") > 0);
    CHECK(with(",no unless direct-call,", ",no,") > 0);
    CHECK(with(",yes,", ",-,") > 0);
    CHECK(with("task-queue", "event-log") > 0);
    std::string preferences = text;
    preferences.replace(preferences.find("fewest of 1-8"), 13, "-");
    CHECK(disagreements(ReadTable::csv(preferences), setting.plan) > 0);
}

TEST_CASE("the table takes the circumstances of one system") {
    const std::string two = "tense: 1\nworkloads: [{name: a}]\n---\ntense: 1\nworkloads: [{name: b}]\n";
    CHECK_THROWS_AS(run("rules table", {{"FILE", {"two.yaml"}}}, {{"two.yaml", two}}), Failure);
    CHECK(run("rules table", {{"FILE", {"a.yaml"}}}, {{"a.yaml", "tense: 1\nworkload: []\n"}}).code == ExitCode::input);
    CHECK(run("rules table", {}).out.find("nothing known") != std::string::npos);
    CHECK(printed("operates: [rabbitmq]", "markdown").find("system.operates: ") != std::string::npos);
}

#include "decide/decision_table.hpp"

#include "decide/basis.hpp"
#include "decide/compiled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace tense {
namespace {

constexpr std::size_t k_most_optional_parts = 10;

class Maker {
public:
    Maker(const RuleSet& rules, const System& system)
        : rules_(rules), compiled_(rules), setting_(make_setting(compiled_, system, false)) {}

    DecisionTable run() {
        out_.rules_version = rules_.version;
        out_.rules_digest = rules_.digest;
        tell_circumstances();
        find_classes();
        find_parts();
        const auto& contenders = setting_.plan.contenders;
        for (std::size_t first = 0, end = 0; first < contenders.size(); first = end) {
            end = first;
            while (end < contenders.size() && candidate(end).group == candidate(first).group) ++end;
            add_group(first, end);
        }
        const bool all_covered = std::ranges::any_of(contenders, [&](int index) {
            const Candidate& c = setting_.plan.candidates[static_cast<std::size_t>(index)];
            return c.parts == 0 && (every_need() & ~c.covers) == 0;
        });
        if (!all_covered) {
            TableRow rest;
            rest.classes.resize(out_.classes.size());
            rest.parts.resize(out_.parts.size());
            rest.outcome.verdict = "neither";
            rest.covered = false;
            out_.rows.push_back(std::move(rest));
        }
        return std::move(out_);
    }

private:
    // By place among the contenders.
    [[nodiscard]] const Candidate& candidate(std::size_t at) const {
        return setting_.plan.candidates[static_cast<std::size_t>(setting_.plan.contenders[at])];
    }

    [[nodiscard]] Mask every_need() const {
        return rules_.needs.size() == 64 ? ~Mask{0} : (Mask{1} << rules_.needs.size()) - 1;
    }

    void tell_circumstances() {
        const auto specs = facts();
        for (std::size_t i = 0; i < specs.size(); ++i)
            if (specs[i].system && is_known(setting_.system.facts[i].value))
                out_.circumstances.push_back(specs[i].path + ": " +
                                             to_text(known(setting_.system.facts[i].value), specs[i]));
        std::string allowed;
        for (const auto& role : setting_.system.allow) allowed += (allowed.empty() ? "" : ", ") + role.value;
        if (!allowed.empty()) out_.circumstances.push_back("allow: " + allowed);
    }

    void find_classes() {
        std::map<std::vector<bool>, std::size_t> by_column;
        for (std::size_t i = 0; i < rules_.needs.size(); ++i) {
            const Need& need = rules_.needs[i];
            std::vector<bool> column;
            for (std::size_t at = 0; at < setting_.plan.contenders.size(); ++at)
                column.push_back((candidate(at).covers >> i & 1) != 0);
            const auto [slot, added] = by_column.emplace(column, out_.classes.size());
            if (added) {
                out_.classes.push_back({fmt::format("N{}", out_.classes.size() + 1), {}});
                masks_.push_back(0);
            }
            masks_[slot->second] |= Mask{1} << i;
            out_.classes[slot->second].needs.push_back(
                {need.rule.id, in_words(need.must), need.prefer ? in_words(*need.prefer) : std::string{}});
        }
    }

    void find_parts() {
        Mask all = 0;
        for (std::size_t at = 0; at < setting_.plan.contenders.size(); ++at) all |= candidate(at).parts;
        for (const int part : bits(all)) {
            parts_.push_back(bit(part));
            const auto index = static_cast<std::size_t>(part);
            if (index < rules_.roles.size()) {
                const Role& role = rules_.roles[index];
                out_.parts.push_back({role.rule.id, in_words(role.when)});
            } else {
                const Provider& provider = rules_.providers[index - rules_.roles.size()];
                out_.parts.push_back({provider.rule.id, in_words(provider.when)});
            }
        }
    }

    void add_group(std::size_t first, std::size_t end) {
        bool alike = true;
        for (std::size_t at = first; at < end; ++at) alike = alike && candidate(at).outcome == candidate(first).outcome;
        const auto rival = static_cast<int>(out_.rows.size()) + 1;
        while (first < end) {
            // The longest run of neighbours that one row can say.
            std::size_t last = alike ? end : first + 1;
            std::optional<TableRow> row;
            for (; !(row = joined(first, last)); --last) {
            }
            out_.rows.push_back(std::move(*row));
            first = last;
        }
        if (alike) return;
        for (std::size_t i = static_cast<std::size_t>(rival) - 1; i < out_.rows.size(); ++i) {
            out_.rows[i].first_rival = rival;
            out_.rows[i].last_rival = static_cast<int>(out_.rows.size());
        }
    }

    // What the candidates from `first` to before `end` cover, when just these parts are available; nothing when none of
    // them is possible.
    [[nodiscard]] std::optional<Mask> covered_with(std::size_t first, std::size_t end, Mask available) const {
        std::optional<Mask> out;
        for (std::size_t at = first; at < end; ++at)
            if ((candidate(at).parts & ~available) == 0) out = out.value_or(0) | candidate(at).covers;
        return out;
    }

    // One row for them all, or nothing when their union is no row. One candidate always is.
    [[nodiscard]] std::optional<TableRow> joined(std::size_t first, std::size_t end) const {
        Mask always = ~Mask{0}, some = 0;
        for (std::size_t at = first; at < end; ++at) {
            always &= candidate(at).parts;
            some |= candidate(at).parts;
        }
        std::vector<std::size_t> optional;
        TableRow row;
        for (std::size_t p = 0; p < parts_.size(); ++p) {
            row.parts.push_back((always & parts_[p]) != 0);
            if ((some & ~always & parts_[p]) != 0) optional.push_back(p);
        }
        if (optional.size() > k_most_optional_parts) return std::nullopt;
        const auto base = covered_with(first, end, always);
        if (!base) return std::nullopt;
        for (const Mask mask : masks_) {
            TableRow::Cell cell{(mask & ~*base) == 0, {}};
            for (const std::size_t p : optional)
                if (!cell.any && (mask & ~covered_with(first, end, always | parts_[p]).value_or(0)) == 0)
                    cell.unless.push_back(static_cast<int>(p));
            row.classes.push_back(std::move(cell));
        }
        if (!says_the_same(row, first, end, always, optional)) return std::nullopt;
        row.outcome = setting_.plan.outcomes[static_cast<std::size_t>(candidate(first).outcome)];
        row.platforms = platform_ids(rules_, candidate(first).platforms);
        return row;
    }

    [[nodiscard]] bool says_the_same(const TableRow& row, std::size_t first, std::size_t end, Mask always,
                                     const std::vector<std::size_t>& optional) const {
        for (std::uint32_t set = 0; set < std::uint32_t{1} << optional.size(); ++set) {
            Mask available = always;
            for (std::size_t i = 0; i < optional.size(); ++i)
                if ((set >> i & 1) != 0) available |= parts_[optional[i]];
            Mask allowed = 0;
            for (std::size_t c = 0; c < masks_.size(); ++c) {
                const auto& cell = row.classes[c];
                const bool free = cell.any || std::ranges::any_of(cell.unless, [&](int p) {
                                      return (available & parts_[static_cast<std::size_t>(p)]) != 0;
                                  });
                if (free) allowed |= masks_[c];
            }
            bool exact = false;
            for (std::size_t at = first; at < end; ++at)
                exact = exact || ((candidate(at).parts & ~available) == 0 && candidate(at).covers == allowed);
            if (!exact || covered_with(first, end, available) != allowed) return false;
        }
        return true;
    }

    const RuleSet& rules_;
    CompiledRules compiled_;
    Setting setting_;
    std::vector<Mask> masks_;  // needs of each class
    std::vector<Mask> parts_;  // bit of each part
    DecisionTable out_;
};

}  // namespace

DecisionTable make_decision_table(const RuleSet& rules, const System& system) {
    return Maker{rules, system}.run();
}

}  // namespace tense

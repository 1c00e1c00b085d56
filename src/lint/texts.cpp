// R12: texts that a reader of a verdict sees must be there, be told apart, and be true to the condition: they name only
// facts that the rule reads, and a number in them is a bound of the condition.
#include "base/text.hpp"
#include "lint/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace tense {
namespace {

// Numbers written with digits: "1,000" is 1000.
std::vector<double> numbers_in(std::string_view text) {
    std::vector<double> out;
    for (std::size_t i = 0; i < text.size();) {
        const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
        if (!digit(i)) {
            ++i;
            continue;
        }
        // Part of a name ("OAuth2") or of a version ("4.2 or later"): no quantity.
        const bool named = i > 0 && (std::isalpha(static_cast<unsigned char>(text[i - 1])) != 0 || text[i - 1] == '-');
        double value = 0;
        bool version = false;
        for (; digit(i) || (i < text.size() && (text[i] == ',' || text[i] == '.') && digit(i + 1)); ++i) {
            if (text[i] == '.') version = true;
            if (digit(i)) value = value * 10 + (text[i] - '0');
        }
        if (!named && !version) out.push_back(value);
    }
    return out;
}

void bounds_of(const Condition& condition, std::set<std::pair<double, Unit>>& out) {
    if (condition.kind == Condition::Kind::test)
        for (const Interval& interval : condition.test.intervals)
            for (const auto& bound : {interval.low, interval.high})
                if (bound)
                    if (const double* number = std::get_if<double>(&*bound))
                        out.emplace(*number, facts()[static_cast<std::size_t>(condition.test.fact)].unit);
    for (const Condition& part : condition.parts) bounds_of(part, out);
}

// A bound in any unit that a person would use: 300 seconds are 5 minutes.
bool is_bound(double number, const std::set<std::pair<double, Unit>>& bounds) {
    constexpr std::array k_durations = {1.0, 60.0, 3600.0, 86400.0, 604800.0};
    return std::ranges::any_of(bounds, [&](const std::pair<double, Unit>& bound) {
        if (bound.second == Unit::none || bound.second == Unit::size) return bound.first == number;
        return std::ranges::any_of(k_durations, [&](double step) {
            const double shown = bound.second == Unit::rate ? bound.first * step : bound.first / step;
            return std::abs(shown - number) < 1e-9 * std::max(1.0, number);
        });
    });
}

class Texts {
public:
    Texts(const RuleSet& rules, std::vector<RuleFinding>& out) : rules_(rules), out_(out) {}

    void run() {
        for (const Need& need : rules_.needs) {
            std::vector<const Condition*> conditions{&need.must};
            if (need.prefer) conditions.push_back(&*need.prefer);
            told(need.rule, "say", need.say);
            faithful(need.rule, need.say, conditions, true);
        }
        for (const Role& role : rules_.roles) {
            if (role.when.kind != Condition::Kind::always) present(role.rule, "asks", role.asks);
            faithful(role.rule, role.asks, {&role.when}, true);
        }
        for (const Provider& provider : rules_.providers) {
            if (provider.when.kind != Condition::Kind::always) present(provider.rule, "asks", provider.asks);
            faithful(provider.rule, provider.asks, {&provider.when}, true);
        }
        for (const Advice& advice : rules_.advice) {
            told(advice.rule, "say", advice.say);
            faithful(advice.rule, advice.say, {&advice.when}, false);
            present(advice.rule, "fix", advice.fix);
        }
        for (const RuleHeader* rule : rules_.headers()) {
            present(*rule, "title", rule->title);
            present(*rule, "why", rule->why);
        }
        for (const RuleHeader* rule : rules_.headers())
            if (rule->kind != RuleKind::platform) twin(titles_[rule->kind], *rule, "title", rule->title);
    }

private:
    void report(const RuleHeader& rule, std::string message) {
        out_.push_back({"R12", rule.id, std::move(message), rule.span, {}});
    }
    void present(const RuleHeader& rule, std::string_view key, const std::string& text) {
        if (text.find_first_not_of(" \n") == std::string::npos)
            report(rule, fmt::format("`{}` has no `{}`", rule.id, key));
    }
    void told(const RuleHeader& rule, std::string_view key, const std::string& text) {
        present(rule, key, text);
        twin(says_, rule, key, text);
    }
    void twin(std::map<std::string, std::string>& seen, const RuleHeader& rule, std::string_view key,
              const std::string& text) {
        if (text.empty()) return;
        const auto [first, added] = seen.emplace(text, rule.id);
        if (!added) report(rule, fmt::format("`{}` and `{}` have the same `{}`", first->second, rule.id, key));
    }

    // Names of facts that are more than a word of English: with an underscore or a dot.
    void faithful(const RuleHeader& rule, const std::string& text, const std::vector<const Condition*>& conditions,
                  bool numbers) {
        std::set<FactId> read;
        std::set<std::pair<double, Unit>> bounds;
        for (const Condition* condition : conditions) {
            for (const FactId fact : facts_of(*condition)) read.insert(fact);
            bounds_of(*condition, bounds);
        }
        std::string word;
        for (const char c : text + " ") {
            if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.') {
                word += c;
                continue;
            }
            while (word.ends_with('.')) word.pop_back();
            const auto fact = find_fact(word);
            if (fact && word.find_first_of("_.") != std::string::npos && !read.contains(*fact))
                report(rule,
                       fmt::format("the text of `{}` speaks of {}, which its condition does not read", rule.id, word));
            word.clear();
        }
        if (!numbers) return;
        for (const double number : numbers_in(text))
            if (!is_bound(number, bounds))
                report(rule, fmt::format("the text of `{}` speaks of {}, which is no bound of its condition", rule.id,
                                         number));
    }

    const RuleSet& rules_;
    std::vector<RuleFinding>& out_;
    std::map<std::string, std::string> says_;
    std::map<RuleKind, std::map<std::string, std::string>> titles_;  // a provider may be called as its platform
};

}  // namespace

void lint_texts(const RuleSet& rules, std::vector<RuleFinding>& out) {
    Texts{rules, out}.run();
}

}  // namespace tense

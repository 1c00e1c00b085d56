#include "lint/against_search.hpp"

#include "lint/against_cases.hpp"

#include <algorithm>
#include <iterator>
#include <random>

namespace tense {
namespace {

constexpr std::size_t k_settings = 200;
constexpr std::size_t k_inputs = 1000;  // in each

class Search {
public:
    Search(Sides& sides, const ChangedParts& parts) : sides_(sides), parts_(parts) {}

    void run() {
        if (parts_.guides.empty()) return;
        const std::size_t before = sides_.found.inputs;
        for (std::size_t i = 0; i < k_settings; ++i) {
            const Facts stated = random_circumstances(*parts_.guides[i % parts_.guides.size()]);
            sides_.enter(stated);
            for (std::size_t n = 0; n < k_inputs; ++n) random_input(stated);
        }
        sides_.found.searched = sides_.found.inputs - before;
        if (sides_.found.smallest.empty()) return;
        shrink();
        shrink();  // what was leaned on in the first round
    }

private:
    [[nodiscard]] bool one_in(unsigned n) { return random_() % n == 0; }

    // Under which a condition may hold.
    Facts random_circumstances(const Condition& guide) {
        const auto operates = static_cast<FactId>(operates_fact());
        Facts out;
        for (int tries = 0; tries < 50; ++tries) {
            out.assign(facts().size(), Value{});
            for (const FactId fact : sides_.circumstances())
                if (one_in(5) && fact != operates)
                    out[static_cast<std::size_t>(fact)] = sides_.values(fact)[random_() % sides_.values(fact).size()];
            std::set<std::string> names;
            if (!parts_.operated.empty() && !one_in(3)) {
                auto some = parts_.operated.begin();
                std::advance(some, random_() % parts_.operated.size());
                names = *some;
            }
            for (const Known& name : sides_.values(operates))
                if (one_in(8)) names.insert(std::get<std::vector<std::string>>(name).front());
            if (!names.empty()) out[operates_fact()] = names_value(names);
            put_in_use(out);
            if (evaluate(guide, in_rules(sides_.rules(), out)) != Truth::no) break;
        }
        return out;
    }

    void random_input(const Facts& stated) {
        const Condition& guide = *parts_.guides[random_() % parts_.guides.size()];
        Facts tried = stated;
        for (int tries = 0; tries < 20; ++tries) {
            for (const FactId fact : facts_of(guide)) {
                const std::vector<Known>& values = sides_.values(fact);
                if (!facts()[static_cast<std::size_t>(fact)].system && !values.empty())
                    tried[static_cast<std::size_t>(fact)] = values[random_() % values.size()];
            }
            if (evaluate(guide, tried) == Truth::yes) break;
        }
        for (const FactId fact : sides_.dimensions()) {
            const std::vector<Known>& values = sides_.values(fact);
            const Value& value = tried[static_cast<std::size_t>(fact)];
            if (is_known(value))
                sides_.push(fact, static_cast<std::size_t>(std::ranges::find(values, known(value)) - values.begin()));
            else if (one_in(6))
                sides_.push(fact, random_() % values.size());
        }
        sides_.compare();
        sides_.clear();
    }

    // What a random input states beyond need is left out, one fact after the other.
    void shrink() {
        Facts& smallest = sides_.found.smallest;
        for (std::size_t i = 0; i < smallest.size(); ++i) {
            if (!is_known(smallest[i])) continue;
            bool leaned_on = false;  // by a peak, which would stand in for it
            for (std::size_t k = 0; k < smallest.size(); ++k)
                leaned_on = leaned_on ||
                            (is_known(smallest[k]) && sides_.leans_on(static_cast<FactId>(k), static_cast<FactId>(i)));
            if (leaned_on) continue;
            Facts less = smallest;
            less[i] = Value{};
            put_in_use(less);
            const auto change = sides_.ask(less);
            if (change.first == change.second) continue;
            smallest = std::move(less);
            sides_.found.smallest_change = change;
        }
    }

    Sides& sides_;
    const ChangedParts& parts_;
    std::mt19937 random_{20261122};
};

}  // namespace

void search_at_random(Sides& sides, const ChangedParts& parts) {
    Search{sides, parts}.run();
}

}  // namespace tense

// How long the core takes: verdict, because-sets and every single flip of one workload, in microseconds.
//
// Two sets of workloads: those of files (examples and documented cases), and random ones in several circumstances,
// which state many more facts than people do. The setting (candidates and their prices, once a system) is timed apart.
// usage: tense_bench [--most MICROSECONDS] FILE...   fails when an average is above MICROSECONDS, or the proof of the
// rules above a second.
#include "base/file_reader.hpp"
#include "decide/explain.hpp"
#include "lint/lint.hpp"
#include "load/workload_loader.hpp"
#include "support/systems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <random>
#include <string>
#include <vector>

using namespace tense;

namespace {

using Clock = std::chrono::steady_clock;

double microseconds(Clock::duration time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

struct Job {
    const Setting* setting;
    const Workload* workload;
};

// Something that depends on every result, so that none is left out by the compiler.
std::size_t decide_once(const Job& job) {
    const Evaluation evaluation{job.setting->compiled, job.setting->truths, job.workload->facts};
    const int winner = choose(job.setting->plan, evaluation.state());
    const Because because = because_of(job.setting->plan, evaluation.state(), winner);
    const auto flips = single_flips(*job.setting, *job.workload, evaluation, winner);
    return because.sets.size() + flips.size() + static_cast<std::size_t>(winner + 1);
}

// The mean over all jobs of each one's median over the rounds: a neighbour's load on the machine shows less.
double mean_of(const std::vector<Job>& jobs, std::size_t& sum) {
    constexpr int k_rounds = 31;
    double total = 0;
    for (const Job& job : jobs) {
        std::vector<double> times;
        for (int round = 0; round < k_rounds; ++round) {
            const auto start = Clock::now();
            sum += decide_once(job);
            times.push_back(microseconds(Clock::now() - start));
        }
        std::ranges::nth_element(times, times.begin() + k_rounds / 2);
        total += times[k_rounds / 2];
    }
    return total / static_cast<double>(jobs.size());
}

Workload random_workload(std::mt19937& random, const CompiledRules& compiled) {
    Workload out;
    out.facts = empty_sheet();
    for (const FactId fact : compiled.tested()) {
        const auto index = static_cast<std::size_t>(fact);
        if (facts()[index].system || random() % 3 != 0) continue;
        const auto& cells = compiled.cells().values[index];
        out.facts[index].value = cells[random() % cells.size()];
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    double most = 0;
    std::vector<std::string> paths;
    for (int i = 1; i < argc; ++i) {
        if (std::string{argv[i]} == "--most" && i + 1 < argc)
            most = std::strtod(argv[++i], nullptr);
        else
            paths.emplace_back(argv[i]);
    }
    auto start = Clock::now();
    const CompiledRules compiled{test::builtin_rules()};
    fmt::print("rules read and compiled     {:9.0f} us\n", microseconds(Clock::now() - start));

    DiskReader files;
    SourceStore sources;
    std::deque<System> systems;
    DiagnosticSink sink;
    for (const std::string& path : paths)
        for (System& system : load_systems(sources.add(path, files.read(path)), sink))
            systems.push_back(std::move(system));
    if (!sink.empty()) {
        fmt::print("a file is wrong\n");
        return 3;
    }
    std::deque<Setting> settings;
    std::vector<Job> of_files, at_random;
    start = Clock::now();
    for (const System& system : systems) settings.push_back(make_setting(compiled, system));
    if (!systems.empty())
        fmt::print("setting, once a system      {:9.1f} us\n",
                   microseconds(Clock::now() - start) / static_cast<double>(systems.size()));
    for (const Setting& setting : settings)
        for (const Workload& workload : setting.system.workloads) of_files.push_back({&setting, &workload});

    std::mt19937 random{20261122};
    std::deque<Workload> workloads;
    for (std::size_t i = 0; i < 2000 && !settings.empty(); ++i) {
        workloads.push_back(random_workload(random, compiled));
        at_random.push_back({&settings[i % settings.size()], &workloads.back()});
    }
    bool slow = false;
    std::size_t sum = 0;
    for (const auto& [name, jobs] :
         {std::pair{"workloads of files", &of_files}, std::pair{"random workloads", &at_random}}) {
        if (jobs->empty()) continue;
        const double mean = mean_of(*jobs, sum);
        fmt::print("{:<19}{:6}   {:9.2f} us each: verdict, because, single flips\n", name, jobs->size(), mean);
        slow = slow || (most > 0 && mean > most);
    }
    start = Clock::now();
    sum += lint_rules(test::builtin_rules()).size();
    const double proof = microseconds(Clock::now() - start);
    fmt::print("proof of the rules          {:9.0f} us\n", proof);
    slow = slow || (most > 0 && proof > 1e6);
    fmt::print("(check sum {})\n", sum);
    return slow ? 1 : 0;
}

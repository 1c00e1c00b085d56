#include "load/workload_names.hpp"

namespace tense {
namespace {

std::string numbered(const System& system, std::string_view name) {
    return std::to_string(system.document).append("/").append(name);
}

std::string with_system(const System& system, std::string_view name) {
    return std::string{system.name}.append("/").append(name);
}

}  // namespace

std::vector<WorkloadPlace> workloads_called(const std::vector<System>& systems, std::string_view wanted) {
    std::vector<WorkloadPlace> named, of_system, by_number;
    const bool apart = wanted.find('/') != std::string_view::npos;
    for (std::size_t s = 0; s < systems.size(); ++s)
        for (std::size_t w = 0; w < systems[s].workloads.size(); ++w) {
            const std::string& name = systems[s].workloads[w].name.value;
            if (name == wanted) named.push_back({s, w});
            if (!apart || !wanted.ends_with(name)) continue;
            if (with_system(systems[s], name) == wanted) of_system.push_back({s, w});
            if (numbered(systems[s], name) == wanted) by_number.push_back({s, w});
        }
    if (!named.empty()) return named;
    return of_system.empty() ? by_number : of_system;
}

std::string name_apart(const std::vector<System>& systems, const WorkloadPlace& place) {
    const System& system = systems[place.system];
    const std::string& name = system.workloads[place.workload].name.value;
    const auto means_it = [&](const std::string& text) {
        return workloads_called(systems, text) == std::vector<WorkloadPlace>{place};
    };
    std::string number = numbered(system, name), by_system = with_system(system, name);
    return !means_it(number) && means_it(by_system) ? by_system : number;
}

}  // namespace tense

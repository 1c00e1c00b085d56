#include "model/finding_kinds.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace tense {
namespace {

constexpr std::array k_kinds = std::to_array<FindingKind>({
    {"unknown-platform-name", Severity::warning,
     "A platform's name is known to no rule, and it is nearly a name that is.",
     "The list of platforms is open, so an unknown name is no mistake. But what no rule knows changes nothing, and a "
     "misspelt platform then costs as much as one that is not there.",
     "A name that is near to none of the known ones is taken for a platform of your own.",
     "Write the name as the message suggests, or leave it when you mean another product.",
     "tense: 1\n"
     "operates: [rabitmq]\n"
     "workloads:\n"
     "  - {name: mail, says: process-this, retries: {need: required, why: mail servers time out}}\n",
     "tense: 1\n"
     "operates: [rabbitmq]\n"
     "workloads:\n"
     "  - {name: mail, says: process-this, retries: {need: required, why: mail servers time out}}\n"},
    {"menu-covers-nothing", Severity::error, "The roles that `allow` names do not cover what a workload needs.",
     "A verdict covers every must-need. Where the menu leaves no roles that do, there is no verdict to give.",
     "A preference that nothing covers is only missed, and without `allow` every role is on the menu.",
     "Add a role that covers the need to `allow`, or say that the need is not required.",
     "tense: 1\n"
     "allow: [task-queue]\n"
     "workloads:\n"
     "  - {name: orders, says: this-happened, replay: {need: required, why: rebuild the index}}\n",
     "tense: 1\n"
     "allow: [task-queue, event-log]\n"
     "workloads:\n"
     "  - {name: orders, says: this-happened, replay: {need: required, why: rebuild the index}}\n"},
    {"unearned-platform", Severity::note,
     "A platform is to be added, and no required need that asks for it has a written reason.",
     "A second platform is paid for every day. \"We will need it eventually\" is how logs come to where they do not "
     "belong, so each platform is earned by a need that somebody justifies.",
     "A platform that is run here already costs nothing new and need not be earned.",
     "Write the reason under `why` of a need that asks for it, or give the need up; where there is a buy-out it says "
     "how.",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: orders, says: this-happened, replay: required}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: orders, says: this-happened, replay: {need: required, why: rebuild the search index}}\n"},
});

}  // namespace

std::span<const FindingKind> finding_kinds() {
    return k_kinds;
}

const FindingKind* find_finding_kind(std::string_view id) {
    const auto found = std::ranges::find(k_kinds, id, &FindingKind::id);
    return found == k_kinds.end() ? nullptr : &*found;
}

Finding make_finding(std::string_view id, std::string message, const Span& span, std::string workload) {
    const FindingKind* kind = find_finding_kind(id);
    if (kind == nullptr) throw std::logic_error("no such kind of finding: " + std::string{id});
    return {std::string{id}, kind->severity, std::move(message), span, std::move(workload)};
}

}  // namespace tense

// What `--set WORKLOAD.FACT=VALUE` says, read along the same field table and by the same parsers as a file, and put
// into systems that were loaded.
//
// A --set changes the fact it names and leaves every other as the file has it: `rate=5/s` leaves the peak,
// `rate.peak=9/s` the average. What a file would say in one value goes together: `rate={average: 5/s, peak: 9/s}` sets
// both, `priorities=3` says how many levels too, `replay=none` takes the window with it, and `unknown` takes the key
// out of the file. A name that several systems have is set in each of them, and so is a circumstance; SYSTEM/WORKLOAD
// and 2/WORKLOAD, with the document's number, mean one.
#pragma once

#include "base/diagnostic.hpp"
#include "model/report.hpp"
#include "model/workload.hpp"

#include <string>
#include <vector>

namespace tense {

// The text of one `--set`, named so that a message about it shows what was typed.
[[nodiscard]] const SourceText& set_text(const std::string& word, SourceStore& sources);

// Applies each in the order given. Mistakes go to the sink, placed in the texts; when there are any, the systems are
// not to be decided. `whole`: every file was read, so that a workload that is not there does not exist.
[[nodiscard]] std::vector<SetFact> apply_sets(const std::vector<const SourceText*>& words, bool whole,
                                              std::vector<System>& systems, DiagnosticSink& sink);

}  // namespace tense

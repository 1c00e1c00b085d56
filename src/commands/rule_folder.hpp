// Which files of a folder are rules.
#pragma once

#include <string>
#include <vector>

namespace tense {

// Every *.yaml below the folder, sorted by path; hidden files and folders are skipped. Throws Failure (input)
// when it is no folder or cannot be walked.
[[nodiscard]] std::vector<std::string> rule_files(const std::string& folder);

}  // namespace tense

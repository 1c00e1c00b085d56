// What a command line parser must offer. cli/app.cpp implements it; nothing else knows which parser is used.
#pragma once

#include "spec/option_row.hpp"

#include <string>
#include <vector>

namespace tense {

// The texts and the variables outlive the parsing.
class Binder {
public:
    Binder() = default;
    Binder(const Binder&) = delete;
    Binder& operator=(const Binder&) = delete;
    virtual ~Binder() = default;

    virtual void option(const OptionText& text, bool& slot) = 0;
    virtual void option(const OptionText& text, std::string& slot) = 0;
    virtual void option(const OptionText& text, std::vector<std::string>& slot) = 0;
    virtual void positional(const PositionalText& text, std::string& slot) = 0;
    virtual void positional(const PositionalText& text, std::vector<std::string>& slot) = 0;
};

}  // namespace tense

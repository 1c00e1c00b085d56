#include "spec/command_spec.hpp"
#include "catch.hpp"
#include "spec/help.hpp"
#include "spec/usage.hpp"

// The layer below knows only its name; this command never looks at it.
namespace tense {
struct Environment {};
}  // namespace tense

using namespace tense;

namespace {

struct Options {
    bool loud = false;
    std::string tone = "plain";
    std::vector<std::string> names;
};

ExitCode g_result = ExitCode::done;
Options g_seen;

ExitCode run(const Options& options, Environment&) {
    g_seen = options;
    return g_result;
}

CommandSpec greet() {
    return untyped<Options>(
        {.name = "greet",
         .summary = "Greet somebody.",
         .options = {{{.name = "loud", .short_name = 'l', .summary = "Loudly."}, &Options::loud},
                     {{.name = "tone",
                       .value_name = "TONE",
                       .summary = "How.",
                       .kind = ValueKind::choice,
                       .choices = {{"plain", ""}, {"warm", ""}},
                       .fallback = "plain"},
                      &Options::tone}},
         .positionals = {{{.name = "NAME", .summary = "Whom.", .required = true, .repeatable = true}, &Options::names}},
         .run = run});
}

// Sets every slot to something that can be seen.
class SettingBinder : public Binder {
public:
    void option(const OptionText&, bool& slot) override { slot = true; }
    void option(const OptionText&, std::string& slot) override { slot = "warm"; }
    void option(const OptionText&, std::vector<std::string>&) override {}
    void positional(const PositionalText&, std::string&) override {}
    void positional(const PositionalText&, std::vector<std::string>& slot) override { slot = {"Ada", "Bob"}; }
};

}  // namespace

TEST_CASE("a command binds its slots and runs with what was put there") {
    SettingBinder binder;
    const CommandSpec spec = greet();
    g_result = ExitCode::nothing;
    Environment environment;
    CHECK(spec.start(binder)->run(environment) == ExitCode::nothing);
    CHECK(g_seen.loud);
    CHECK(g_seen.tone == "warm");
    CHECK(g_seen.names == std::vector<std::string>{"Ada", "Bob"});
}

TEST_CASE("usage lines show what is optional and what repeats") {
    const CommandSpec spec = greet();
    CHECK(usage_of(spec, "tense greet") == "tense greet [OPTIONS] NAME...");
    CHECK(usage_of(spec.options[0]) == "-l, --loud");
    CHECK(usage_of(spec.options[1]) == "    --tone TONE");
    CHECK(usage_of(PositionalText{.name = "PAGE"}) == "[PAGE]");
    CHECK(full_summary(spec.options[1]) == "How. One of: plain, warm. Default: plain.");
}

TEST_CASE("help has every part and no line over 80 columns") {
    CommandSpec spec = greet();
    spec.options[0].summary = std::string_view{
        "A long explanation that has to be broken into several lines, because no terminal is as wide as this."};
    const std::string help = help_of(spec, "tense greet");
    for (const char* part : {"Usage: tense greet [OPTIONS] NAME...\n", "Arguments:\n", "Options:\n", "-h, --help"})
        CHECK(help.find(part) != std::string::npos);
    std::size_t start = 0;
    for (std::size_t end = help.find('\n'); end != std::string::npos; end = help.find('\n', start)) {
        CHECK(end - start <= 80);
        start = end + 1;
    }
}

TEST_CASE("the worse of two exit codes is the highest of 2, 3 and 5, before 1 and 4") {
    CHECK(worse(ExitCode::usage, ExitCode::refused) == ExitCode::usage);
    CHECK(worse(ExitCode::nothing, ExitCode::input) == ExitCode::input);
    CHECK(worse(ExitCode::tool, ExitCode::input) == ExitCode::tool);
    CHECK(worse(ExitCode::refused, ExitCode::nothing) == ExitCode::refused);
    CHECK(worse(ExitCode::done, ExitCode::nothing) == ExitCode::nothing);
    CHECK(worse(ExitCode::done, ExitCode::done) == ExitCode::done);
}

TEST_CASE("mistakes name the nearest right word and where to read on") {
    const CommandSpec spec{.name = "tense", .commands = {greet()}};
    const Failure command = unknown_command(spec, "tense", "gret");
    CHECK(std::string{command.what()} == "unknown command \"gret\"; did you mean \"greet\"?");
    CHECK(command.advice() == "Try: tense help");
    const Failure option = unknown_option(spec.commands[0], "tense greet", "--tnoe=warm");
    CHECK(std::string{option.what()} == "unknown option \"--tnoe\"; did you mean \"--tone\"?");
    CHECK(option.advice() == "Try: tense help greet");
    CHECK(std::string{unknown_command(spec, "tense", "\x1b[31m").what()}.find('\x1b') == std::string::npos);
}

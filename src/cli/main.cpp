// The process: arguments in, exit code out, and the one place where Failure is caught.
#include "base/failure.hpp"
#include "base/file_reader.hpp"
#include "base/git.hpp"
#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "commands/registry.hpp"

#include <exception>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

using namespace tense;

ExitCode code_of(Failure::Kind kind) {
    switch (kind) {
        case Failure::Kind::usage:
            return ExitCode::usage;
        case Failure::Kind::input:
            return ExitCode::input;
        case Failure::Kind::output:
        case Failure::Kind::tool:
        case Failure::Kind::internal:
            break;
    }
    return ExitCode::tool;
}

ExitCode run(const std::vector<std::string>& words, ProcessOutput& output) {
    DiskReader files;
    GitReader revisions;
    const ColorSetting setting = color_setting();
    Environment environment{.files = files,
                            .output = output,
                            .revisions = &revisions,
                            .color_out = wants_color(setting, is_terminal(STDOUT_FILENO)),
                            .color_err = wants_color(setting, is_terminal(STDERR_FILENO))};
    try {
        return run_command_line(program(), words, environment);
    } catch (const ClosedPipe&) {
        return ExitCode::done;
    } catch (const Failure& failure) {
        output.err("tense: " + std::string{failure.what()} + "\n");
        if (!failure.advice().empty()) output.err(failure.advice() + "\n");
        return code_of(failure.kind());
    } catch (const std::exception& fault) {
        output.err("tense: inner fault: " + std::string{fault.what()} + "\n");
    } catch (...) {
        output.err("tense: inner fault\n");
    }
    return ExitCode::tool;
}

}  // namespace

int main(int argc, char** argv) {
    ignore_closed_pipes();
    ProcessOutput output;
    return number(run({argv + (argc > 0 ? 1 : 0), argv + argc}, output));
}

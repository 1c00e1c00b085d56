#include "base/process.hpp"

#include "base/failure.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tense {
namespace {

[[noreturn]] void cannot_run(const std::string& program, int error) {
    const std::string reason = error == ENOENT   ? "it is not installed, or not to be found along PATH"
                               : error == EACCES ? "permission denied"
                                                 : "the system reports error " + std::to_string(error);
    throw Failure{Failure::Kind::tool, program + " cannot be run: " + reason, "install it, or check PATH"};
}

class Descriptor {
public:
    Descriptor() = default;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    void close() {
        if (value >= 0) ::close(std::exchange(value, -1));
    }
    int value = -1;
};

struct Pipe {
    Descriptor read, write;
    explicit Pipe(const std::string& program) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) cannot_run(program, errno);
        read.value = ends[0];
        write.value = ends[1];
    }
};

std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> out;
    for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
    out.push_back(nullptr);
    return out;
}

pid_t start(const std::vector<std::string>& words, const std::vector<std::string>& environment, const Pipe& out,
            const Pipe& err) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, out.write.value, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err.write.value, STDERR_FILENO);
    // We ignore SIGPIPE; the other program need not.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t child = 0;
    const int error = ::posix_spawnp(&child, words.front().c_str(), &actions, &attributes, pointers(words).data(),
                                     pointers(environment).data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) cannot_run(words.front(), error);
    return child;
}

// Reads what is there; at the end the pipe is closed.
void drain(Descriptor& pipe, std::string& into) {
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(pipe.value, buffer.data(), buffer.size());
    if (count > 0)
        into.append(buffer.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
        pipe.close();
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                          std::size_t limit) {
    Pipe out{words.front()}, err{words.front()};
    const pid_t child = start(words, environment, out, err);
    out.write.close();
    err.write.close();
    ProcessResult result;
    while ((out.read.value >= 0 || err.read.value >= 0) && result.out.size() + result.err.size() <= limit) {
        std::array<pollfd, 2> pipes = {{{out.read.value, POLLIN, 0}, {err.read.value, POLLIN, 0}}};
        if (::poll(pipes.data(), pipes.size(), -1) < 0 && errno != EINTR) break;
        if (pipes[0].revents != 0) drain(out.read, result.out);
        if (pipes[1].revents != 0) drain(err.read, result.err);
    }
    const bool too_much = result.out.size() + result.err.size() > limit;
    out.read.close();  // one that still writes is ended by it
    err.read.close();
    result.code = wait_for(child);
    if (too_much)
        throw Failure{Failure::Kind::input, words.front() + " printed more than " + std::to_string(limit) + " bytes",
                      "check that it is the right file"};
    return result;
}

}  // namespace tense

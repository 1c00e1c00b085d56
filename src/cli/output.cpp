#include "cli/output.hpp"

#include "base/failure.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tense {
namespace {

namespace fs = std::filesystem;

// All of the text, or the error number of what went wrong.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

[[noreturn]] void fail(const std::string& path, int error) {
    throw Failure{Failure::Kind::output, "cannot write " + path + ": " + std::generic_category().message(error)};
}

// Owns a descriptor and, until it is kept, the file behind it.
class Temporary {
public:
    explicit Temporary(std::string pattern) : path_(std::move(pattern)) { descriptor_ = ::mkstemp(path_.data()); }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    [[nodiscard]] int descriptor() const { return descriptor_; }
    // Errors of writing may show at the close.
    int close() { return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno; }
    int rename_to(const std::string& path) {
        if (::rename(path_.c_str(), path.c_str()) != 0) return errno;
        path_.clear();
        return 0;
    }

private:
    std::string path_;
    int descriptor_ = -1;
};

// The rights of the file that is replaced; of a new one, what the process gives to new files.
mode_t mode_for(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0) return info.st_mode & 07777U;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

void write_directly(const std::string& path, std::string_view text) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    const int error = write_all(descriptor, text);
    const int at_close = ::close(descriptor) == 0 ? 0 : errno;
    if (error != 0 || at_close != 0) fail(path, error != 0 ? error : at_close);
}

}  // namespace

void ignore_closed_pipes() {
    std::signal(SIGPIPE, SIG_IGN);
}

void ProcessOutput::out(std::string_view text) {
    // No buffer of our own, so there is nothing left to flush and no error that shows up later.
    const int error = write_all(STDOUT_FILENO, text);
    if (error == EPIPE) throw ClosedPipe{};
    if (error != 0) fail("standard output", error);
}

void ProcessOutput::err(std::string_view text) {
    // A lost complaint must not hide the result or the exit code, and there is nowhere to complain about it.
    (void)write_all(STDERR_FILENO, text);
}

void ProcessOutput::file(const std::string& path, std::string_view text) {
    std::error_code none;
    const fs::file_status status = fs::status(path, none);
    if (fs::is_directory(status)) fail(path, EISDIR);
    // A device or a named pipe cannot be replaced by a file.
    if (fs::exists(status) && !fs::is_regular_file(status)) return write_directly(path, text);
    std::string target = path;
    if (fs::is_symlink(fs::symlink_status(path, none)))
        if (const fs::path real = fs::weakly_canonical(path, none); !none) target = real.string();
    Temporary temporary{target + ".XXXXXX"};
    if (temporary.descriptor() < 0) fail(path, errno);
    int error = write_all(temporary.descriptor(), text);
    if (error == 0 && ::fchmod(temporary.descriptor(), mode_for(target)) != 0) error = errno;
    if (const int at_close = temporary.close(); error == 0) error = at_close;
    if (error == 0) error = temporary.rename_to(target);
    if (error != 0) fail(path, error);
}

}  // namespace tense

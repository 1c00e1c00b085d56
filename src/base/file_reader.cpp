#include "base/file_reader.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace tense {

namespace {

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string shown(const std::string& path) {
    return path == "-" ? "standard input" : '"' + printable(path) + '"';
}

[[noreturn]] void refuse(const std::string& path, const std::string& reason, const std::string& advice) {
    throw Failure(Failure::Kind::input, "cannot read " + shown(path) + ": " + reason, advice);
}

[[noreturn]] void refuse_missing(const std::string& path) {
    refuse(path, "there is no such file", "check the spelling and the folder the program was started in");
}

// Words of our own: the system's depend on the locale.
[[noreturn]] void refuse_errno(const std::string& path, int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            refuse_missing(path);
        case EACCES:
        case EPERM:
            refuse(path, "permission denied", "check who may read the file and its folders");
        case EISDIR:
            refuse(path, "it is a directory", "name the files in it");
        case ELOOP:
            refuse(path, "its symbolic links lead in a circle", "check where the links point");
        case ENAMETOOLONG:
            refuse(path, "the name is too long", "check the path");
        case EMFILE:
        case ENFILE:
            refuse(path, "too many files are open", "raise the limit on open files");
        default:
            refuse(path, "the system reports input/output error " + std::to_string(error),
                   "check the disk or the network folder that holds it");
    }
}

std::string read_all(std::FILE* file, const std::string& path, std::size_t limit) {
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        errno = 0;
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file);
        text.append(buffer.data(), count);
        if (text.size() > limit) {
            refuse(path, "it has more than " + number_words(limit, "byte", "bytes"), "check that it is the right file");
        }
        if (count < buffer.size()) {
            if (std::ferror(file) != 0) {
                refuse_errno(path, errno);
            }
            return text;
        }
    }
}

}  // namespace

std::string DiskReader::read(const std::string& path) {
    if (path == "-") {
        return read_all(stdin, path, limit_);
    }
    if (path.empty()) {
        refuse(path, "the name is empty", "name a file, or \"-\" for standard input");
    }
    if (path.find('\0') != std::string::npos) {
        refuse_missing(path);  // the system would cut the name there
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        refuse_errno(path, EISDIR);
    }
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
    if (file == nullptr) {
        refuse_errno(path, errno);
    }
    return read_all(file.get(), path, limit_);
}

bool DiskReader::exists(const std::string& path) {
    std::error_code ignored;
    return path == "-" || std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

std::string MemoryReader::read(const std::string& path) {
    const auto found = files_.find(path);
    if (found == files_.end()) {
        refuse_missing(path);
    }
    return found->second;
}

}  // namespace tense

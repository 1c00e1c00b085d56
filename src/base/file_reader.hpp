// The edge where files come in. Everything behind it works on texts, so tests need no disk.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace tense {

class FileReader {
public:
    FileReader() = default;
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    virtual ~FileReader() = default;

    // The bytes of a file, unchanged. Throws Failure{input}, which names the path and says why.
    [[nodiscard]] virtual std::string read(const std::string& path) = 0;
    // Whether something is there under this name, readable or not.
    [[nodiscard]] virtual bool exists(const std::string& path) = 0;
};

// Real files; "-" is all of standard input.
class DiskReader : public FileReader {
public:
    static constexpr std::size_t default_limit = std::size_t{64} * 1024 * 1024;

    // `limit`: files of more bytes are refused.
    explicit DiskReader(std::size_t limit = default_limit) : limit_(limit) {}
    [[nodiscard]] std::string read(const std::string& path) override;
    [[nodiscard]] bool exists(const std::string& path) override;

private:
    std::size_t limit_;
};

// Texts held in memory under a path each.
class MemoryReader : public FileReader {
public:
    explicit MemoryReader(std::map<std::string, std::string> files = {}) : files_(std::move(files)) {}
    void add(const std::string& path, std::string text) { files_[path] = std::move(text); }
    [[nodiscard]] std::string read(const std::string& path) override;
    [[nodiscard]] bool exists(const std::string& path) override { return files_.contains(path); }

private:
    std::map<std::string, std::string> files_;
};

}  // namespace tense

#include "base/file_reader.hpp"

#include "base/digest.hpp"
#include "base/failure.hpp"
#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <unistd.h>

using tense::DiskReader;
using tense::Failure;
using tense::MemoryReader;

namespace {

// A folder of its own that goes away with the test.
class Folder {
public:
    Folder() { std::filesystem::create_directories(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
        const std::filesystem::path path = path_ / name;
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() / ("tense-file-reader-" + std::to_string(::getpid()));
};

std::string failure(tense::FileReader& reader, const std::string& path) {
    try {
        (void)reader.read(path);
    } catch (const Failure& caught) {
        CHECK(caught.kind() == Failure::Kind::input);
        CHECK_FALSE(caught.advice().empty());
        return caught.what();
    }
    return "read without failure";
}

}  // namespace

TEST_CASE("a file is read as it is, byte by byte") {
    const Folder folder;
    const std::string bytes("a\r\n\0\xFF\n", 6);
    DiskReader reader;
    CHECK(reader.read(folder.file("a.bin", bytes)) == bytes);
    CHECK(reader.read(folder.file("empty", "")).empty());
    const std::string large(200'000, 'x');
    CHECK(reader.read(folder.file("large", large)) == large);
}

TEST_CASE("a file that cannot be read fails with its path and the reason in words") {
    const Folder folder;
    DiskReader reader;
    const std::string missing = folder.path() + "/missing.yaml";
    CHECK(failure(reader, missing) == "cannot read \"" + missing + "\": there is no such file");
    CHECK(failure(reader, folder.path()) == "cannot read \"" + folder.path() + "\": it is a directory");
    CHECK(failure(reader, "") == "cannot read \"\": the name is empty");
    CHECK(failure(reader, std::string(5000, 'x')).find("the name is too long") != std::string::npos);
    CHECK(failure(reader, folder.file("file", "x") + "/below").find("there is no such file") != std::string::npos);
}

TEST_CASE("a path cannot control the terminal") {
    DiskReader reader;
    CHECK(failure(reader, "no\x1b[2Jsuch").find("\"no\\x1b[2Jsuch\"") != std::string::npos);
}

TEST_CASE("a file nobody may read says so") {
    const Folder folder;
    const std::string path = folder.file("secret", "x");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    if (::geteuid() != 0) {  // the superuser reads everything
        DiskReader reader;
        CHECK(failure(reader, path).find("permission denied") != std::string::npos);
    }
}

TEST_CASE("a file at the limit is read and one byte more is refused") {
    const Folder folder;
    DiskReader reader(10);
    CHECK(reader.read(folder.file("ten", "0123456789")).size() == 10);
    CHECK(failure(reader, folder.file("eleven", "0123456789x")).find("it has more than 10 bytes") != std::string::npos);
}

TEST_CASE("an endless file is refused") {
    if (std::filesystem::exists("/dev/zero")) {
        DiskReader reader(1'000'000);
        CHECK(failure(reader, "/dev/zero").find("it has more than 1000000 bytes") != std::string::npos);
    }
}

TEST_CASE("texts in memory are read by path and missing ones fail in the same words") {
    MemoryReader reader(std::map<std::string, std::string>{{"a.yaml", "text"}});
    reader.add("b.yaml", "more");
    CHECK(reader.read("a.yaml") == "text");
    CHECK(reader.read("b.yaml") == "more");
    CHECK(failure(reader, "c.yaml") == "cannot read \"c.yaml\": there is no such file");
}

TEST_CASE("digests are those of the standard") {
    CHECK(tense::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(tense::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(tense::sha256_hex("abc") != tense::sha256_hex("abd"));
    CHECK(tense::sha256_hex(std::string(1, '\0')) != tense::sha256_hex(""));
}

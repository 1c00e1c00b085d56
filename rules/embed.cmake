# Writes every *.yaml below ROOT into one C++ file as bytes. Bytes, not string literals: nothing in a rule
# can end them early, and long ones stay legal.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE paths RELATIVE ${ROOT} ${ROOT}/*.yaml)
list(SORT paths)
set(arrays "")
set(rows "")
set(index 0)
foreach(path IN LISTS paths)
  file(READ ${ROOT}/${path} hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "const unsigned char file_${index}[] = {\n${bytes}0};\n")
  string(APPEND rows "    {\"${path}\", {reinterpret_cast<const char*>(file_${index}), sizeof(file_${index}) - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT}.new "// Written by rules/embed.cmake.
#include \"load/builtin_rules.hpp\"

namespace tense {
namespace {
${arrays}
const BuiltinFile files[] = {
${rows}};
}  // namespace

std::span<const BuiltinFile> builtin_files() { return files; }

}  // namespace tense
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(TOUCH ${OUTPUT})

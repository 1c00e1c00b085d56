# Writes every template (*.in) below ROOT into one C++ file as bytes, like rules/embed.cmake.
cmake_minimum_required(VERSION 3.25)
file(GLOB paths RELATIVE ${ROOT} ${ROOT}/*.in)
list(SORT paths)
set(arrays "")
set(rows "")
set(index 0)
foreach(path IN LISTS paths)
  string(REGEX REPLACE "\\.in$" "" name ${path})
  file(READ ${ROOT}/${path} hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "const unsigned char page_${index}[] = {\n${bytes}0};\n")
  string(APPEND rows "    {\"${name}\", {reinterpret_cast<const char*>(page_${index}), sizeof(page_${index}) - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT}.new "// Written by man/embed.cmake.
#include \"spec/man_templates.hpp\"

namespace tense {
namespace {
${arrays}
const ManTemplate pages[] = {
${rows}};
}  // namespace

std::span<const ManTemplate> man_templates() { return pages; }

}  // namespace tense
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(TOUCH ${OUTPUT})

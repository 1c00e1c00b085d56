# The committed files that the program writes are what it writes now.
#   cmake -DTENSE=<program> -DROOT=<source folder> -P generated_fresh.cmake
cmake_minimum_required(VERSION 3.25)

# A committed file, and the words that print it.
set(rows
  "man/tense.1|man|tense.1"
  "man/tense-workload.5|man|tense-workload.5"
  "man/tense-rules.5|man|tense-rules.5"
  "examples/workload.schema.json|schema|workload"
  "rules/rule.schema.json|schema|rules"
  "examples/report.schema.json|schema|report"
  "examples/diff.schema.json|schema|diff")

set(stale "")
foreach(row IN LISTS rows)
  string(REPLACE "|" ";" words "${row}")
  list(POP_FRONT words file)
  execute_process(COMMAND ${TENSE} ${words} OUTPUT_VARIABLE now ERROR_VARIABLE said RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "tense ${words} ended with ${code}: ${said}")
  endif()
  set(committed "")
  if(EXISTS ${ROOT}/${file})
    file(READ ${ROOT}/${file} committed)
  endif()
  if(NOT committed STREQUAL now)
    list(APPEND stale ${file})
  endif()
endforeach()
if(stale)
  list(JOIN stale ", " names)
  message(FATAL_ERROR "These files are stale: ${names}. Write them again with: ./dev generate")
endif()

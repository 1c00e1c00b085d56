# A shell can read its completion script.
#   cmake -DTENSE=<program> -DSHELL=<path> -DNAME=bash|zsh|fish -DFOLDER=<scratch> -P completion_syntax.cmake
cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY ${FOLDER})
execute_process(COMMAND ${TENSE} completion ${NAME} OUTPUT_FILE ${FOLDER}/tense.${NAME} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${SHELL} -n ${FOLDER}/tense.${NAME} ERROR_VARIABLE said RESULT_VARIABLE code)
if(NOT code EQUAL 0 OR NOT said STREQUAL "")
  message(FATAL_ERROR "${NAME} -n ends with ${code}: ${said}")
endif()

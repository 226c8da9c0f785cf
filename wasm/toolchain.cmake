# Finds the Emscripten that is installed: Debian's, Ubuntu's, or the emsdk's when it is on the PATH.
find_program(EMXX em++ NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(REAL_PATH "${EMXX}" emxx)
cmake_path(GET emxx PARENT_PATH emscripten_root)
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

# nlohmann/json is header-only. Debian puts it in /usr/include, and naming that directory would hand
# em++ the host's libc headers; a link in the build tree shows it the one library and nothing else.
find_path(NLOHMANN_JSON_HOST_DIR nlohmann/json.hpp
          PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(linked "${PROJECT_BINARY_DIR}/third_party/include")
file(MAKE_DIRECTORY "${linked}")
file(CREATE_LINK "${NLOHMANN_JSON_HOST_DIR}/nlohmann" "${linked}/nlohmann" SYMBOLIC)
add_library(infusecheck_json INTERFACE)
target_include_directories(infusecheck_json SYSTEM INTERFACE "${linked}")
target_compile_definitions(infusecheck_json INTERFACE JSON_NO_IO)  # streams would bring in locales

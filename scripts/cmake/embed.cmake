# embed_files(TARGET NAME ROOT file ...) compiles text files into `infusecheck::embedded::NAME()`.
# Raw literals with the `sv` suffix: a hex array costs five times the compile time and memory.
function(embed_files target name root)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp")
  set(entries "")
  foreach(file IN LISTS ARGN)
    file(READ "${root}/${file}" bytes)
    string(FIND "${bytes}" ")~~~~\"" clash)
    if(NOT clash EQUAL -1)
      message(FATAL_ERROR "${file} contains the raw literal's closing delimiter")
    endif()
    string(APPEND entries "    {\"${file}\"sv, R\"~~~~(${bytes})~~~~\"sv},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${root}/${file}")
  endforeach()
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT
"#include \"reference/embedded.h\"
using namespace std::string_view_literals;
namespace infusecheck::embedded {
namespace {
constexpr TextFile files[] = {
@entries@};
}  // namespace
std::span<const TextFile> @name@() { return files; }
}  // namespace infusecheck::embedded
")
  set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS "-Wno-overlength-strings")
  target_sources(${target} PRIVATE "${source}")
endfunction()

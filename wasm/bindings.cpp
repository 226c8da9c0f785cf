// What JavaScript can call: the facade as it is. Text goes in as a string or, byte for byte, as a
// Uint8Array; JSON comes out.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "infusecheck/facade.h"

namespace facade = infusecheck::facade;

namespace {

/// The files are copied at once: Embind's own way to a string goes byte by byte and needs the room
/// twice, which tells when there are 140 MB. `progress` is a function of two numbers, or undefined.
std::string import_pack(const emscripten::val& bytes, const std::string& options,
                        const emscripten::val& progress) {
  std::string copy(bytes["length"].as<std::size_t>(), '\0');
  auto* begin = reinterpret_cast<unsigned char*>(copy.data());
  emscripten::val(emscripten::typed_memory_view(copy.size(), begin)).call<void>("set", bytes);
  if (progress.isUndefined()) return facade::import_pack(copy, options);
  return facade::import_pack(copy, options, [&](std::size_t done, std::size_t of) {
    progress(static_cast<double>(done), static_cast<double>(of));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(infusecheck) {
  emscripten::function("version", &facade::version);
  emscripten::function("check", &facade::check);
  emscripten::function("code", &facade::code);
  emscripten::function("units", &facade::units);
  emscripten::function("read", &facade::read);
  emscripten::function("read_log", &facade::read_log);
  emscripten::function("columns", &facade::columns);
  emscripten::function("fix", &facade::fix);
  emscripten::function("import_pack", &import_pack);
  emscripten::function("apply_patch", &facade::apply_patch);
  emscripten::function("rules", &facade::rules);
  emscripten::function("profiles", &facade::profiles);
  emscripten::function("drugs", &facade::drugs);
  emscripten::function("explain", &facade::explain);
  emscripten::function("add_pack", &facade::add_pack);
}

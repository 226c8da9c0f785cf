# One interface target carries the language, the warnings and the sanitizers; every target of ours links it.
# Warnings are errors where developers build (CMakePresets.json), not where a newer compiler may say more.
add_library(infusecheck_options INTERFACE)
target_compile_features(infusecheck_options INTERFACE cxx_std_20)
target_compile_options(infusecheck_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -fno-exceptions  # a throw would abort in the browser, so nothing may throw anywhere
  # Optimising, g++ 12 sees an empty std::optional read, overlapping copies and far too long ones in
  # `"x" + string`.
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>")
if(INFUSECHECK_SANITIZE)
  target_compile_options(infusecheck_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    # The code under test is watched for undefined behaviour; watching the tests as well costs minutes.
    $<$<STREQUAL:$<TARGET_PROPERTY:NAME>,unit_tests>:-fno-sanitize=undefined>)
  target_link_options(infusecheck_options INTERFACE -fsanitize=address,undefined)
endif()

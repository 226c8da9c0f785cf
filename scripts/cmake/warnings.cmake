# One interface target carries the language, the warnings and the sanitizers; every target of ours links it.
add_library(infusecheck_options INTERFACE)
target_compile_features(infusecheck_options INTERFACE cxx_std_20)
target_compile_options(infusecheck_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Werror
  -fno-exceptions  # a throw would abort in the browser, so nothing may throw anywhere
  # Optimising, g++ 12 takes the value of an empty std::optional for one that is read.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(INFUSECHECK_SANITIZE)
  target_compile_options(infusecheck_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(infusecheck_options INTERFACE -fsanitize=address,undefined)
endif()

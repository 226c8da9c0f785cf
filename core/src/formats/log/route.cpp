#include "formats/log/route.h"

namespace infusecheck::log {

std::optional<Route> route_of(const Way& way, bool fluid, bool lasts) {
  switch (way.base) {
    case Base::sc:
      return way.manner == Manner::infusion || lasts ? Route::sc_infusion : Route::sc;
    case Base::im:
      return Route::im;
    case Base::po:
      return Route::oral;
    case Base::ia:
      return Route::ia_push;
    case Base::on_body:
      return Route::on_body;
    default:
      break;
  }
  if (way.manner == Manner::push || (way.manner == Manner::bolus && !fluid)) return Route::iv_push;
  if (way.base == Base::none && way.manner == Manner::none) return std::nullopt;
  return Route::iv_infusion;
}

bool by_vein(const Way& way) { return way.base == Base::iv || way.base == Base::none; }

bool injected(const Way& way) {
  return way.base == Base::sc || way.base == Base::im || way.base == Base::on_body;
}

}  // namespace infusecheck::log

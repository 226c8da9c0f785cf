#include "infusecheck/field.h"

#include <gtest/gtest.h>

#include <set>

namespace infusecheck {
namespace {

constexpr int last_field = static_cast<int>(Field::administration);

TEST(Field, EveryFieldIsDescribedOnce) {
  std::set<std::string_view> pointers;
  for (int i = 0; i <= last_field; ++i) {
    const FieldInfo& entry = info(static_cast<Field>(i));
    EXPECT_EQ(static_cast<int>(entry.field), i);
    EXPECT_FALSE(entry.label.empty()) << i;
    EXPECT_TRUE(pointers.insert(entry.pointer).second) << entry.pointer;
    EXPECT_EQ(entry.x12.empty(), entry.pointer.starts_with("/authorizations") ||
                                     entry.pointer.starts_with("/encounter"))
        << entry.pointer;
  }
}

TEST(Field, PointersCountFromZeroAndLeaveNoMark) {
  const struct {
    FieldRef at;
    const char* pointer;
  } places[] = {
      {{}, ""},
      {{Field::claim_total_charge}, "/claim/total_charge"},
      {{Field::line, 1}, "/claim/lines/0"},
      {{Field::line_units, 1}, "/claim/lines/0/units"},
      {{Field::line_units, 12}, "/claim/lines/11/units"},
      {{Field::line_modifiers, 2, 1}, "/claim/lines/1/modifiers/0"},
      {{Field::line_modifiers, 2}, "/claim/lines/1/modifiers"},
      {{Field::claim_diagnosis, 0, 3}, "/claim/diagnoses/2"},
      {{Field::claim_diagnosis}, "/claim/diagnoses"},
      {{Field::authorization, 0, 1}, "/authorizations/0"},
      {{Field::administration, 0, 2}, "/encounter/administrations/1"},
  };
  for (const auto& place : places) EXPECT_EQ(pointer(place.at), place.pointer);
  for (int i = 0; i <= last_field; ++i) {
    for (const FieldRef at : {FieldRef{static_cast<Field>(i), 1, 1}, {static_cast<Field>(i), 1}}) {
      EXPECT_EQ(pointer(at).find('{'), std::string::npos) << pointer(at);
    }
  }
}

TEST(Field, PlacesAreNamedAsBillersKnowThem) {
  EXPECT_EQ(place_name({Field::line_units, 1}), "line 1, units (SV104, box 24G)");
  EXPECT_EQ(place_name({Field::line_modifiers, 3, 2}), "line 3, modifier 2 (SV101-3, box 24D)");
  EXPECT_EQ(place_name({Field::claim_total_charge}), "total charge (CLM02, box 28)");
  EXPECT_EQ(place_name({Field::authorization, 0, 1}), "authorization 1");
}

}  // namespace
}  // namespace infusecheck

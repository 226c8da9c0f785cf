// Bytes to cases. The format is found from the content; claims come out one at a time, in order, so
// memory does not grow with their number.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "infusecheck/engine.h"
#include "infusecheck/read_table.h"
#include "infusecheck/result.h"

namespace infusecheck {

enum class Format { case_json, x12_837, fhir, table, pasted };

/// Which format the bytes are in. What InfuseCheck knows but does not read (835, 277CA, 4010,
/// dental) and what is not a claim at all are Errors that say so.
Result<Format> detect(std::string_view bytes);

/// One claim as read. Trouble is in `notes.problems`; what could be understood is in `content`.
struct ReadCase {
  Case content;
  ReadNotes notes;
};

/// Reads every claim and hands each to `emit`. An Error means that no claim could be read;
/// otherwise all trouble is in the claims' notes: trouble of the file's envelope is with the
/// nearest claim. With `columns` what is neither JSON nor X12 is read as a table under that map;
/// without it a table is known by its headers.
std::optional<Error> read(std::string_view bytes, std::string_view file_name,
                          const std::function<void(ReadCase&&)>& emit,
                          const ColumnMap* columns = nullptr);

}  // namespace infusecheck

#pragma once
#include "exports/form.h"
#include "present/texts.h"
#include "usecases/snapshot.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace relais::present {

/// Services as lines of the importer's own workbook, in the words of one language: a line imported again gives the same
/// record. Headings and words are those importers/profiles/ knows; identifiers are our own numbers, by which
/// usecases/match_records recognises the record whatever was edited. Only what the public may know; what was hidden is
/// put back at import (usecases/restore_hidden.h). The last column, which no import reads, names the edition and says
/// where it is illustrative.
/// `services`: positions in directory().services.
exports::Form mapping_table(const usecases::Snapshot& snapshot, const Texts& texts,
                             const std::vector<std::uint32_t>& services);

/// The fields of its columns, in their order, by the names of importers/field.h.
std::vector<std::string_view> mapping_fields();

} // namespace relais::present

#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/upkeep.h"

#include <optional>
#include <string>

/// The page of what waits for those who keep the mapping true.
namespace relais::present {

/// Its parts, each an address of its own ("?view=stale"); `changes` is the page without a view.
enum class UpkeepView { changes, reports, stale, duplicates, contacts };
std::optional<UpkeepView> upkeep_view(std::string_view code);

std::string upkeep_address(Lang lang);
std::string upkeep_address(Lang lang, UpkeepView view, const std::string& area = {});

struct UpkeepInput {
    UpkeepView view = UpkeepView::changes;
    std::string area; ///< of the stale records, "" for all
    usecases::Waiting waiting;
    usecases::StaleRecords stale;
    std::vector<usecases::DuplicatePair> pairs; ///< for that view alone: they take a while to find
    std::string done;                           ///< a sentence, "" for none
    std::string fault;                          ///< likewise
};
Value upkeep_page(const Words& words, const UpkeepInput& input);

} // namespace relais::present

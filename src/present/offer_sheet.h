#pragma once
#include "present/page_offer_desk.h"
#include "present/page_words.h"
#include "usecases/offer_desk.h"
#include "usecases/typed_rows.h"

#include <string>
#include <vector>

/// Offers in a workbook: the one to fill in, and what a filled-in one says.
namespace relais::present {

std::string offer_sheet_address(Lang lang);       ///< where it is sent
std::string offer_sheet_model_address(Lang lang); ///< where the empty one is taken

/// The empty workbook (.xlsx) with headings in the reader's language and an example, said to be
/// one.
std::string offer_sheet_model(const Words& words);

/// What a line says, headings and choices in either language. Throws util::InvalidInput naming the
/// field for a choice that is none, and for words that no occupation or settlement is like; the use
/// case checks the rest.
usecases::OfferWords offer_in_row(const usecases::TypedRow& row,
                                  const usecases::Snapshot& snapshot,
                                  const Catalogues& texts);
/// A line of the example, or one without a title: not meant as an offer.
bool is_no_offer(const usecases::TypedRow& row, const Catalogues& texts);

/// What became of a workbook.
struct LoadedOffers {
    int added = 0;
    int there = 0; ///< offers the firm has already, word for word
    struct Fault {
        std::string sheet;
        int row = 0;
        std::string sentence;
    };
    std::vector<Fault> faults;
};
Value loaded_offers_page(const Words& words, const LoadedOffers& loaded);

} // namespace relais::present

#include "server/offer_sheet_routes.h"

#include "present/offer_sheet.h"
#include "server/file_desk.h"
#include "server/page_reply.h"
#include "usecases/company_desk.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::server {
namespace {

using present::Lang;

constexpr std::size_t k_most_rows = 500;

Reply model(const Site& site, FileDesk& desk, const Request& request, Lang lang) {
    usecases::require_placing(request.actor());
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    auto bytes = desk.make([&] { return present::offer_sheet_model(words); });
    return file_reply({std::move(bytes),
                       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       lang == Lang::en ? "relais-offers.xlsx" : "relais-offres.xlsx"});
}

/// The firm's offer that says the same, so that a workbook sent twice adds nothing.
bool is_there(const std::vector<usecases::OwnOffer>& offers, const usecases::OfferWords& words) {
    return std::ranges::any_of(offers, [&](const auto& own) {
        return own.offer.title == words.title && own.offer.occupation == words.occupation &&
               own.offer.settlement == words.settlement &&
               own.offer.state != directory::OfferState::withdrawn;
    });
}

void add_row(const Site& site,
             const Request& request,
             const usecases::Snapshot& snapshot,
             const usecases::TypedRow& row,
             present::LoadedOffers& loaded,
             const present::Texts& texts) {
    try {
        const auto words = present::offer_in_row(row, snapshot, site.texts);
        const bool is_new = desk_of(site).write([&](const auto& database) {
            const auto firm = usecases::own_company(database, request.actor());
            const bool knows =
                firm && is_there(usecases::offers_of(database, *firm, site.today()), words);
            if (!knows) {
                usecases::add_offer(
                    database, request.actor(), snapshot.directory(), words, site.clock());
            }
            return !knows;
        });
        ++(is_new ? loaded.added : loaded.there);
    } catch (const util::InvalidInput& wrong) {
        loaded.faults.push_back({row.sheet, row.row, texts.render(wrong.message())});
    }
}

Reply load(const Site& site, FileDesk& desk, const Request& request, Lang lang) {
    usecases::require_placing(request.actor());
    const auto served = published(site);
    const auto& texts = site.texts.in(lang);
    const auto sent = std::ranges::find(request.files, "file", &Request::File::field);
    if (sent == request.files.end() || sent->bytes.empty()) {
        throw util::InvalidInput("file", {"manage.no_file", {}});
    }
    std::vector<usecases::TypedRow> rows;
    desk.make([&] {
        rows = usecases::typed_rows(sent->name, sent->bytes, k_most_rows);
        return std::string();
    });
    present::LoadedOffers loaded;
    for (const auto& row : rows) {
        if (!present::is_no_offer(row, site.texts)) {
            add_row(site, request, *served->snapshot, row, loaded, texts);
        }
    }
    return private_page(site.pages.render(
        lang,
        "offers_loaded",
        present::loaded_offers_page(present::Words(*served->snapshot, texts), loaded)));
}

} // namespace

void add_offer_sheet_routes(Router& router, const Site& site, FileDesk& desk) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::offer_sheet_model_address(lang),
                   Needs::any_account(),
                   [&site, &desk, lang](const Request& request) {
                       return model(site, desk, request, lang);
                   });
        router.upload(present::offer_sheet_address(lang),
                      Needs::any_account(),
                      [&site, &desk, lang](const Request& request) {
                          return load(site, desk, request, lang);
                      });
    }
}

} // namespace relais::server

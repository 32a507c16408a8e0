#include "present/page_offer_figures.h"

#include "exports/sheet.h"
#include "present/export_words.h"
#include "present/offer_words.h"
#include "present/page_frame.h"

namespace relais::present {
namespace {

using usecases::OfferFigures;

std::string region_label(const Words& words, const std::string& region) {
    return region.empty() ? words.say("offer_figures.no_region") : words.area(region);
}

std::string sector_said(const Words& words, const std::string& sector) {
    return sector.empty() ? words.say("offer.not_said") : sector_label(words.texts(), sector);
}

std::string people_said(const Words& words, const OfferFigures& figures, int people) {
    return figures.tells_people()
               ? std::to_string(people)
               : words.say("offer_figures.few",
                           {{"least", std::to_string(usecases::k_fewest_people)}});
}

Value line_of(const Words& words, const OfferFigures& figures) {
    return Value::object()
        .set("region", region_label(words, figures.region))
        .set("sector", sector_said(words, figures.sector))
        .set("offers", std::to_string(figures.offers))
        .set("posts", std::to_string(figures.posts_open))
        .set("people", people_said(words, figures, figures.people))
        .set("placed", people_said(words, figures, figures.placed))
        .set("is_short", figures.tells_people() && figures.people > figures.posts_open);
}

} // namespace

std::string offer_figures_address(Lang lang) {
    return lang == Lang::en ? "/en/offer-figures" : "/fr/bilan-des-offres";
}

Value offer_figures_page(const Words& words, const usecases::OfferReport& report) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "offer-figures",
                      words.say("offer_figures.title"),
                      {offer_figures_address(Lang::fr), offer_figures_address(Lang::en)});
    page.set("csv_url", offer_figures_address(words.lang()) + ".csv");
    page.set(
        "rule",
        words.say("offer_figures.rule", {{"least", std::to_string(usecases::k_fewest_people)}}));
    auto regions = Value::list();
    for (const auto& figures : report.regions) {
        regions.add(line_of(words, figures));
    }
    page.set("has_lines", !regions.is_empty()).set("regions", std::move(regions));
    page.set("whole", line_of(words, report.whole));
    auto cells = Value::list();
    for (const auto& figures : report.cells) {
        cells.add(line_of(words, figures));
    }
    page.set("cells", std::move(cells));
    return page;
}

std::string
offer_figures_csv(const Words& words, const usecases::OfferReport& report, util::Day today) {
    exports::Book book;
    book.title = words.say("offer_figures.title");
    book.stamp = {{words.say("offer_figures.day"), util::to_string(today)},
                  {"Relais", edition_note(words)}};
    exports::Sheet sheet;
    sheet.name = book.title;
    for (const auto* column : {"region", "sector", "offers", "posts", "people", "placed"}) {
        sheet.columns.push_back(
            {words.texts().label("offer_figures", column), exports::Kind::text});
    }
    for (const auto& figures : report.cells) {
        sheet.rows.push_back({region_label(words, figures.region),
                              sector_said(words, figures.sector),
                              std::to_string(figures.offers),
                              std::to_string(figures.posts_open),
                              people_said(words, figures, figures.people),
                              people_said(words, figures, figures.placed)});
    }
    book.sheets.push_back(std::move(sheet));
    return exports::csv_of(book,
                           words.lang() == Lang::en ? exports::Locale::en : exports::Locale::fr);
}

} // namespace relais::present

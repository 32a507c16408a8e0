#include "present/offer_layer.h"

#include "present/json_parts.h"
#include "present/offer_words.h"
#include "present/page_words.h"

#include <functional>

namespace relais::present {
namespace {

using namespace relais::directory;
using exports::Cell;
using exports::Kind;

struct Column {
    const char* name;
    Kind kind = Kind::text;
    std::function<Cell(const Words&, const BoardOffer&)> cell;
};

Cell text(std::string value) {
    return value.empty() ? Cell() : Cell(std::move(value));
}

Cell day(const std::optional<util::Day>& value) {
    return value ? Cell(util::to_string(*value)) : Cell();
}

std::string unit(const Words& words, const BoardOffer& one, int level) {
    const auto& gazetteer = words.directory().gazetteer;
    const auto* settlement = gazetteer.settlement(one.offer.settlement);
    const auto* area = settlement != nullptr ? gazetteer.area_at_level(settlement->area, level) : nullptr;
    return area != nullptr ? area->code : std::string();
}

std::string publics(const BoardOffer& one) {
    std::vector<std::string> codes;
    for (const auto code : codes_of(one.offer.encouraged)) {
        codes.emplace_back(code);
    }
    return joined(codes, ",");
}

// clang-format off
const std::vector<Column>& columns() {
    static const std::vector<Column> k_columns = {
        {"url", Kind::text, [](const Words& w, const BoardOffer& o) { return text(offer_address(w.lang(), o.offer)); }},
        {"title", Kind::text, [](const Words&, const BoardOffer& o) { return text(o.offer.title); }},
        {"company", Kind::text, [](const Words&, const BoardOffer& o) { return text(company_name(o.company)); }},
        {"offer_kind", Kind::text, [](const Words&, const BoardOffer& o) { return text(std::string(code_of(o.offer.kind))); }},
        {"offer_kind_label", Kind::text, [](const Words& w, const BoardOffer& o) { return text(w.texts().label("offer_kind", code_of(o.offer.kind))); }},
        {"occupation", Kind::text, [](const Words&, const BoardOffer& o) { return text(o.offer.occupation); }},
        {"occupation_label", Kind::text, [](const Words& w, const BoardOffer& o) { return text(occupation_label(w.lang(), o.offer.occupation)); }},
        {"sector", Kind::text, [](const Words&, const BoardOffer& o) { return text(o.offer.sector.empty() ? o.company.sector : o.offer.sector); }},
        {"school_level", Kind::text, [](const Words&, const BoardOffer& o) { return o.offer.level ? text(std::string(code_of(*o.offer.level))) : Cell(); }},
        {"languages", Kind::text, [](const Words&, const BoardOffer& o) { return text(joined(o.offer.languages, ",")); }},
        {"publics", Kind::text, [](const Words&, const BoardOffer& o) { return text(publics(o)); }},
        {"posts_open", Kind::whole, [](const Words&, const BoardOffer& o) { return Cell(static_cast<double>(o.offer.posts - o.offer.placed)); }},
        {"opens", Kind::text, [](const Words&, const BoardOffer& o) { return day(o.offer.opens); }},
        {"closes", Kind::text, [](const Words&, const BoardOffer& o) { return day(o.offer.closes); }},
        {"confirmed_on", Kind::text, [](const Words&, const BoardOffer& o) { return day(o.offer.confirmed_on); }},
        {"locality", Kind::text, [](const Words& w, const BoardOffer& o) { return text(place_of(w, o.offer.settlement)); }},
        {"region", Kind::text, [](const Words& w, const BoardOffer& o) { return text(unit(w, o, 1)); }},
        {"department", Kind::text, [](const Words& w, const BoardOffer& o) { return text(unit(w, o, 2)); }},
        {"arrondissement", Kind::text, [](const Words& w, const BoardOffer& o) { return text(unit(w, o, 3)); }},
    };
    return k_columns;
}
// clang-format on

} // namespace

exports::MapLayer offers_layer(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::OfferBoard& board,
                               util::Day today) {
    const Words words(snapshot, texts);
    exports::MapLayer layer;
    layer.name = "offers";
    layer.title = texts.label("export_layer", "offers");
    layer.description = texts.text("offer.lead");
    for (const auto& column : columns()) {
        layer.fields.push_back({column.name, texts.label("export_column", column.name), column.kind});
    }
    for (const auto& one : board.offers) {
        const auto open = public_part(one, today);
        if (!open) {
            continue;
        }
        exports::MapLayer::Feature feature;
        feature.id = open->offer.id.value;
        if (const auto* settlement = words.directory().gazetteer.settlement(open->offer.settlement)) {
            feature.at = settlement->point;
        }
        for (const auto& column : columns()) {
            feature.values.push_back(column.cell(words, *open));
        }
        layer.features.push_back(std::move(feature));
    }
    return layer;
}

} // namespace relais::present

#include "present/page_ogc.h"

#include "exports/form.h"

namespace relais::present {
namespace {

std::string text_of(const exports::Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr ? exports::shortest(*number) : std::string();
}

Value rows_of(const OgcItems& items) {
    auto rows = Value::list();
    for (const auto* feature : items.features) {
        auto cells = Value::list();
        for (const auto& value : feature->values) {
            auto cell = Value::object();
            cell.set("text", text_of(value));
            cells.add(std::move(cell));
        }
        auto row = Value::object();
        row.set("id", std::to_string(feature->id)).set("cells", std::move(cells));
        rows.add(std::move(row));
    }
    return rows;
}

} // namespace

Value ogc_page(const usecases::Snapshot& snapshot, const Texts& texts, const OgcPage& page) {
    auto value = frame(&snapshot, texts, "ogc", page.title, {"/ogc?f=html&lang=fr", "/ogc?f=html&lang=en"});
    value.set("heading", page.title);
    value.set("description", page.description);
    value.set("json_url", page.json);
    value.set("next_url", page.next);
    auto links = Value::list();
    for (const auto& link : page.links) {
        auto one = Value::object();
        one.set("href", link.href).set("label", link.title);
        links.add(std::move(one));
    }
    value.set("has_links", !page.links.empty());
    value.set("links", std::move(links));
    value.set("has_items", page.items != nullptr);
    if (page.items != nullptr) {
        auto headings = Value::list();
        for (const auto& field : page.items->layer->fields) {
            auto heading = Value::object();
            heading.set("text", field.label);
            headings.add(std::move(heading));
        }
        value.set("headings", std::move(headings));
        value.set("rows", rows_of(*page.items));
        value.set("matched", texts.render({"ogc.matched", {{"count", std::to_string(page.items->matched)}}}));
    }
    return value;
}

} // namespace relais::present

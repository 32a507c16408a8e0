#include "present/offer_sheet.h"

#include "exports/form.h"
#include "present/page_frame.h"
#include "usecases/place_words.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::TypedRow;

/// Columns, by the keys of their headings; "offer_example.<key>" fills the example.
constexpr std::array k_columns = {"kind",
                                  "title",
                                  "occupation",
                                  "place",
                                  "posts",
                                  "level",
                                  "languages",
                                  "publics",
                                  "opens",
                                  "closes",
                                  "description",
                                  "how_to_apply",
                                  "contact_phone",
                                  "contact_email",
                                  "monthly_cap"};

/// The cell under a heading of either language, "" for none.
std::string cell(const TypedRow& row, const Catalogues& texts, const std::string& column) {
    for (const auto& [heading, text] : row.cells) {
        for (const auto* catalogue : {&texts.fr, &texts.en}) {
            if (util::fold(heading) == util::fold(catalogue->label("offer_column", column))) {
                return util::trim(text);
            }
        }
    }
    return "";
}

[[noreturn]] void
no_choice(const std::string& column, const std::string& text, const Texts& texts) {
    throw util::InvalidInput(
        column,
        {"offer_sheet.no_choice",
         {{"value", text.substr(0, 60)}, {"column", texts.label("offer_column", column)}}});
}

/// The code of a label in either language, or of itself.
template <class Enum>
std::string code_in(const std::string& column, const std::string& text, const Catalogues& texts) {
    for (const auto& code : CodeList<Enum>::codes) {
        const std::string list(CodeList<Enum>::name);
        const bool is_it = util::fold(text) == util::fold(texts.fr.label(list, code)) ||
                           util::fold(text) == util::fold(texts.en.label(list, code)) ||
                           text == code;
        if (is_it) {
            return std::string(code);
        }
    }
    no_choice(column, text, texts.fr);
}

std::string language_in(const std::string& text, const Directory& directory, const Texts& texts) {
    for (const auto& language : directory.languages) {
        const auto folded = util::fold(text);
        if (folded == util::fold(language.label_fr) || folded == util::fold(language.label_en) ||
            text == language.code) {
            return language.code;
        }
    }
    no_choice("languages", text, texts);
}

std::optional<int>
number_in(const std::string& column, const std::string& text, const Texts& texts) {
    if (text.empty()) {
        return std::nullopt;
    }
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        no_choice(column, text, texts);
    }
    return number;
}

} // namespace

std::string offer_sheet_address(Lang lang) {
    return company_address(lang) + (lang == Lang::en ? "/workbook" : "/classeur");
}

std::string offer_sheet_model_address(Lang lang) {
    return company_address(lang) + (lang == Lang::en ? "/model.xlsx" : "/modele.xlsx");
}

std::string offer_sheet_model(const Words& words) {
    exports::Form form;
    form.name = words.say("offer_sheet.name");
    std::vector<exports::Cell> example;
    for (const std::string column : k_columns) {
        form.columns.push_back(
            {words.texts().label("offer_column", column), "", exports::Kind::text, 22});
        example.emplace_back(words.texts().label("offer_example", column));
    }
    form.rows.push_back(std::move(example));
    return exports::form_xlsx(form, exports::Hxl::none);
}

bool is_no_offer(const TypedRow& row, const Catalogues& texts) {
    const auto title = cell(row, texts, "title");
    return title.empty() || title == texts.fr.label("offer_example", "title") ||
           title == texts.en.label("offer_example", "title");
}

usecases::OfferWords
offer_in_row(const TypedRow& row, const usecases::Snapshot& snapshot, const Catalogues& texts) {
    const auto at = [&](const char* column) { return cell(row, texts, column); };
    usecases::OfferWords words;
    words.kind = code_in<OfferKind>("kind", at("kind"), texts);
    words.title = at("title");
    words.description = at("description");
    words.occupation = usecases::occupation_of_words(at("occupation"), "");
    words.settlement = usecases::settlement_of_words(snapshot, at("place"), "");
    words.posts = number_in("posts", at("posts"), texts.fr).value_or(1);
    words.monthly_cap = number_in("monthly_cap", at("monthly_cap"), texts.fr);
    if (const auto level = at("level"); !level.empty()) {
        words.level = code_in<SchoolLevel>("level", level, texts);
    }
    for (const auto& language : util::split_list(at("languages"), ",;|")) {
        words.languages.push_back(language_in(language, snapshot.directory(), texts.fr));
    }
    for (const auto& group : util::split_list(at("publics"), ",;|")) {
        words.encouraged.push_back(code_in<Public>("publics", group, texts));
    }
    words.opens = at("opens");
    words.closes = at("closes");
    words.how_to_apply = at("how_to_apply");
    words.contact_phone = at("contact_phone");
    words.contact_email = at("contact_email");
    return words;
}

Value loaded_offers_page(const Words& words, const LoadedOffers& loaded) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "company",
                      words.say("offer_sheet.title"),
                      {company_address(Lang::fr), company_address(Lang::en)});
    page.set("company_url", company_address(words.lang()));
    page.set("added", words.count("offer_sheet.added", loaded.added));
    page.set("there",
             loaded.there > 0 ? words.count("offer_sheet.there", loaded.there) : std::string());
    auto faults = Value::list();
    for (const auto& fault : loaded.faults) {
        faults.add(Value::object().set("line",
                                       words.say("offer_sheet.line",
                                                 {{"sheet", fault.sheet},
                                                  {"row", std::to_string(fault.row)},
                                                  {"sentence", fault.sentence}})));
    }
    page.set("has_faults", !faults.is_empty()).set("faults", std::move(faults));
    return page;
}

} // namespace relais::present

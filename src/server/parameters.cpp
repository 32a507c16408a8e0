#include "server/parameters.h"

#include "usecases/nearest_code.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <charconv>

namespace relais::server {
namespace {

using util::InvalidInput;

std::string shown(const std::string& text) {
    constexpr std::size_t k_shown = 60;
    return text.substr(0, k_shown);
}

void refuse_unless(const Request& request, const std::vector<std::string>& known) {
    for (const auto& [name, value] : request.parameters) {
        if (std::ranges::find(known, name) != known.end()) {
            continue;
        }
        const auto near = usecases::nearest_code(shown(name), known);
        throw near.empty() ? InvalidInput(shown(name), {"api.error.unknown_parameter", {{"field", shown(name)}}})
                           : InvalidInput(shown(name), {"api.error.unknown_parameter_near",
                                                        {{"field", shown(name)}, {"near", near}}});
    }
}

} // namespace

void refuse_unknown(const Request& request, std::initializer_list<std::string_view> known) {
    std::vector<std::string> names(known.begin(), known.end());
    names.emplace_back("lang");
    refuse_unless(request, names);
}

std::string single_text(const Request& request, std::string_view name) {
    const auto is_it = [name](const auto& parameter) { return parameter.first == name; };
    if (std::ranges::count_if(request.parameters, is_it) > 1) {
        throw InvalidInput(std::string(name), {"api.error.parameter_twice", {{"field", std::string(name)}}});
    }
    auto text = request.parameter(name);
    if (!util::is_utf8(text)) {
        throw InvalidInput(std::string(name), {"api.error.not_utf8", {}});
    }
    return text;
}

std::optional<int> whole_number(const Request& request, std::string_view name) {
    const auto text = single_text(request, name);
    if (text.empty()) {
        return std::nullopt;
    }
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
        throw InvalidInput(std::string(name),
                           {"api.error.bad_number", {{"field", std::string(name)}, {"value", shown(text)}}});
    }
    return number;
}

usecases::SearchQuery search_query(const Request& request, Unknown unknown) {
    if (unknown == Unknown::refused) {
        std::vector<std::string> known = {"q", "limit", "after", "lang"};
        for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
            known.emplace_back(usecases::name_of(static_cast<usecases::Facet>(i)));
        }
        refuse_unless(request, known);
    }
    usecases::SearchQuery query;
    query.words = single_text(request, "q");
    query.after = single_text(request, "after");
    query.limit = whole_number(request, "limit").value_or(query.limit);
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        const auto name = usecases::name_of(static_cast<usecases::Facet>(i));
        for (const auto& [parameter, value] : request.parameters) {
            if (parameter == name && !value.empty()) { // a form sends the choices left blank
                query.chosen[i].push_back(value);
            }
        }
    }
    return query;
}

std::optional<std::int64_t> record_number(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0;
    return good ? std::optional(number) : std::nullopt;
}

} // namespace relais::server

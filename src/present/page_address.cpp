#include "present/page_address.h"

#include "util/text_fold.h"

#include <cctype>

namespace relais::present {
namespace {

constexpr std::size_t k_longest_slug = 80;

std::string in(Lang lang, std::string_view path) {
    std::string address = "/";
    address += code_of(lang);
    address += '/';
    address += path;
    return address;
}

std::string with_id(std::string_view folder, std::int64_t id, const std::string& slug) {
    auto path = std::string(folder) + '/' + std::to_string(id);
    return slug.empty() ? path : path + '-' + slug;
}

/// At most k_longest_slug characters, cut between words.
std::string shortened(std::string slug) {
    if (slug.size() > k_longest_slug) {
        slug.resize(slug.rfind('-', k_longest_slug) == std::string::npos ? k_longest_slug
                                                                         : slug.rfind('-', k_longest_slug));
    }
    return slug;
}

void append_parameter(std::string& query, std::string_view name, std::string_view value) {
    query += query.empty() ? '?' : '&';
    query += name;
    query += '=';
    query += percent_encoded(value);
}

} // namespace

const std::string& name_of(const directory::Site& site, const directory::Organisation& organisation) {
    const bool is_untold = site.visibility == directory::LocationVisibility::confidential;
    return site.name.empty() || is_untold ? organisation.name : site.name;
}

std::string organisation_beside(const directory::Site& site, const directory::Organisation& organisation) {
    const auto name = ' ' + util::fold(name_of(site, organisation)) + ' ';
    const auto says = [&](const std::string& text) {
        return !text.empty() && name.find(' ' + util::fold(text) + ' ') != std::string::npos;
    };
    if (says(organisation.name) || says(organisation.acronym)) {
        return {};
    }
    return organisation.acronym.empty() ? organisation.name : organisation.acronym;
}

std::string full_name(const directory::Site& site, const directory::Organisation& organisation) {
    const auto& name = name_of(site, organisation);
    const auto beside = organisation_beside(site, organisation);
    return beside.empty() ? name : name + ", " + beside;
}

std::string slug_of(const directory::Site& site, const directory::Organisation& organisation) {
    return shortened(util::slug(full_name(site, organisation)));
}

std::string slug_of(const directory::Organisation& organisation) {
    return shortened(util::slug(organisation.name));
}

std::string search_address(Lang lang) {
    return in(lang, "");
}

std::string search_address(Lang lang, const usecases::SearchQuery& query) {
    std::string parameters;
    if (!query.words.empty()) {
        append_parameter(parameters, "q", query.words);
    }
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        for (const auto& code : query.chosen[i]) {
            append_parameter(parameters, usecases::name_of(static_cast<usecases::Facet>(i)), code);
        }
    }
    if (!query.after.empty()) {
        append_parameter(parameters, "after", query.after);
    }
    return search_address(lang) + parameters;
}

std::string provider_address(Lang lang, const directory::Site& site, const directory::Organisation& organisation) {
    return in(lang, with_id(lang == Lang::en ? "providers" : "prestataires", site.id.value,
                            slug_of(site, organisation)));
}

std::string organisation_address(Lang lang, const directory::Organisation& organisation) {
    return in(lang, with_id("organisations", organisation.id.value, slug_of(organisation)));
}

std::string coverage_address(Lang lang) {
    return in(lang, lang == Lang::en ? "coverage" : "couverture");
}

std::string siting_address(Lang lang) {
    return in(lang, lang == Lang::en ? "siting" : "implantation");
}

std::string about_address(Lang lang) {
    return in(lang, lang == Lang::en ? "about" : "a-propos");
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view k_plain = "-._~";
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128 && (std::isalnum(byte) != 0 || k_plain.find(c) != std::string_view::npos)) {
            out += c;
        } else {
            out += '%';
            out += k_digits[byte >> 4U];
            out += k_digits[byte & 15U];
        }
    }
    return out;
}

} // namespace relais::present

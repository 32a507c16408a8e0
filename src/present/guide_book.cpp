#include "present/guide_book.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relais::present {
namespace {

std::string address_in(const GuideBook& book, Lang lang, const std::string& role) {
    const auto found = std::ranges::find(book.in(lang), role, &Guide::role);
    return guide_address(lang, found != book.in(lang).end() ? found->slug : std::string());
}

} // namespace

Addresses GuideBook::addresses(const std::string& role) const {
    return {address_in(*this, Lang::fr, role), address_in(*this, Lang::en, role)};
}

std::vector<Guide> read_guides(const std::string& json) {
    std::vector<Guide> guides;
    if (json.empty()) {
        return guides;
    }
    for (const auto& one : nlohmann::json::parse(json)) {
        guides.push_back({one.at("role"), one.at("slug"), one.at("title"), one.at("html")});
    }
    return guides;
}

} // namespace relais::present

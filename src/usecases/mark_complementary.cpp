#include "usecases/mark_complementary.h"

#include "directory/codes.h"
#include "store/complementary_store.h"
#include "store/identity_store.h"
#include "store/reference_store.h"
#include "usecases/nearest_code.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::size_t k_longest_reason = 500;

std::string subject(const ComplementaryScope& scope) {
    const auto or_all = [](const std::string& text) {
        return text.empty() ? std::string("*") : text;
    };
    return "organisation " + std::to_string(scope.first.value) + " + organisation " +
           std::to_string(scope.second.value) + " | " + or_all(scope.need) + " | " +
           or_all(scope.public_group) + " | " + or_all(scope.area);
}

/// A mark as the audit log tells it.
std::string said(const std::optional<ComplementaryMark>& mark) {
    return mark ? mark->reason + " (" + mark->author + ", " + mark->at + ")" : std::string();
}

template <class Item>
std::vector<std::string> codes_of(const std::vector<Item>& items) {
    std::vector<std::string> codes;
    std::ranges::transform(items, std::back_inserter(codes), &Item::code);
    return codes;
}

void check_codes(const ComplementaryScope& scope, const Reference& reference) {
    const auto& taxonomy = reference.taxonomy;
    const auto term = taxonomy.find(scope.need);
    if (!scope.need.empty() && (!term || taxonomy.is_dimension(*term))) {
        throw unknown_code("need", scope.need, codes_of(taxonomy.terms()));
    }
    if (!scope.public_group.empty() && !from_code<Public>(scope.public_group)) {
        throw unknown_code("public",
                           scope.public_group,
                           {CodeList<Public>::codes.begin(), CodeList<Public>::codes.end()});
    }
    if (!scope.area.empty() && reference.gazetteer.area(scope.area) == nullptr) {
        throw unknown_code("area", scope.area, codes_of(reference.gazetteer.areas()));
    }
}

void check_organisations(const ComplementaryScope& scope, const store::Database& database) {
    if (scope.first == scope.second) {
        throw util::InvalidInput("organisation", {"overlap.same_organisation", {}});
    }
    const auto known = store::load_identities(database, store::RecordKind::organisation);
    for (const auto id : {scope.first, scope.second}) {
        const auto has_id = [&](const auto& entry) { return entry.second == id.value; };
        if (std::ranges::none_of(known.by_key, has_id)) {
            throw util::NotFound(
                {"overlap.no_organisation", {{"value", std::to_string(id.value)}}});
        }
    }
}

std::string checked_reason(const std::string& reason) {
    auto text = util::trim(reason);
    if (text.empty()) {
        throw util::InvalidInput("reason", {"overlap.no_reason", {}});
    }
    if (text.size() > k_longest_reason || !util::is_utf8(text)) {
        throw util::InvalidInput("reason",
                                 {"error.too_long", {{"max", std::to_string(k_longest_reason)}}});
    }
    return text;
}

std::optional<OrganisationId> number_in(std::string_view words) {
    constexpr std::string_view k_prefix = "organisation-";
    if (words.starts_with(k_prefix)) {
        words.remove_prefix(k_prefix.size());
    }
    OrganisationId id;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), id.value);
    const bool is_number = read.ec == std::errc{} && read.ptr == words.data() + words.size();
    return is_number ? std::optional(id) : std::nullopt;
}

} // namespace

ComplementaryMark mark_complementary(const store::Database& database,
                                     ComplementaryScope scope,
                                     const std::string& reason,
                                     const Actor& actor,
                                     util::Instant now) {
    require(actor, Permission::mark_overlaps);
    scope = ordered(std::move(scope));
    store::Transaction all(database);
    check_organisations(scope, database);
    check_codes(scope, store::load_reference(database));
    const auto before = store::find_complementary(database, scope);
    const ComplementaryMark mark{scope, checked_reason(reason), actor.name, util::to_string(now)};
    store::save_complementary(database, mark);
    audit(database, actor, now, "mark_complementary", subject(scope), said(before), mark.reason);
    all.commit();
    return mark;
}

ComplementaryMark unmark_complementary(const store::Database& database,
                                       ComplementaryScope scope,
                                       const Actor& actor,
                                       util::Instant now) {
    require(actor, Permission::mark_overlaps);
    scope = ordered(std::move(scope));
    store::Transaction all(database);
    const auto before = store::find_complementary(database, scope);
    if (!before) {
        throw util::NotFound({"overlap.no_mark", {{"subject", subject(scope)}}});
    }
    store::remove_complementary(database, scope);
    audit(database, actor, now, "unmark_complementary", subject(scope), said(before), "");
    all.commit();
    return *before;
}

std::vector<ComplementaryMark> complementary_marks(const store::Database& database) {
    return store::load_complementary(database);
}

OrganisationId find_organisation(const Directory& directory, const std::string& words) {
    if (const auto id = number_in(words)) {
        return *id;
    }
    const auto asked = util::squeeze(words);
    std::vector<const Organisation*> found;
    for (const auto& organisation : directory.organisations) {
        if (!asked.empty() && (util::squeeze(organisation.acronym) == asked ||
                               util::squeeze(organisation.name) == asked)) {
            found.push_back(&organisation);
        }
    }
    if (found.empty()) {
        throw util::NotFound({"overlap.no_organisation", {{"value", words.substr(0, 80)}}});
    }
    if (found.size() > 1) {
        std::string list;
        for (const auto* organisation : found) {
            list += (list.empty() ? "" : "; ") + std::string("organisation-") +
                    std::to_string(organisation->id.value) + " " + organisation->name;
        }
        throw util::InvalidInput("organisation",
                                 {"overlap.several_organisations", {{"list", list}}});
    }
    return found.front()->id;
}

} // namespace relais::usecases

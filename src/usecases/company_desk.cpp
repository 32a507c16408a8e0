#include "usecases/company_desk.h"

#include "store/company_store.h"
#include "usecases/field_checks.h"
#include "usecases/nearest_code.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

constexpr std::size_t k_longest_name = 120;
constexpr std::size_t k_longest_acronym = 20;
constexpr std::size_t k_longest_refusal = 500;

std::string subject_of_company(CompanyId id) {
    return "company " + std::to_string(id.value);
}

void fill(Company& company, const Directory& directory, const CompanyWords& words) {
    company.name = checked_text("name", words.name, 2, k_longest_name);
    company.acronym = checked_text("acronym", words.acronym, 0, k_longest_acronym);
    company.sector = checked_sector("sector", words.sector);
    if (directory.gazetteer.settlement(words.settlement) == nullptr) {
        throw InvalidInput("settlement", {"form.settlement", {}});
    }
    company.settlement = words.settlement;
    company.phone = checked_phone("phone", words.phone);
    company.email = checked_email("email", words.email);
    company.website = checked_website("website", words.website);
    company.gecam_member = words.gecam_member;
    if (company.phone.empty() && company.email.empty()) {
        throw InvalidInput("phone", {"offer.no_contact", {}});
    }
}

bool is_of_employers(const Actor& actor, const Directory& directory) {
    const auto* organisation = directory.organisation(actor.organisation);
    return organisation != nullptr &&
           organisation->kind == OrganisationKind::employers_organisation;
}

void check_version(const Company& company, std::int64_t version) {
    if (company.version != version) {
        throw util::Conflict({"offer.changed_meanwhile", {}});
    }
}

} // namespace

CompanyId register_company(const store::Database& database,
                           const Actor& actor,
                           const Directory& directory,
                           const CompanyWords& words,
                           util::Instant now) {
    require_placing(actor);
    Company company;
    fill(company, directory, words);
    store::Transaction transaction(database);
    if (store::company_of(database, actor.account)) {
        throw util::Conflict({"offer.has_company", {}});
    }
    const auto id = store::add_company(database, company, util::to_string(now));
    store::add_company_member(database, id, actor.account);
    audit(database, actor, now, "register_company", subject_of_company(id), "", company.name);
    transaction.commit();
    return id;
}

void change_company(const store::Database& database,
                    const Actor& actor,
                    const Directory& directory,
                    CompanyId id,
                    std::int64_t version,
                    const CompanyWords& words,
                    util::Instant now) {
    store::Transaction transaction(database);
    require_company(database, actor, id);
    auto company = store::find_company(database, id);
    check_version(company, version);
    const auto before = company;
    fill(company, directory, words);
    const bool is_another =
        company.name != before.name || company.gecam_member != before.gecam_member;
    if (is_another && reach(actor, Permission::approve_companies) != Reach::all) {
        company.state = CompanyState::submitted;
    }
    store::update_company(database, company);
    audit(database, actor, now, "change_company", subject_of_company(id), before.name, company.name);
    transaction.commit();
}

bool may_decide(const Actor& actor, const Directory& directory, const Company& company) {
    switch (reach(actor, Permission::approve_companies)) {
    case Reach::all:
        return true;
    case Reach::own:
        return company.gecam_member && is_of_employers(actor, directory);
    case Reach::none:
        return false;
    }
    return false;
}

void decide_company(const store::Database& database,
                    const Actor& actor,
                    const Directory& directory,
                    CompanyId id,
                    std::int64_t version,
                    CompanyState state,
                    const std::string& reason,
                    util::Instant now) {
    store::Transaction transaction(database);
    auto company = store::find_company(database, id);
    if (!may_decide(actor, directory, company)) {
        throw util::Forbidden({"account.forbidden", {}});
    }
    check_version(company, version);
    if (state == CompanyState::submitted) {
        throw InvalidInput("state", {"offer.no_decision", {}});
    }
    const auto before = company.state;
    company.state = state;
    company.state_reason =
        checked_text("reason", reason, state == CompanyState::approved ? 0 : 3, k_longest_refusal);
    store::update_company(database, company);
    audit(database,
          actor,
          now,
          "decide_company",
          subject_of_company(id),
          std::string(code_of(before)),
          std::string(code_of(state)));
    transaction.commit();
}

std::optional<Company> own_company(const store::Database& database, const Actor& actor) {
    if (actor.account.is_none()) {
        return std::nullopt;
    }
    const auto id = store::company_of(database, actor.account);
    return id ? std::optional(store::find_company(database, *id)) : std::nullopt;
}

std::vector<Company> companies_to_decide(const store::Database& database,
                                         const Actor& actor,
                                         const Directory& directory) {
    auto all = store::list_companies(database);
    std::erase_if(all,
                  [&](const Company& company) { return !may_decide(actor, directory, company); });
    std::ranges::stable_partition(
        all, [](const Company& company) { return company.state == CompanyState::submitted; });
    return all;
}

void require_placing(const Actor& actor) {
    if (directory::reach(actor.role, Permission::place_offers) == Reach::none ||
        actor.account.is_none()) {
        throw util::Forbidden({"account.forbidden", {}});
    }
}

void require_company(const store::Database& database, const Actor& actor, CompanyId id) {
    if (directory::reach(actor.role, Permission::place_offers) == Reach::all) {
        return;
    }
    if (actor.account.is_none() || store::company_of(database, actor.account) != id) {
        throw util::Forbidden({"account.forbidden", {}});
    }
}

} // namespace relais::usecases

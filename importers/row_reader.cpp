#include "importers/row_reader.h"

#include "importers/contact_reader.h"
#include "importers/word_list.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::importers {
namespace {

using directory::FindingLevel;
using directory::LocationVisibility;
using directory::MappingRow;
using directory::Public;

bool shelters_survivors(const directory::Service& service) {
    const bool survivors = service.publics.has(Public::survivors_of_trafficking) ||
                           service.publics.has(Public::survivors_of_gender_based_violence);
    return service.need == "housing_emergency_shelter" && survivors;
}

} // namespace

RowReader::RowReader(const directory::Reference& reference,
                     const PlaceFinder& places,
                     const Profile& profile,
                     util::Day today)
    : m_reference(reference),
      m_places(places),
      m_profile(profile),
      m_today(today),
      m_needs(reference.taxonomy),
      m_languages(reference.languages) {
    if (!profile.reference_system().empty()) {
        m_to_wgs84.emplace(profile.reference_system());
    }
}

directory::Organisation RowReader::organisation(const DataRow& row, RowFindings& findings) {
    directory::Organisation organisation;
    organisation.name = row[Field::organisation];
    organisation.acronym = row[Field::acronym];
    if (util::fold(organisation.name).empty()) {
        findings.add(Field::organisation,
                     {FindingLevel::error, {"finding.no_organisation", {}}, ""});
    }
    organisation.kind = code<directory::OrganisationKind>(row, Field::kind, findings);
    organisation.mnr_membership = code<directory::MnrMembership>(row, Field::membership, findings);
    Remarks remarks;
    organisation.website = read_website(row[Field::website], remarks);
    findings.add(Field::website, remarks);
    return organisation;
}

/// A shelter for survivors whose sheet says nothing of visibility is kept confidential: the one
/// mistake that cannot be taken back.
void RowReader::protect_shelters(const DataRow& row,
                                 MappingRow& read,
                                 RowFindings& findings) const {
    if (!read.site || !row[Field::visibility].empty() ||
        std::ranges::none_of(read.services, shelters_survivors)) {
        return;
    }
    read.site->visibility = LocationVisibility::confidential;
    findings.add(Field::visibility,
                 {FindingLevel::warning, {"finding.shelter_kept_confidential", {}}, ""});
}

std::optional<MappingRow> RowReader::read(const DataRow& row, RowFindings& findings) {
    for (const auto& remark : row.remarks) {
        findings.add(Field::organisation, remark);
    }
    if (!row.too_long.empty()) {
        findings.add_to_column(
            row.too_long, "", {FindingLevel::error, {"finding.cell_too_long", {}}, ""});
    }
    MappingRow read;
    read.organisation = organisation(row, findings);
    const auto location = locate(row, findings);
    read.site = site(row, location, findings);
    read.services = services(row, location, findings);
    protect_shelters(row, read, findings);
    return findings.failed() ? std::nullopt : std::optional(std::move(read));
}

} // namespace relais::importers

#include "usecases/run_import.h"

#include "store/correction_store.h"
#include "store/identity_store.h"
#include "store/published_view.h"
#include "store/reference_store.h"
#include "usecases/carry_corrections.h"
#include "usecases/consolidate.h"
#include "usecases/find_duplicates.h"
#include "usecases/restore_hidden.h"
#include "util/errors.h"
#include "util/sha256.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::RecordKind;

constexpr std::array k_kinds = {RecordKind::organisation, RecordKind::site, RecordKind::service};

KnownRecords known_records(const store::Database& database) {
    KnownRecords known;
    for (std::size_t i = 0; i < k_kinds.size(); ++i) {
        known.identities[i] = store::load_identities(database, k_kinds[i]);
    }
    if (const auto published = store::published_edition(database)) {
        known.published = store::load_records(database, published->id);
    }
    return known;
}

/// "A et B: même téléphone; noms proches à 92 %": the reasons travel as keys and are put into words by present/.
Finding finding_of(const PossibleDuplicate& duplicate) {
    const auto& reasons = duplicate.likeness.reasons;
    const auto about = [&](const char* key, const char* name) {
        const auto found = std::ranges::find(reasons, std::string(key), &util::Message::key);
        return found != reasons.end() ? found->value(name) : std::string("–");
    };
    const bool phone = std::ranges::find(reasons, std::string("match.same_phone"), &util::Message::key) !=
                       reasons.end();
    return {FindingLevel::warning,
            duplicate.at.sheet,
            duplicate.at.row,
            "",
            duplicate.name_b,
            {phone ? "finding.possible_duplicate_phone" : "finding.possible_duplicate",
             {{"first", duplicate.name_a},
              {"second", duplicate.name_b},
              {"percent", about("match.names", "percent")},
              {"metres", about("match.distance", "metres")},
              {"key_a", duplicate.key_a},
              {"key_b", duplicate.key_b}}},
            ""};
}

/// The importer compares letters; here it is known which names are two all the same: those that somebody called
/// distinct, and those with a telling word each that the other lacks ("Hôpital général", "Hôpital central").
void drop_organisations_that_are_two(std::vector<Finding>& findings, const store::DistinctPairs& distinct) {
    std::erase_if(findings, [&distinct](const Finding& finding) {
        if (finding.what.key != "finding.organisations_alike") {
            return false;
        }
        auto first = finding.what.value("key_a");
        auto second = finding.what.value("key_b");
        if (second < first) {
            std::swap(first, second);
        }
        return distinct.contains({first, second}) ||
               name_likeness(finding.what.value("name"), finding.what.value("other")) < k_alike;
    });
}

Edition edition_of(const ImportRequest& request, const std::string& sha256, const Author& author) {
    Edition edition;
    edition.label = request.label.empty() ? request.file.filename().string() : request.label;
    edition.illustrative = request.illustrative;
    edition.validated_on = request.validated_on;
    edition.validated_by = request.validated_by;
    edition.source_file = request.file.filename().string();
    edition.sha256 = sha256;
    edition.imported_at = util::to_string(author.now);
    edition.imported_by = author.name;
    return edition;
}

void sort_as_in_the_file(std::vector<Finding>& findings) {
    std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
        return std::tie(a.sheet, a.row) < std::tie(b.sheet, b.row);
    });
}

class Import {
public:
    Import(const store::Database& database, const ImportRequest& request, const Author& author)
        : m_database(database), m_request(request), m_author(author) {}

    ImportResult run(const util::Progress& reading, const util::Progress& writing) {
        m_sha256 = util::sha256_of_file(m_request.file);
        if (was_taken_before()) {
            return std::move(m_result);
        }
        const auto reference = store::load_reference(m_database);
        if (reference.taxonomy.terms().empty()) {
            throw util::Unavailable({"store.no_reference", {{"file", m_database.file().string()}}});
        }
        read(reference, reading);
        if (!m_request.apply) {
            match_and_compare();
            return std::move(m_result);
        }
        store::Transaction all(m_database); // what is matched against must still be there when we write
        match_and_compare();
        write(writing);
        all.commit();
        return std::move(m_result);
    }

private:
    bool was_taken_before() {
        const auto before = store::edition_of_file(m_database, m_sha256);
        if (!before || m_request.again || !m_request.apply) {
            return false;
        }
        m_result.edition = *before;
        m_result.taken_before = true;
        m_result.notes = store::load_notes(m_database, before->id);
        return true;
    }

    void read(const Reference& reference, const util::Progress& progress) {
        auto file = importers::read_mapping(m_request.file, reference, m_request.options, progress);
        auto consolidated = consolidate(file.rows);
        m_records = std::move(consolidated.records);
        drop_organisations_that_are_two(file.findings, store::load_distinct(m_database, RecordKind::organisation));
        m_result.notes = {std::move(file.findings), std::move(file.rejected), file.lines_read};
        add_findings(std::move(consolidated.findings));
        m_result.organisations = m_records.organisations.size();
        m_result.sites = m_records.sites.size();
        m_result.services = m_records.services.size();
    }

    void add_findings(std::vector<Finding> findings) {
        auto& all = m_result.notes.findings;
        all.insert(all.end(), std::make_move_iterator(findings.begin()), std::make_move_iterator(findings.end()));
    }

    void match_and_compare() {
        const auto known = known_records(m_database);
        m_result.has_published = store::published_edition(m_database).has_value();
        m_matched = match_records(m_records, known);
        if (const auto published = store::published_edition(m_database)) {
            restore_hidden(m_records, known.published, store::load_public_records(m_database, published->id));
        }
        carry_corrections(m_records, store::list_edits(m_database)); // so that the comparison does not undo them
        m_result.matches = m_matched.matches;
        for (const auto& duplicate :
             find_duplicates(m_records, store::load_distinct(m_database, RecordKind::site),
                             store::load_distinct(m_database, RecordKind::organisation))) {
            m_result.notes.findings.push_back(finding_of(duplicate));
        }
        sort_as_in_the_file(m_result.notes.findings);
        m_result.changes = compare(known.published, m_records);
    }

    void write(const util::Progress& progress) {
        m_result.edition = edition_of(m_request, m_sha256, m_author);
        m_result.edition.id =
            store::write_draft(m_database, m_result.edition, m_records, m_result.notes, progress);
        for (std::size_t i = 0; i < k_kinds.size(); ++i) {
            store::remember_identities(m_database, k_kinds[i], m_matched.new_identities[i]);
        }
        store::write_journal(m_database, util::to_string(m_author.now), m_author.name, "import_edition",
                             "edition " + std::to_string(m_result.edition.id.value), "", m_author.account);
        if (m_request.with_draft) {
            m_request.with_draft(m_result.edition.id);
        }
    }

    const store::Database& m_database;
    const ImportRequest& m_request;
    const Author& m_author;
    std::string m_sha256;
    store::Records m_records;
    Matched m_matched;
    ImportResult m_result;
};

} // namespace

ImportResult run_import(const store::Database& database, const ImportRequest& request, const Author& author,
                        const util::Progress& reading, const util::Progress& writing) {
    return Import(database, request, author).run(reading, writing);
}

} // namespace relais::usecases

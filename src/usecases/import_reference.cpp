#include "usecases/import_reference.h"

#include "importers/population_reference.h"
#include "importers/reference_reader.h"
#include "store/demand_store.h"
#include "store/identity_store.h"
#include "store/reference_store.h"
#include "util/errors.h"

namespace relais::usecases {

ReferenceCounts import_reference(const store::Database& database, const std::filesystem::path& folder,
                                 const Author& author) {
    const auto reference = importers::read_reference(folder);
    const auto population = importers::read_unit_population(folder, reference.gazetteer);
    store::Transaction all(database);
    store::save_reference(database, reference);
    store::save_unit_population(database, population);
    store::write_journal(database, util::to_string(author.now), author.name, "load_reference",
                         folder.filename().string(), "");
    all.commit();
    return {reference.taxonomy.terms().size(), reference.languages.size(), reference.gazetteer.areas().size(),
            reference.gazetteer.zones().size(), reference.gazetteer.settlements().size()};
}

importers::BoundaryFile import_boundaries(const store::Database& database, const std::filesystem::path& file,
                                          const importers::BoundaryOptions& options, const Author& author,
                                          const util::Progress& progress) {
    const auto reference = store::load_reference(database);
    if (reference.gazetteer.areas().empty()) {
        throw util::Unavailable({"store.no_reference", {{"file", database.file().string()}}});
    }
    auto read = importers::read_boundaries(file, reference.gazetteer, options, progress);
    store::Transaction all(database);
    store::save_boundaries(database, options.level, read.boundaries);
    store::write_journal(database, util::to_string(author.now), author.name, "load_boundaries",
                         "level " + std::to_string(options.level), "");
    all.commit();
    return read;
}

} // namespace relais::usecases

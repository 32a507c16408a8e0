// What the copy for devices weighs with offers and flowchart, and what an edition changes of it.
//   bench_copy --geodata FOLDER --folder FOLDER [--services 5000] [--offers 500]
#include "copy/parts.h"
#include "server/compression.h"
#include "server/made_up_directory.h"
#include "store/database.h"
#include "usecases/flowchart_desk.h"
#include "usecases/load_snapshot.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace relais;

struct Sizes {
    std::size_t plain = 0;
    std::size_t gzip = 0;
    std::size_t brotli = 0;
};

Sizes sizes_of(const std::vector<copy::Part>& parts) {
    Sizes all;
    for (const auto& part : parts) {
        const auto forms = server::stored(part.bytes);
        all.plain += part.bytes.size();
        all.gzip += forms->gzip.empty() ? part.bytes.size() : forms->gzip.size();
        all.brotli += forms->brotli.empty() ? part.bytes.size() : forms->brotli.size();
    }
    return all;
}

void tell(const char* what, std::size_t parts, Sizes sizes) {
    std::printf("| %s | %zu | %.0f | %.0f | %.0f |\n", what, parts, static_cast<double>(sizes.plain) / 1000,
                static_cast<double>(sizes.gzip) / 1000, static_cast<double>(sizes.brotli) / 1000);
}

/// Offers of a tenth as many firms, each with words of its own: kinds, occupations and places of the gazetteer in turn.
std::vector<directory::BoardOffer> offers_of(const directory::Directory& directory, std::size_t count) {
    const char* titles[] = {"Aide-maçon", "Vendeuse en boutique", "Apprentie couturière", "Mécanicien deux-roues",
                            "Agent d’entretien", "Formation en transformation du manioc", "Stage de comptabilité"};
    const char* occupations[] = {"9313", "5223", "7531", "7231", "9112", "7514", "3313"};
    const char* sectors[] = {"F", "G", "C", "G", "N", "C", "K"};
    std::vector<directory::BoardOffer> offers;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& settlement = directory.gazetteer.settlements()[i * 7919 % directory.gazetteer.settlements().size()];
        const auto number = std::to_string(i + 1);
        auto& one = offers.emplace_back();
        one.company.id = {static_cast<std::int64_t>(i / 10 + 1)};
        one.company.name = "Entreprise d’essai " + std::to_string(i / 10 + 1);
        one.company.sector = sectors[i % 7];
        one.company.state = directory::CompanyState::approved;
        one.offer.id = {static_cast<std::int64_t>(i + 1)};
        one.offer.company = one.company.id;
        one.offer.kind = static_cast<directory::OfferKind>(i % 5);
        one.offer.title = std::string(titles[i % 7]) + " (" + settlement.name + ")";
        one.offer.description = "Poste " + number + " : journée de huit heures, formation sur place de " + std::to_string(i % 9 + 1) +
                                " jours, tenue fournie, repas de midi. Se présenter avec la fiche d’orientation.";
        one.offer.occupation = occupations[i % 7];
        one.offer.posts = static_cast<int>(i % 4) + 1;
        one.offer.settlement = settlement.code;
    }
    return offers;
}

/// Parts of `after` that a device with `before` lacks.
std::vector<copy::Part> delta(const std::vector<copy::Part>& before, const std::vector<copy::Part>& after) {
    std::vector<copy::Part> fresh;
    for (const auto& part : after) {
        if (std::find(before.begin(), before.end(), part) == before.end()) {
            fresh.push_back(part);
        }
    }
    return fresh;
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path geodata = "geodata";
    std::filesystem::path folder = "/tmp";
    std::size_t services = 5000;
    std::size_t offers = 500;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--geodata") {
            geodata = argv[i + 1];
        } else if (name == "--folder") {
            folder = argv[i + 1];
        } else if (name == "--services") {
            services = std::stoul(argv[i + 1]);
        } else if (name == "--offers") {
            offers = std::stoul(argv[i + 1]);
        }
    }
    const auto file = folder / ("copy-" + std::to_string(services) + ".sqlite");
    if (!std::filesystem::exists(file)) {
        bench::make_directory(geodata, file, services, 7);
    }
    const auto database = store::Database::open(file, store::Access::read_only);
    const auto snapshot = usecases::load_snapshot(database);
    const auto& directory = snapshot->directory();
    copy::Beside beside;
    beside.offers = offers_of(directory, offers);
    beside.flowchart = usecases::flowchart_in_use(nullptr, directory.taxonomy).chart;
    const auto parts = copy::split(directory, snapshot->boundaries(), beside);
    std::printf("| copy of %zu services, %zu offers, flowchart | parts | kB | gzip kB | brotli kB |\n"
                "| --- | ---: | ---: | ---: | ---: |\n",
                directory.services.size(), offers);
    tell("whole country", parts.size(), sizes_of(parts));
    for (const auto& part : parts) {
        if (!part.name.starts_with("area-")) {
            tell(part.name.c_str(), 1, sizes_of({part}));
        }
    }
    std::vector<copy::Part> zone;
    for (const auto& part : parts) {
        if (copy::belongs(part.name, {"CM004"})) {
            zone.push_back(part);
        }
    }
    tell("Extrême-Nord", zone.size(), sizes_of(zone));
    auto changed = directory;
    changed.services[services / 2].fee_details = "500 FCFA";
    const auto one = delta(parts, copy::split(changed, snapshot->boundaries(), beside));
    tell("one service changed", one.size(), sizes_of(one));
    const auto before = std::chrono::steady_clock::now();
    std::vector<std::string_view> bytes;
    for (const auto& part : parts) {
        bytes.emplace_back(part.bytes);
    }
    copy::join(bytes);
    const auto took = std::chrono::steady_clock::now() - before;
    std::printf("\nread back in %.1f ms\n", std::chrono::duration<double, std::milli>(took).count());
}

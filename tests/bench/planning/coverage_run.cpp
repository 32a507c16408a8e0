#include "planning/country.h"
#include "planning/directory.h"
#include "planning/runs.h"
#include "usecases/plan_care.h"
#include "usecases/report_coverage.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sys/wait.h>

namespace relais::bench {
namespace {

namespace fs = std::filesystem;
using directory::DemandKind;
using directory::LonLat;

util::Day today() {
    return *util::parse_day("2026-11-24");
}

usecases::CoverageRequest asked(std::string need, unsigned threads) {
    usecases::CoverageRequest request;
    request.needs = {std::move(need)};
    request.sex = "female";
    request.age_from = 24;
    request.threads = threads;
    return request;
}

/// The three dimensions hold all needs: the whole directory answers "d0" with a third of its services.
void run_one_need() {
    std::printf("\n| one need, by region | services that answer | one core ms | all cores ms | share covered %% |\n"
                "| ---: | ---: | ---: | ---: | ---: |\n");
    const struct {
        std::size_t settlements, services;
    } sizes[] = {{3'750, 2'500}, {7'500, 5'000}, {15'000, 10'000}, {30'000, 20'000}, {60'000, 40'000}, {500'000, 100'000}};
    for (const auto& [settlements, services] : sizes) {
        const auto snapshot = made_up_snapshot(settlements, services);
        const auto& demand = *snapshot->demand(DemandKind::people);
        for (const char* need : {"n7", "d0"}) {
            usecases::CoverageReport report;
            const double one = fastest([&] { report = usecases::report_coverage(*snapshot, demand, asked(need, 1), today()); });
            const double all = fastest([&] { report = usecases::report_coverage(*snapshot, demand, asked(need, 0), today()); });
            const auto& figures = report.whole.by_threshold.front();
            std::printf("| %zu × %zu | %zu | %.1f | %.1f | %.2f |\n", settlements, services, report.whole.providers, one, all,
                        100 * figures.covered() / figures.people);
        }
    }
}

void run_heat_table() {
    std::printf("\n| heat table, 46 needs × 10 regions | one core ms | all cores ms |\n| ---: | ---: | ---: |\n");
    for (const std::size_t settlements : {3'750, 7'500, 15'000, 30'000}) {
        const auto services = settlements * 2 / 3;
        const auto snapshot = made_up_snapshot(settlements, services);
        const auto& demand = *snapshot->demand(DemandKind::people);
        const auto table = [&](unsigned threads) {
            return fastest([&] { usecases::coverage_table(*snapshot, demand, asked("", threads), today()); });
        };
        const double one = table(1);
        std::printf("| %zu × %zu | %.0f | %.0f |\n", settlements, services, one, table(0));
    }
}

void run_care_plans() {
    std::printf("\n| care plan | needs | median ms | slowest ms |\n| ---: | ---: | ---: | ---: |\n");
    for (const std::size_t services : {2'500, 5'000, 10'000, 20'000}) {
        const auto snapshot = made_up_snapshot(3'750, services);
        const auto places = country(200).settlements;
        for (const int needs : {6, 12}) {
            std::vector<double> took;
            for (const auto& place : places) {
                usecases::PlanRequest request;
                for (int need = 0; need < needs; ++need) {
                    request.needs.push_back("n" + std::to_string(need * 3));
                }
                request.sex = "female";
                request.age_from = 24;
                request.point = place;
                const Stopwatch watch;
                usecases::plan_care(*snapshot, request, today());
                took.push_back(watch.microseconds() / 1000);
            }
            std::printf("| %zu services | %d | %.2f | %.2f |\n", services, needs, quantile(took, 0.5), quantile(took, 1));
        }
    }
}

void write_points(const fs::path& file, const std::vector<LonLat>& points, const std::vector<double>* people) {
    std::ofstream out(file);
    out << std::setprecision(17);
    for (std::size_t i = 0; i < points.size(); ++i) {
        out << points[i].longitude << ',' << points[i].latitude;
        if (people != nullptr) {
            out << ',' << (*people)[i];
        }
        out << '\n';
    }
}

/// People within the limit of the nearest point, by Relais: the index made anew, all figures worked out.
std::pair<double, double> relais_covered(const Country& made, const std::vector<LonLat>& providers, double metres) {
    std::vector<geometry::Offering> offerings;
    for (const auto& point : providers) {
        geometry::Offering offering;
        offering.number = static_cast<std::int64_t>(offerings.size());
        offering.point = point;
        offering.facts.needs = 1;
        offering.facts.publics = 1;
        offerings.push_back(offering);
    }
    directory::FactTables tables{{directory::ServedZone{directory::ServedZone::Kind::national, {}, {}}}, {{}}};
    directory::Query query;
    query.needs = 1;
    std::vector<std::uint32_t> places(made.settlements.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        places[i] = i;
    }
    double covered = 0;
    const double took = fastest([&] {
        const geometry::CoverageIndex index(offerings, tables, query);
        std::vector<geometry::ClassReach> reaches;
        reaches.reserve(places.size());
        for (const auto& at : made.settlements) {
            reaches.push_back(index.reach({at, {}}));
        }
        covered = geometry::coverage(reaches, made.people, places, metres).covered_if_confirmed();
    });
    return {covered, took};
}

} // namespace

void run_coverage() {
    run_one_need();
    run_heat_table();
    run_care_plans();
}

void run_postgis_coverage() {
    const auto folder = fs::temp_directory_path() / "relais-bench-coverage";
    std::printf("\n| coverage at 20 km | way of PostGIS | Relais ms, one core | PostGIS ms | times Relais | people Relais | people PostGIS |\n"
                "| ---: | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (const std::size_t size : {3'750, 15'000}) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        const auto made = country(size);
        const auto providers = provider_places(size * 2 / 3);
        write_points(folder / "points.csv", made.settlements, &made.people);
        write_points(folder / "providers.csv", providers, nullptr);
        const std::string command = std::string("sh '") + RELAIS_BENCH_DIR + "/peers/postgis_coverage/run.sh' '" + folder.string() + "'";
        const int status = std::system(command.c_str());
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            std::printf("\nPostGIS left out: its script ended with %d.\n", WEXITSTATUS(status));
            break;
        }
        const auto [ours, our_milliseconds] = relais_covered(made, providers, 20'000);
        std::ifstream answers(folder / "answers.txt");
        std::string way;
        double covered = 0;
        double milliseconds = 0;
        while (answers >> way >> covered >> milliseconds) {
            std::printf("| %zu × %zu | %s | %.1f | %.0f | %.0f | %.2f | %.2f |\n", size, providers.size(), way.c_str(), our_milliseconds,
                        milliseconds, milliseconds / our_milliseconds, ours, covered);
        }
    }
    fs::remove_all(folder);
}

} // namespace relais::bench

#include "server/in_process.h"

#include "present/nearest_json.h"
#include "store/database.h"
#include "support/made_up.h"
#include "support/timing.h"
#include "usecases/find_nearest.h"
#include "usecases/load_snapshot.h"

#include <cstdio>
#include <numeric>
#include <stdexcept>

namespace relais::bench {
namespace {

/// A woman of 24 with a child, somewhere in the box of Cameroon, who speaks Fulfulde and French.
usecases::NearestRequest question(Dice& dice, const std::string& need) {
    const auto share = [&] { return static_cast<double>(throw_dice(dice, 10'001)) / 10'000; };
    usecases::NearestRequest request;
    const double longitude = 9 + 6 * share();
    request.point = directory::LonLat{longitude, 3 + 8 * share()};
    request.needs = {need};
    request.sex = "female";
    request.age_from = 24;
    request.publics = {"single_parents"};
    request.languages = {"ful", "fr"};
    request.k = 10;
    return request;
}

struct Times {
    std::vector<double> found;
    std::vector<double> in_words;
    std::vector<double> bytes;
};

void print_line(const char* what, std::size_t questions, const std::vector<double>& microseconds) {
    std::printf("| %s | %zu | %.1f | %.1f |\n",
                what,
                questions,
                quantile(microseconds, 0.5),
                quantile(microseconds, 0.99));
}

Times ask(const usecases::Snapshot& snapshot, const present::Texts& texts, present::ServiceTexts& kept,
          std::size_t questions) {
    static const std::vector<std::string> k_needs{"legal_aid",
                                                  "individual_counselling",
                                                  "vocational_training",
                                                  "primary_health_care",
                                                  "civil_documentation"};
    const auto today = *util::parse_day("2026-11-24");
    Dice dice(13);
    Times times;
    for (std::size_t i = 0; i < questions; ++i) {
        const auto request = question(dice, one_of(dice, k_needs));
        const Stopwatch watch;
        const auto result = usecases::find_nearest(snapshot, request, today);
        times.found.push_back(watch.microseconds());
        const auto text = present::nearest_json(snapshot, texts, result, &kept);
        times.in_words.push_back(watch.microseconds());
        times.bytes.push_back(static_cast<double>(text.size()));
    }
    return times;
}

} // namespace

void print_in_process(const std::filesystem::path& database, std::size_t questions) {
    const auto snapshot =
        usecases::load_snapshot(store::Database::open(database, store::Access::read_only));
    if (!snapshot) {
        throw std::runtime_error("no edition is published in " + database.string());
    }
    const auto texts = present::Texts::load(RELAIS_BENCH_DIR "/../../web/i18n", present::Lang::fr);
    present::ServiceTexts kept(snapshot->directory().services.size());
    ask(*snapshot, texts, kept, questions); // to warm up, and to write down what is kept, as a server would have
    const auto times = ask(*snapshot, texts, kept, questions);
    std::printf("### One question inside the process\n\n%s; %zu services\n\n",
                machine().c_str(),
                snapshot->directory().services.size());
    std::printf(
        "| ten nearest suitable, ten possible, ten near misses | questions | median µs | p99 µs |\n"
        "| --- | ---: | ---: | ---: |\n");
    print_line("understood and found, every verdict", questions, times.found);
    print_line(
        "the same and put into words (JSON, a sentence a verdict)", questions, times.in_words);
    std::printf("\nMedian answer: %.0f bytes.\n\n", quantile(times.bytes, 0.5));
}

} // namespace relais::bench

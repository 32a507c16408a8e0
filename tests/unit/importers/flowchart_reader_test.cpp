#include "importers/flowchart_reader.h"
#include "importers/reference_reader.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace relais;
using importers::read_flowchart;

namespace {

const std::string k_headings =
    "path,step,title_fr,title_en,actor_fr,actor_en,within,next,when_fr,when_en,"
    "escalation_fr,escalation_en,needs,publics,note_fr,note_en\n";

directory::Taxonomy taxonomy() {
    return directory::Taxonomy(
        {{"social", "", "Social", "Social", {}, {}, {}},
         {"legal_aid", "social", "Aide juridique", "Legal aid", {}, {}, {}}});
}

/// Keys of the faults of a chart of one path "p" with these lines.
std::vector<std::string> faults(const std::string& lines,
                                const std::string& path = "p,,Titre,Title,,,,,,,,,,women,,\n") {
    std::vector<std::string> keys;
    for (const auto& fault : read_flowchart(k_headings + path + lines, taxonomy()).faults) {
        keys.push_back(fault.what.key);
    }
    return keys;
}

} // namespace

TEST_CASE(
    "The flowchart that ships is whole, in both languages, with every path the mechanism asks for",
    "[flowchart]") {
    std::ifstream in(RELAIS_SOURCE_DIR "/geodata/flowchart.csv", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto reference = importers::read_reference(RELAIS_SOURCE_DIR "/geodata");
    const auto file = read_flowchart(text, reference.taxonomy);
    for (const auto& fault : file.faults) {
        INFO("row " << fault.row << ", " << fault.column << ": " << fault.what.key << " "
                    << fault.value);
        CHECK(false);
    }
    for (const auto* path :
         {"general", "trafficking", "minors", "medical_emergency", "psychiatric_emergency"}) {
        CHECK(std::ranges::count(file.chart.paths, path, &directory::FlowPath::code) == 1);
    }
    const auto* reflection = directory::find_step(file.chart, {"trafficking", "reflection"});
    REQUIRE(reflection != nullptr);
    CHECK(reflection->within_hours == 24 * 30);
    CHECK(reflection->next.back().to == directory::FlowPlace{"general", "information"});
}

TEST_CASE("A good line is read as it stands", "[flowchart]") {
    const auto file = read_flowchart(
        "\xEF\xBB\xBF" + k_headings +
            "p,,Titre,Title,,,,,,,,,,women|children,,\n"
            "p,a,Un,One,Qui,Who,24 h,b,toujours,always,Alors,Then,legal_aid,,\"Note, ici\",Note\n"
            "p,b,Deux,Two,Qui,Who,14 j,,,,,,,,,\n",
        taxonomy());
    REQUIRE(file.faults.empty());
    const auto& path = file.chart.paths.at(0);
    CHECK(path.publics.has(directory::Public::children));
    const auto& step = path.steps.at(0);
    CHECK(step.within_hours == 24);
    CHECK(step.needs == std::vector<std::string>{"legal_aid"});
    CHECK(step.note.fr == "Note, ici");
    CHECK(step.next.at(0).when.en == "always");
    CHECK(path.steps.at(1).within_hours == 336);
}

TEST_CASE("Each fault of a flowchart has its sentence", "[flowchart]") {
    using Keys = std::vector<std::string>;
    CHECK(faults("p,a,Un,One,Qui,Who,,,,,,,,,,\n").empty());
    CHECK(faults("p,a,Un,,Qui,Who,,,,,,,,,,\n") == Keys{"finding.flow_no_text"});
    CHECK(faults("p,a,Un,One,Qui,Who,,,,,Alors,,,,,\n") == Keys{"finding.flow_no_text"});
    CHECK(faults("p,A b,Un,One,Qui,Who,,,,,,,,,,\n") == Keys{"finding.flow_bad_code"});
    CHECK(faults("p,a,Un,One,Qui,Who,,,,,,,,,,\np,a,Un,One,Qui,Who,,,,,,,,,,\n") ==
          Keys{"finding.flow_twice"});
    CHECK(faults("p,a,Un,One,Qui,Who,soon,,,,,,,,,\n") == Keys{"finding.flow_bad_time"});
    CHECK(faults("p,a,Un,One,Qui,Who,-1 h,,,,,,,,,\n") == Keys{"finding.flow_bad_time"});
    CHECK(faults("p,a,Un,One,Qui,Who,99999999999 d,,,,,,,,,\n") == Keys{"finding.flow_bad_time"});
    CHECK(faults("p,a,Un,One,Qui,Who,,,,,,,magic,,,\n") == Keys{"finding.flow_no_need"});
    CHECK(faults("p,a,Un,One,Qui,Who,,x,,,,,,,,\n") == Keys{"finding.flow_no_next"});
    CHECK(faults("p,a,Un,One,Qui,Who,,a,,,,,,,,\n") == Keys{"finding.flow_endless"});
    CHECK(faults("p,a,Un,One,Qui,Who,,,,,,,,,,\np,b,Un,One,Qui,Who,,,,,,,,,,\n") ==
          Keys{"finding.flow_unreached"});
    CHECK(faults("q,a,Un,One,Qui,Who,,,,,,,,,,\n") ==
          Keys{"finding.flow_step_outside", "finding.flow_no_step"});
    CHECK(
        faults("p,a,Un,One,Qui,Who,,b|c,,,,,,,,\np,b,B,B,Q,W,,,,,,,,,,\np,c,C,C,Q,W,,,,,,,,,,\n") ==
        Keys{"finding.flow_when_count", "finding.flow_when_count"});
    CHECK(faults("", "p,,Titre,Title,,,,,,,,,,wizards,,\n") ==
          Keys{"finding.flow_no_public", "finding.flow_no_step"});
    CHECK(read_flowchart("", taxonomy()).faults.size() == 16);
    CHECK(read_flowchart(k_headings, taxonomy()).faults.at(0).what.key == "finding.flow_empty");
    CHECK_FALSE(read_flowchart(std::string("\xff\xfe\x00", 3), taxonomy()).faults.empty());
}

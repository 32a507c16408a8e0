#include "importers/annotated_workbook.h"
#include "importers/table.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/resource.h>

#include <filesystem>

using namespace relais;

TEST_CASE("an annotated workbook keeps every cell in its row and adds a column") {
    const test::ScratchFolder folder;
    const auto source = folder.write(
        "liste.csv", "Liste des structures;;\n;;\nNom;Ville;Ville\nA;Maroua;\n\nB;Yaoundé;x\n");
    const auto target = folder.path() / "out.xlsx";
    importers::write_annotated(
        source,
        {{"liste", {{4, "Service inconnu.\nDate illisible."}, {6, "Vérifier."}}}},
        "Commentaires",
        target);
    const auto tables = importers::read_tables(target);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].sheet == "liste");
    const auto& rows = tables[0].rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].cells ==
          std::vector<std::string>{"Liste des structures", "", "", "Commentaires"});
    CHECK(rows[1].number == 3);
    CHECK(rows[1].cells == std::vector<std::string>{"Nom", "Ville", "Ville", ""});
    CHECK(rows[2].number == 4);
    CHECK(rows[2].cells ==
          std::vector<std::string>{"A", "Maroua", "", "Service inconnu.\nDate illisible."});
    CHECK(rows[3].number == 6);
    CHECK(rows[3].cells == std::vector<std::string>{"B", "Yaoundé", "x", "Vérifier."});
}

TEST_CASE("an annotated workbook never overwrites and must be an xlsx") {
    const test::ScratchFolder folder;
    const auto source = folder.write("liste.csv", "a,b\n1,2\n");
    const auto refused = [&](const std::string& name) {
        try {
            importers::write_annotated(source, {}, "Comments", folder.path() / name);
        } catch (const util::InvalidInput& error) {
            return error.message().key;
        }
        return std::string();
    };
    CHECK(refused("out.csv") == "import.annotated_not_xlsx");
    folder.write("there.xlsx", "kept");
    CHECK(refused("there.xlsx") == "import.annotated_exists");
    CHECK(std::filesystem::file_size(folder.path() / "there.xlsx") == 4);
}

namespace {

/// No file of this process may grow beyond these bytes while it lives: what a full disk looks like.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit full{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

} // namespace

TEST_CASE("an annotated workbook that fills the disk is refused and leaves nothing behind") {
    const test::ScratchFolder folder;
    std::string lines = "a,b\n";
    for (int i = 0; i < 2000; ++i) {
        lines += std::to_string(i * 7919 % 10007) + "," + std::to_string(i * 104729 % 99991) + "\n";
    }
    const auto source = folder.write("liste.csv", lines);
    const auto target = folder.path() / "out.xlsx";
    {
        const FullDisk full(4096);
        CHECK_THROWS_AS(importers::write_annotated(source, {}, "Comments", target), util::Unavailable);
    }
    CHECK_FALSE(std::filesystem::exists(target));
    const auto left = std::distance(std::filesystem::directory_iterator(folder.path()), {});
    CHECK(left == 1);
}

TEST_CASE("an annotated workbook that cannot be written leaves nothing behind") {
    const test::ScratchFolder folder;
    const auto source = folder.write("liste.csv", "a,b\n1,2\n");
    const auto target = folder.path() / "missing" / "out.xlsx";
    CHECK_THROWS_AS(importers::write_annotated(source, {}, "Comments", target), util::Unavailable);
    CHECK_FALSE(std::filesystem::exists(target));
}

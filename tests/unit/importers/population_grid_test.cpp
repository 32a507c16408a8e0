#include "importers/population_grid.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace relais::importers;
using relais::directory::LonLat;

TEST_CASE("a cell is about as wide as it is high, wherever it is") {
    for (const double latitude : {2.0, 7.0, 12.9}) {
        int columns = 0;
        int rows = 0;
        CellKey last = cell_of({14, latitude}, 5);
        for (int i = 0; i < 1000; ++i) { // a degree each way
            const auto east = cell_of({14 + i / 1000.0, latitude}, 5);
            columns += east != last ? 1 : 0;
            last = east;
        }
        last = cell_of({14, latitude}, 5);
        for (int i = 0; i < 1000; ++i) {
            const auto north = cell_of({14, latitude + i / 1000.0}, 5);
            rows += north.row != last.row ? 1 : 0;
            last = north;
        }
        CHECK(rows == Approx(22).margin(1));
        CHECK(columns <= rows);
        CHECK(columns >= rows - 2);
    }
}

TEST_CASE("a cell's point lies in the cell") {
    CHECK(rc::check([] {
        PopulationGrid grid(5);
        for (int i = *rc::gen::inRange(1, 30); i > 0; --i) {
            grid.add({14 + *rc::gen::inRange(0, 1000) / 5000.0, 10 + *rc::gen::inRange(0, 1000) / 5000.0},
                     *rc::gen::inRange(1, 5000) / 10.0);
        }
        const auto cells = grid.cells();
        RC_ASSERT(cells.size() == grid.size());
        for (std::size_t i = 1; i < cells.size(); ++i) { // one point a cell, in the order of the cells
            RC_ASSERT(cell_of(cells[i - 1].point, 5) < cell_of(cells[i].point, 5));
        }
    }));
}

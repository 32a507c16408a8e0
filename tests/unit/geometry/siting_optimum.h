#pragma once
#include "geometry/siting.h"

#include <glpk.h>

#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace relais::test {

/// Candidates × ranks, who reaches whom.
inline std::vector<std::vector<std::uint32_t>> candidates_of(const geometry::SitingProblem& problem) {
    std::vector<std::vector<std::uint32_t>> of_rank(problem.people.size());
    for (std::uint32_t candidate = 0; candidate < problem.reach.size(); ++candidate) {
        for (const auto& run : problem.reach.row(candidate)) {
            for (auto rank = run.first; rank < run.end; ++rank) {
                of_rank[rank].push_back(candidate);
            }
        }
    }
    return of_rank;
}

/// The most people that `places` candidates cover together with those covered already: GLPK's branch and bound on
/// "choose at most so many; who counts must be reached by one chosen". NaN if it found no proof.
inline double optimum_by_glpk(const geometry::SitingProblem& problem, std::size_t places) {
    const auto of_rank = candidates_of(problem);
    glp_term_out(GLP_OFF);
    const std::unique_ptr<glp_prob, void (*)(glp_prob*)> program(glp_create_prob(), glp_delete_prob);
    auto* const lp = program.get();
    glp_set_obj_dir(lp, GLP_MAX);
    const int candidates = static_cast<int>(problem.reach.size());
    glp_add_cols(lp, candidates + static_cast<int>(of_rank.size()));
    glp_add_rows(lp, 1 + static_cast<int>(of_rank.size()));
    glp_set_row_bnds(lp, 1, GLP_UP, 0, static_cast<double>(places));
    std::vector<int> columns(1, 0);
    std::vector<double> ones(1, 0);
    for (int candidate = 1; candidate <= candidates; ++candidate) {
        glp_set_col_kind(lp, candidate, GLP_BV);
        columns.push_back(candidate);
        ones.push_back(1);
    }
    glp_set_mat_row(lp, 1, candidates, columns.data(), ones.data());
    double before = 0;
    for (std::size_t rank = 0; rank < of_rank.size(); ++rank) {
        const int column = candidates + 1 + static_cast<int>(rank);
        const bool covered = !problem.covered.empty() && problem.covered[rank] != 0;
        before += covered ? problem.people[rank] : 0;
        glp_set_col_bnds(lp, column, GLP_DB, 0, 1);
        glp_set_obj_coef(lp, column, covered ? 0 : problem.people[rank]);
        std::vector<int> row{0, column};
        std::vector<double> values{0, 1};
        for (const auto candidate : of_rank[rank]) {
            row.push_back(static_cast<int>(candidate) + 1);
            values.push_back(-1);
        }
        glp_set_row_bnds(lp, 2 + static_cast<int>(rank), GLP_UP, 0, 0);
        glp_set_mat_row(lp, 2 + static_cast<int>(rank), static_cast<int>(row.size()) - 1, row.data(), values.data());
    }
    glp_iocp options;
    glp_init_iocp(&options);
    options.presolve = GLP_ON;
    options.msg_lev = GLP_MSG_OFF;
    const bool proved = glp_intopt(lp, &options) == 0 && glp_mip_status(lp) == GLP_OPT;
    return proved ? before + glp_mip_obj_val(lp) : std::numeric_limits<double>::quiet_NaN();
}

/// People covered with these candidates, counted one by one.
inline double people_with(const geometry::SitingProblem& problem, const std::vector<std::uint32_t>& chosen) {
    std::vector<bool> reached(problem.people.size(), false);
    for (std::size_t rank = 0; rank < problem.covered.size(); ++rank) {
        reached[rank] = problem.covered[rank] != 0;
    }
    for (const auto candidate : chosen) {
        for (const auto& run : problem.reach.row(candidate)) {
            for (auto rank = run.first; rank < run.end; ++rank) {
                reached[rank] = true;
            }
        }
    }
    double people = 0;
    for (std::size_t rank = 0; rank < reached.size(); ++rank) {
        people += reached[rank] ? problem.people[rank] : 0;
    }
    return people;
}

/// The same optimum by trying every set of `places` candidates from `first` on.
inline double optimum_by_trying_all(const geometry::SitingProblem& problem, std::size_t places, std::uint32_t first = 0,
                                    std::vector<std::uint32_t> chosen = {}) {
    double best = people_with(problem, chosen);
    if (chosen.size() == places) {
        return best;
    }
    for (auto candidate = first; candidate < problem.reach.size(); ++candidate) {
        chosen.push_back(candidate);
        best = std::max(best, optimum_by_trying_all(problem, places, candidate + 1, chosen));
        chosen.pop_back();
    }
    return best;
}

} // namespace relais::test

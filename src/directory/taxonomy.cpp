#include "directory/taxonomy.h"

#include "util/errors.h"

#include <utility>

namespace relais::directory {

Taxonomy::Taxonomy(std::vector<Term> terms)
    : m_terms(std::move(terms)) {
    if (m_terms.size() > 64) {
        throw util::InvalidInput(
            "taxonomy", {"taxonomy.too_many", {{"count", std::to_string(m_terms.size())}}});
    }
    m_accepted.resize(m_terms.size());
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        const auto index = static_cast<int>(i);
        const auto& term = m_terms[i];
        if (find(term.code) != index) {
            throw util::InvalidInput("code", {"taxonomy.code_twice", {{"code", term.code}}});
        }
        m_accepted[i] = bit(index);
        if (term.parent.empty()) {
            continue;
        }
        const auto parent = find(term.parent);
        if (!parent || *parent >= index || !is_dimension(*parent)) {
            throw util::InvalidInput(
                "parent", {"taxonomy.bad_parent", {{"code", term.code}, {"parent", term.parent}}});
        }
        m_accepted[static_cast<std::size_t>(*parent)] |= bit(index);
    }
}

std::optional<int> Taxonomy::find(std::string_view code) const {
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        if (m_terms[i].code == code) {
            return static_cast<int>(i);
        }
    }
    return std::nullopt;
}

} // namespace relais::directory

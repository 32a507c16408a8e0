#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::directory {

/// A set of taxonomy terms: bit i is term i in the order of geodata/taxonomy.csv. Room for 64
/// terms.
using NeedMask = std::uint64_t;

/// One need, or one of the three dimensions (then `parent` is empty).
struct Term {
    std::string code;
    std::string parent;
    std::string label_fr;
    std::string label_en;
    std::vector<std::string> synonyms_fr; ///< as people write it in workbooks and search boxes
    std::vector<std::string> synonyms_en;
    std::vector<std::string> equivalents; ///< "vocabulary:code" of the same need elsewhere
    bool operator==(const Term&) const = default;
};

/// The two-level list of needs. Immutable once made.
class Taxonomy {
public:
    Taxonomy() = default;
    /// Throws util::InvalidInput for more than 64 terms, a code twice, or a parent that is not a
    /// term above it.
    explicit Taxonomy(std::vector<Term> terms);

    [[nodiscard]] const std::vector<Term>& terms() const { return m_terms; }
    [[nodiscard]] std::optional<int> find(std::string_view code) const;
    /// The bit of a term: what a service that names this code holds.
    [[nodiscard]] NeedMask bit(int term) const {
        return NeedMask{1} << static_cast<unsigned>(term);
    }
    /// The term and every term under it: what a query for this code accepts.
    [[nodiscard]] NeedMask accepted_by(int term) const {
        return m_accepted[static_cast<std::size_t>(term)];
    }
    [[nodiscard]] bool is_dimension(int term) const {
        return m_terms[static_cast<std::size_t>(term)].parent.empty();
    }

private:
    std::vector<Term> m_terms;
    std::vector<NeedMask> m_accepted;
};

} // namespace relais::directory

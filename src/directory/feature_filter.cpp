#include "directory/feature_filter.h"

#include "directory/feature_filter_node.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::directory {
namespace {

using Node = FeatureFilter::Node;

enum class Truth { no, yes, unknown };

Truth truth_of(bool value) {
    return value ? Truth::yes : Truth::no;
}

/// `%` is any text, `_` any character; linear but for the last `%`, to which it goes back.
bool is_like(std::string_view text, std::string_view pattern) {
    std::size_t at = 0;
    std::size_t in_pattern = 0;
    std::size_t star = pattern.npos;
    std::size_t resume = 0;
    while (at < text.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '%') {
            star = in_pattern++;
            resume = at;
        } else if (in_pattern < pattern.size() && (pattern[in_pattern] == '_' || pattern[in_pattern] == text[at])) {
            ++in_pattern;
            ++at;
            while (pattern[in_pattern - 1] == '_' && at < text.size() &&
                   (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
                ++at; // the rest of one character
            }
        } else if (star != pattern.npos) {
            in_pattern = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('%', in_pattern) == pattern.npos;
}

/// As CASEI and ACCENTI compare: without case and accents, `%` and `_` kept.
std::string folded(const std::string& text) {
    std::string out;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto to = std::min(text.find_first_of("%_", from), text.size());
        out += util::squeeze(text.substr(from, to - from));
        out += to < text.size() ? text.substr(to, 1) : "";
        from = to + 1;
    }
    return out;
}

FeatureValue as_compared(const FeatureValue& value, bool folds) {
    const auto* text = std::get_if<std::string>(&value);
    return folds && text != nullptr ? FeatureValue(folded(*text)) : value;
}

/// Nothing when the two are of different types, or one is nothing.
std::optional<std::partial_ordering> order(const FeatureValue& a, const FeatureValue& b) {
    if (const auto *x = std::get_if<double>(&a), *y = std::get_if<double>(&b); x != nullptr && y != nullptr) {
        return *x <=> *y;
    }
    if (const auto *x = std::get_if<std::string>(&a), *y = std::get_if<std::string>(&b); x != nullptr && y != nullptr) {
        return x->compare(*y) <=> 0; // the browser's library has no <=> of texts yet
    }
    return std::nullopt;
}

Truth compared(const std::string& sign, std::optional<std::partial_ordering> found) {
    if (!found) {
        return Truth::unknown;
    }
    const auto is = *found;
    return truth_of(sign == "="    ? is == 0
                    : sign == "<>" ? is != 0
                    : sign == "<"  ? is < 0
                    : sign == ">"  ? is > 0
                    : sign == "<=" ? is <= 0
                                   : is >= 0);
}

/// Even-odd rule over all rings, holes included; a point on an edge may fall on either side.
bool holds(const std::vector<std::vector<LonLat>>& rings, LonLat point) {
    if (rings.size() == 1 && rings[0].size() == 1) {
        return rings[0][0] == point;
    }
    bool inside = false;
    for (const auto& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto& a = ring[i];
            const auto& b = ring[j];
            if ((a.latitude > point.latitude) != (b.latitude > point.latitude) &&
                point.longitude < (b.longitude - a.longitude) * (point.latitude - a.latitude) /
                                          (b.latitude - a.latitude) +
                                      a.longitude) {
                inside = !inside;
            }
        }
    }
    return inside;
}

Truth evaluate(const Node& node, const FilteredFeature& feature);

Truth evaluate_all(const Node& node, const FilteredFeature& feature, Truth decides) {
    auto result = decides == Truth::no ? Truth::yes : Truth::no;
    for (const auto& part : node.parts) {
        const auto found = evaluate(*part, feature);
        if (found == decides) {
            return decides;
        }
        result = found == Truth::unknown ? Truth::unknown : result;
    }
    return result;
}

Truth evaluate_in(const Node& node, const FeatureValue& value) {
    auto result = Truth::no;
    for (const auto& literal : node.literals) {
        const auto found = compared("=", order(value, as_compared(literal, node.folds)));
        if (found == Truth::yes) {
            return found;
        }
        result = std::holds_alternative<std::monostate>(value) ? Truth::unknown : result;
    }
    return result;
}

Truth evaluate_test(const Node& node, const FeatureValue& value) {
    const auto literal = [&](std::size_t i) { return as_compared(node.literals[i], node.folds); };
    switch (node.kind) {
    case Node::Kind::compare:
        return compared(node.sign, order(value, literal(0)));
    case Node::Kind::between: {
        const auto least = compared(">=", order(value, literal(0)));
        const auto most = compared("<=", order(value, literal(1)));
        return least == Truth::unknown || most == Truth::unknown ? Truth::unknown
                                                                 : truth_of(least == Truth::yes && most == Truth::yes);
    }
    case Node::Kind::like: {
        const auto* text = std::get_if<std::string>(&value);
        return text == nullptr ? Truth::unknown : truth_of(is_like(*text, std::get<std::string>(literal(0))));
    }
    case Node::Kind::in:
        return evaluate_in(node, value);
    default:
        return truth_of(std::holds_alternative<std::monostate>(value)); // is_null
    }
}

Truth evaluate(const Node& node, const FilteredFeature& feature) {
    switch (node.kind) {
    case Node::Kind::all:
        return evaluate_all(node, feature, Truth::no);
    case Node::Kind::any:
        return evaluate_all(node, feature, Truth::yes);
    case Node::Kind::none_of: {
        const auto found = evaluate(*node.parts.front(), feature);
        return found == Truth::unknown ? found : truth_of(found == Truth::no);
    }
    case Node::Kind::constant:
        return truth_of(node.value);
    case Node::Kind::intersects:
        return feature.point ? truth_of(holds(node.rings, *feature.point)) : Truth::unknown;
    default:
        return evaluate_test(node, as_compared(feature.values[node.property], node.folds));
    }
}

} // namespace

FeatureFilter FeatureFilter::parse(std::string_view text, const std::vector<std::string>& queryables) {
    return FeatureFilter(parse_filter(text, queryables));
}

bool FeatureFilter::selects(const FilteredFeature& feature) const {
    return evaluate(*m_root, feature) == Truth::yes;
}

FeatureFilter::FeatureFilter(std::unique_ptr<const Node> root) : m_root(std::move(root)) {}
FeatureFilter::FeatureFilter(FeatureFilter&&) noexcept = default;
FeatureFilter& FeatureFilter::operator=(FeatureFilter&&) noexcept = default;
FeatureFilter::~FeatureFilter() = default;

} // namespace relais::directory

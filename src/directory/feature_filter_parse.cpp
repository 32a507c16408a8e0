#include "directory/feature_filter_node.h"
#include "directory/filter_words.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace relais::directory {
namespace {

using Node = FeatureFilter::Node;
using NodePtr = std::unique_ptr<const Node>;
using Kind = FilterWord::Kind;

constexpr std::size_t k_longest = 4000;
constexpr int k_deepest = 40;

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

NodePtr joined(Node::Kind kind, std::vector<NodePtr> parts) {
    if (parts.size() == 1) {
        return std::move(parts.front());
    }
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->parts = std::move(parts);
    return node;
}

NodePtr negated(NodePtr part) {
    auto node = std::make_unique<Node>();
    node->kind = Node::Kind::none_of;
    node->parts.push_back(std::move(part));
    return node;
}

class Parser {
public:
    Parser(std::string_view text, const std::vector<std::string>& queryables)
        : m_words(filter_words(text)), m_queryables(queryables) {}

    NodePtr parse() {
        auto root = any();
        if (word().kind != Kind::end) {
            refuse_filter(word(), "end");
        }
        return root;
    }

private:
    struct Operand {
        bool is_property = false;
        std::size_t property = 0;
        bool folds = false;
        FeatureValue literal;
    };

    [[nodiscard]] const FilterWord& word() const { return m_words[m_at]; }
    [[nodiscard]] bool is(std::string_view keyword) const {
        return word().kind == Kind::name && upper(word().text) == keyword;
    }
    bool take(std::string_view keyword) {
        const bool found = is(keyword);
        m_at += found ? 1 : 0;
        return found;
    }
    bool take_sign(std::string_view sign) {
        const bool found = word().kind == Kind::sign && word().text == sign;
        m_at += found ? 1 : 0;
        return found;
    }
    void need_sign(std::string_view sign) {
        if (!take_sign(sign)) {
            refuse_filter(word(), sign == "(" ? "opening" : sign == ")" ? "closing" : "comma");
        }
    }
    void need(std::string_view keyword, const char* expected) {
        if (!take(keyword)) {
            refuse_filter(word(), expected);
        }
    }

    NodePtr any() {
        std::vector<NodePtr> parts;
        do {
            parts.push_back(all());
        } while (take("OR"));
        return joined(Node::Kind::any, std::move(parts));
    }

    NodePtr all() {
        std::vector<NodePtr> parts;
        do {
            parts.push_back(one());
        } while (take("AND"));
        return joined(Node::Kind::all, std::move(parts));
    }

    NodePtr one() {
        const Deeper deeper(*this);
        if (take("NOT")) {
            return negated(one());
        }
        if (take_sign("(")) {
            auto inside = any();
            need_sign(")");
            return inside;
        }
        if (is("TRUE") || is("FALSE")) {
            auto node = std::make_unique<Node>();
            node->value = take("TRUE");
            m_at += node->value ? 0 : 1;
            return node;
        }
        return take("S_INTERSECTS") ? spatial() : predicate();
    }

    NodePtr predicate() {
        auto left = operand();
        if (word().kind == Kind::sign && word().text != "(" && word().text != ")" && word().text != ",") {
            return comparison(std::move(left));
        }
        if (!left.is_property) {
            refuse_filter(word(), "comparison");
        }
        auto node = std::make_unique<Node>();
        node->property = left.property;
        node->folds = left.folds;
        if (take("IS")) {
            const bool is_negated = take("NOT");
            need("NULL", "null");
            node->kind = Node::Kind::is_null;
            return is_negated ? negated(std::move(node)) : NodePtr(std::move(node));
        }
        const bool is_negated = take("NOT");
        fill_test(*node);
        return is_negated ? negated(std::move(node)) : NodePtr(std::move(node));
    }

    void fill_test(Node& node) {
        if (take("LIKE")) {
            node.kind = Node::Kind::like;
            add_literal(node);
            if (!std::holds_alternative<std::string>(node.literals.front())) {
                refuse_filter(m_words[m_at - 1], "text");
            }
        } else if (take("BETWEEN")) {
            node.kind = Node::Kind::between;
            add_literal(node);
            need("AND", "and");
            add_literal(node);
        } else if (take("IN")) {
            node.kind = Node::Kind::in;
            need_sign("(");
            do {
                add_literal(node);
            } while (take_sign(","));
            need_sign(")");
        } else {
            refuse_filter(word(), "comparison");
        }
    }

    void add_literal(Node& node) {
        const auto start = m_at;
        auto given = operand();
        if (given.is_property) {
            refuse_filter(m_words[start], "literal");
        }
        node.folds = node.folds || given.folds;
        node.literals.push_back(std::move(given.literal));
    }

    NodePtr comparison(Operand left) {
        auto node = std::make_unique<Node>();
        node->kind = Node::Kind::compare;
        node->sign = word().text;
        const auto at = m_at++;
        auto right = operand();
        if (left.is_property == right.is_property) {
            refuse_filter(m_words[at], "property_and_literal");
        }
        if (!left.is_property) { // 3 < age is age > 3
            std::swap(left, right);
            for (char& c : node->sign) {
                c = node->sign == "<>" ? c : c == '<' ? '>' : c == '>' ? '<' : c;
            }
        }
        node->property = left.property;
        node->folds = left.folds || right.folds;
        node->literals.push_back(std::move(right.literal));
        return node;
    }

    Operand operand() {
        const Deeper deeper(*this);
        Operand out;
        if (word().kind == Kind::number) {
            out.literal = m_words[m_at++].number;
        } else if (word().kind == Kind::text) {
            out.literal = m_words[m_at++].text;
        } else if (is("CASEI") || is("ACCENTI")) {
            ++m_at;
            need_sign("(");
            out = operand();
            out.folds = true;
            need_sign(")");
        } else if (is("DATE") || is("TIMESTAMP")) {
            ++m_at;
            need_sign("(");
            if (word().kind != Kind::text) {
                refuse_filter(word(), "text");
            }
            constexpr std::size_t k_day = 10; // our dates are days
            out.literal = m_words[m_at++].text.substr(0, k_day);
            need_sign(")");
        } else if (word().kind == Kind::name) {
            out.is_property = true;
            out.property = property();
        } else {
            refuse_filter(word(), "operand");
        }
        return out;
    }

    std::size_t property() {
        const auto& name = m_words[m_at].text;
        const auto found = std::ranges::find(m_queryables, name);
        if (found == m_queryables.end()) {
            std::string near;
            int best = 3;
            for (const auto& known : m_queryables) {
                const int distance = util::edit_distance(known, name.substr(0, 60), best);
                near = distance < best ? known : near;
                best = std::min(best, distance);
            }
            throw util::InvalidInput("filter", {near.empty() ? "filter.unknown_property" : "filter.unknown_property_near",
                                                {{"name", name.substr(0, 60)}, {"near", near}}});
        }
        ++m_at;
        return static_cast<std::size_t>(found - m_queryables.begin());
    }

    NodePtr spatial() {
        auto node = std::make_unique<Node>();
        node->kind = Node::Kind::intersects;
        need_sign("(");
        if (!take("GEOMETRY") && !take("GEOM")) {
            refuse_filter(word(), "geometry");
        }
        need_sign(",");
        if (take("POINT")) {
            need_sign("(");
            node->rings = {{position()}};
            need_sign(")");
        } else if (take("BBOX") || take("ENVELOPE")) {
            node->rings = {box()};
        } else {
            need("POLYGON", "shape");
            need_sign("(");
            do {
                node->rings.push_back(ring());
            } while (take_sign(","));
            need_sign(")");
        }
        need_sign(")");
        return node;
    }

    double number() {
        if (word().kind != Kind::number) {
            refuse_filter(word(), "number");
        }
        return m_words[m_at++].number;
    }
    LonLat position() {
        const double longitude = number();
        return {longitude, number()};
    }
    std::vector<LonLat> ring() {
        std::vector<LonLat> points;
        need_sign("(");
        do {
            points.push_back(position());
        } while (take_sign(","));
        need_sign(")");
        if (points.size() < 4 || points.front() != points.back()) {
            refuse_filter(m_words[m_at - 1], "closed_ring");
        }
        return points;
    }
    std::vector<LonLat> box() {
        std::array<double, 4> sides{};
        need_sign("(");
        for (std::size_t i = 0; i < sides.size(); ++i) {
            if (i > 0) {
                need_sign(",");
            }
            sides[i] = number();
        }
        need_sign(")");
        const auto [west, south, east, north] = sides;
        return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    }

    /// Counts the depth while it lives.
    class Deeper {
    public:
        explicit Deeper(Parser& parser) : m_parser(parser) {
            if (++m_parser.m_depth > k_deepest) {
                refuse_filter(m_parser.word(), "less_depth");
            }
        }
        ~Deeper() { --m_parser.m_depth; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        Parser& m_parser;
    };

    std::vector<FilterWord> m_words;
    const std::vector<std::string>& m_queryables;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

std::unique_ptr<const FeatureFilter::Node> parse_filter(std::string_view text,
                                                        const std::vector<std::string>& queryables) {
    if (text.size() > k_longest) {
        throw util::InvalidInput("filter", {"filter.too_long", {{"max", std::to_string(k_longest)}}});
    }
    return Parser(text, queryables).parse();
}

} // namespace relais::directory

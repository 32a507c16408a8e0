#include "importers/split_known.h"

#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relais::importers {
namespace {

using Separators = std::vector<std::string_view>;

const std::array<Separators, 4>& levels() {
    static const std::array<Separators, 4> k_levels = {
        Separators{";", "\n", "\r", "|", "•", "·"},
        Separators{","},
        Separators{"/"},
        Separators{" et ", " and ", "&", "+", " ou ", " or "}};
    return k_levels;
}

std::size_t separator_at(std::string_view text, std::size_t at, const Separators& separators) {
    for (const auto separator : separators) {
        if (text.compare(at, separator.size(), separator) == 0) {
            return separator.size();
        }
    }
    return 0;
}

/// A list typed in a cell often begins its lines with a dash.
std::string without_bullet(std::string piece) {
    for (const std::string_view bullet : {"- ", "* ", "– "}) {
        if (piece.starts_with(bullet)) {
            return util::trim(piece.substr(bullet.size()));
        }
    }
    return piece;
}

std::vector<std::string> cut(std::string_view text, const Separators& separators) {
    std::vector<std::string> pieces;
    std::size_t start = 0;
    int depth = 0;
    const auto keep = [&](std::size_t end) {
        auto piece = without_bullet(util::trim(text.substr(start, end - start)));
        if (!piece.empty()) {
            pieces.push_back(std::move(piece));
        }
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : text[at] == ')' && depth > 0 ? -1 : 0;
        const auto size = depth == 0 ? separator_at(text, at, separators) : 0;
        if (size > 0) {
            keep(at);
            start = at + size;
            at = start - 1;
        }
    }
    keep(text.size());
    return pieces;
}

struct Pieces {
    std::vector<std::string> terms;
    bool any_known = false;
};

Pieces split_from(std::size_t level,
                  const std::string& text,
                  const std::function<bool(std::string_view)>& is_known) {
    if (is_known(text)) {
        return {{text}, true};
    }
    if (level == levels().size()) {
        return {{text}, false};
    }
    Pieces all;
    for (const auto& piece : cut(text, levels()[level])) {
        auto part = split_from(level + 1, piece, is_known);
        all.any_known = all.any_known || part.any_known;
        std::ranges::move(part.terms, std::back_inserter(all.terms));
    }
    const bool keep_whole = level > 0 && !all.any_known && !all.terms.empty();
    return keep_whole ? Pieces{{text}, false} : all;
}

} // namespace

std::vector<std::string> split_known(std::string_view cell,
                                     const std::function<bool(std::string_view)>& is_known) {
    const auto text = util::trim(cell);
    return text.empty() ? std::vector<std::string>() : split_from(0, text, is_known).terms;
}

} // namespace relais::importers

#include "commands/need_words.h"

#include "util/text_fold.h"

#include <algorithm>

namespace relais::commands {

std::string need_code(const directory::Taxonomy& taxonomy, const std::string& words) {
    const auto wanted = util::squeeze(words);
    const auto is_wanted = [&](const std::string& spelling) { return util::squeeze(spelling) == wanted; };
    for (const auto& term : taxonomy.terms()) {
        if (is_wanted(term.code) || is_wanted(term.label_fr) || is_wanted(term.label_en) ||
            std::ranges::any_of(term.synonyms_fr, is_wanted) || std::ranges::any_of(term.synonyms_en, is_wanted)) {
            return term.code;
        }
    }
    return words;
}

} // namespace relais::commands

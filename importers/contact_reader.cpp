#include "importers/contact_reader.h"

#include "util/text_fold.h"

#include <algorithm>
#include <cctype>

namespace relais::importers {
namespace {

constexpr std::size_t k_longest_contact = 2000;

bool is_plain(unsigned char c) {
    return c < 0x80 && std::isalnum(c) != 0;
}

bool is_domain(std::string_view domain) {
    const auto labels = util::split_list(domain, ".");
    const auto dots = std::ranges::count(domain, '.');
    return labels.size() >= 2 && static_cast<std::size_t>(dots) + 1 == labels.size() &&
           labels.back().size() >= 2 && std::ranges::all_of(domain, [](unsigned char c) {
               return is_plain(c) || c == '-' || c == '.';
           });
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    const auto local = text.substr(0, std::min(at, text.size()));
    return at != text.npos && !local.empty() && local.size() <= 64 &&
           is_domain(text.substr(at + 1)) && !local.starts_with('.') && !local.ends_with('.') &&
           std::ranges::all_of(local, [](char c) {
               return is_plain(static_cast<unsigned char>(c)) ||
                      std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
           });
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// "nom @ domaine.cm" was typed, "nom@domaine.cm" was meant.
std::string without_spaces_round_at(std::string_view cell) {
    std::string text(cell.substr(0, k_longest_contact));
    for (const std::string_view spaced : {" @", "@ "}) {
        for (auto at = text.find(spaced); at != text.npos; at = text.find(spaced)) {
            text.replace(at, 2, "@");
        }
    }
    return text;
}

} // namespace

std::vector<std::string> read_emails(std::string_view cell, Remarks& remarks) {
    std::vector<std::string> emails;
    if (!util::fold(cell).empty() && cell.find('@') == cell.npos) {
        warn(remarks, "finding.bad_email", {{"word", std::string(cell)}}); // a sentence, not a list
        return emails;
    }
    for (auto piece : util::split_list(without_spaces_round_at(cell), ";,/| \t\n\r<>()")) {
        if (lower(piece).starts_with("mailto:")) {
            piece = piece.substr(7);
        }
        while (piece.ends_with('.')) {
            piece.pop_back();
        }
        const auto at = piece.find('@');
        if (!is_email(piece)) {
            const bool word =
                at == piece.npos && (util::fold(piece) == "et" || util::fold(piece) == "ou" ||
                                     util::fold(piece).empty());
            if (!word) {
                warn(remarks, "finding.bad_email", {{"word", piece}});
            }
            continue;
        }
        auto email = piece.substr(0, at) + lower(piece.substr(at));
        if (std::ranges::find(emails, email) == emails.end()) {
            emails.push_back(std::move(email));
        }
    }
    return emails;
}

std::string read_website(std::string_view cell, Remarks& remarks) {
    const auto pieces = util::split_list(cell.substr(0, k_longest_contact), "; ,|\t\n\r");
    if (pieces.empty()) {
        return {};
    }
    const auto& text = pieces.front();
    const auto folded = lower(text);
    const bool schemed = folded.starts_with("http://") || folded.starts_with("https://");
    const auto host_at = schemed ? text.find("//") + 2 : 0;
    auto host = folded.substr(host_at, folded.find_first_of("/?#", host_at) - host_at);
    if (!is_domain(host)) {
        warn(remarks, "finding.bad_website", {{"word", std::string(cell)}});
        return {};
    }
    return schemed ? text : "https://" + text;
}

} // namespace relais::importers

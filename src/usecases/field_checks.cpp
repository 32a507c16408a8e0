#include "usecases/field_checks.h"

#include "importers/contact_reader.h"
#include "importers/phone_reader.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using util::InvalidInput;

bool is_control(unsigned char c) {
    return (c < 0x20 && c != '\n') || c == 0x7f;
}

/// As many as a reader sees: characters, not bytes.
std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

/// One value of a list that an importer's reader makes of a cell; what it warned of is what is
/// wrong.
template <class Read>
std::string
single(const std::string& field, const std::string& text, const char* wanted, const Read& read) {
    if (util::trim(text).empty()) {
        return "";
    }
    importers::Remarks remarks;
    const auto values = read(text, remarks);
    if (!remarks.empty()) {
        throw InvalidInput(field, remarks.front().what);
    }
    if (values.size() != 1) {
        throw InvalidInput(field, {wanted, {{"value", text.substr(0, 60)}}});
    }
    return values.front();
}

} // namespace

std::string
checked_text(const std::string& field, std::string_view text, std::size_t least, std::size_t most) {
    if (!util::is_utf8(text) || std::ranges::any_of(text, is_control)) {
        throw InvalidInput(field, {"form.bad_characters", {}});
    }
    auto trimmed = util::trim(text);
    const auto length = length_of(trimmed);
    if (length == 0 && least > 0) {
        throw InvalidInput(field, {"form.missing", {}});
    }
    if (length < least || length > most) {
        throw InvalidInput(field,
                           {"form.length",
                            {{"length", std::to_string(length)},
                             {"least", std::to_string(least)},
                             {"most", std::to_string(most)}}});
    }
    return trimmed;
}

std::string checked_phone(const std::string& field, const std::string& text) {
    return single(field, text, "form.one_phone", importers::read_phones);
}

std::string checked_email(const std::string& field, const std::string& text) {
    return single(field, text, "form.one_email", importers::read_emails);
}

std::string checked_website(const std::string& field, const std::string& text) {
    return single(
        field, text, "form.one_website", [](const std::string& cell, importers::Remarks& remarks) {
            return std::vector{importers::read_website(cell, remarks)};
        });
}

std::string checked_sector(const std::string& field, const std::string& text) {
    if (text.empty() || (text.size() == 1 && text[0] >= 'A' && text[0] <= 'U')) {
        return text;
    }
    throw InvalidInput(field, {"form.sector", {{"value", text.substr(0, 40)}}});
}

} // namespace relais::usecases

#pragma once
#include <string>
#include <string_view>

/// What people type into a form, checked field by field. All throw util::InvalidInput naming the
/// field.
namespace relais::usecases {

/// The text trimmed, within `least` … `most` characters and without control characters but line
/// ends.
std::string
checked_text(const std::string& field, std::string_view text, std::size_t least, std::size_t most);
/// E.164, "" for nothing typed.
std::string checked_phone(const std::string& field, const std::string& text);
/// "" for nothing typed.
std::string checked_email(const std::string& field, const std::string& text);
/// An address of http or https, "" for nothing typed.
std::string checked_website(const std::string& field, const std::string& text);
/// An ISIC Rev. 4 section, "A" … "U", or "".
std::string checked_sector(const std::string& field, const std::string& text);

} // namespace relais::usecases

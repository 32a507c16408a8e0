#pragma once
#include <string>
#include <string_view>

namespace relais::exports {

/// Text as content or attribute of XML 1.0: the five characters escaped, what XML forbids left out.
std::string xml_escaped(std::string_view text);

} // namespace relais::exports

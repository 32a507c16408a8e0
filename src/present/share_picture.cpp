#include "present/share_picture.h"

#include "exports/picture.h"
#include "exports/xml.h"

namespace relais::present {

std::string share_picture(const Texts& texts) {
    const std::string svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">)"
        R"(<rect width="1200" height="630" fill="#0b5d57"/><g fill="#e2f0ee" stroke="#e2f0ee">)"
        R"(<circle cx="190" cy="400" r="52"/><circle cx="370" cy="240" r="52"/>)"
        R"(<path d="M226 365 332 272" fill="none" stroke-width="30" stroke-linecap="round"/></g>)"
        R"(<g fill="#ffffff" font-family="DejaVu Sans, sans-serif"><text x="500" y="300" font-size="130" font-weight="bold">Relais</text>)"
        R"(<text x="504" y="380" font-size="44">)" +
        exports::xml_escaped(texts.text("page.tagline")) + R"(</text><text x="504" y="450" font-size="30" fill="#cfe5e1">)" +
        exports::xml_escaped(texts.text("embed.picture")) + "</text></g></svg>";
    return exports::png_of(svg, 1);
}

} // namespace relais::present

#pragma once
#include <string>
#include <string_view>

/// Addresses of the site as files of a folder that is opened from disk, without a server.
namespace relais::offline {

/// "/fr/?q=droit" → "fr/index.html?q=droit", "/fr/prestataires/12-hopital" → "fr/prestataires/12.html", "/static/app.css"
/// → "static/app.css". What the folder does not hold leads to "fr/absent.html" (or "en/…").
std::string file_of(std::string_view address);

/// A page whose links, forms and scripts lead to the files of the folder. `up`: from the page to the folder, "../" for
/// "fr/index.html".
std::string with_file_links(std::string_view html, std::string_view up);

} // namespace relais::offline

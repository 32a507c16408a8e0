#include "offline/site_files.h"

#include "offline/core.h"
#include "offline/stick_links.h"
#include "present/guide_book.h"
#include "present/offer_words.h"
#include "present/page_address.h"
#include "present/page_marks.h"
#include "present/page_template.h"
#include "present/planning_address.h"
#include "util/base64.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace relais::offline {
namespace {

namespace fs = std::filesystem;
using present::Lang;

std::string read_built(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw util::Unavailable({"stick.not_built", {{"file", file.string()}}});
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

/// dist/core-XXXXXXXX.wasm
std::string read_core(const fs::path& dist) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(dist, failed)) {
        if (entry.path().extension() == ".wasm") {
            return read_built(entry.path());
        }
    }
    throw util::Unavailable({"stick.not_built", {{"file", (dist / "core.wasm").string()}}});
}

/// Every address that has a page in the folder.
std::vector<std::string> addresses(const usecases::Snapshot& snapshot, const copy::Beside& beside, Lang lang) {
    const auto& directory = snapshot.directory();
    std::vector<std::string> all{present::search_address(lang), present::about_address(lang),
                                 present::offers_address(lang), present::flowchart_address(lang),
                                 present::search_address(lang) + "absent"};
    for (const auto& one : beside.offers) {
        all.push_back(present::offer_address(lang, one.offer));
    }
    for (const auto& path : beside.flowchart.paths) {
        all.push_back(present::flowchart_address(lang) + "/" + path.code + ".svg");
    }
    for (const auto& provider : snapshot.providers()) {
        if (provider.site) {
            all.push_back(present::provider_address(lang, directory.sites[*provider.site],
                                                    directory.organisations[provider.organisation]));
        }
    }
    for (const auto& organisation : directory.organisations) {
        all.push_back(present::organisation_address(lang, organisation));
    }
    return all;
}

/// "../" for each folder the file lies in.
std::string way_up(const std::string& file) {
    std::string up;
    for (auto left = std::ranges::count(file, '/'); left > 0; --left) {
        up += "../";
    }
    return up;
}

/// A line at the head of every page: of when the folder is.
std::string with_line(std::string html, const std::string& line, util::Instant now) {
    constexpr std::string_view k_body = "<body ";
    constexpr std::string_view k_header = "<header>\n";
    if (const auto at = html.find(k_header); at != std::string::npos) {
        html.insert(at + k_header.size(), "<p class=\"copy-line\" id=\"copy-line\">" + line + "</p>\n");
    }
    if (const auto at = html.find(k_body); at != std::string::npos) {
        html.insert(at + k_body.size(), "data-copy=\"" + util::to_string(now) + "\" ");
    }
    return html;
}

/// The guides, by their addresses; the pages of one language.
std::vector<std::pair<std::string, std::string>> guide_pages(const usecases::Snapshot& snapshot, const present::GuideBook& guides,
                                                             const present::TemplateSources& templates,
                                                             const present::Texts& texts) {
    const present::Templates pages(templates, texts, {"guides", "guide"});
    const auto lang = texts.lang();
    std::vector<std::pair<std::string, std::string>> all;
    all.emplace_back(present::guides_address(lang),
                     pages.render("guides", present::guides_page(&snapshot, texts, guides.in(lang))));
    for (const auto& guide : guides.in(lang)) {
        const auto page = present::guide_page(&snapshot, texts, guide, guides.addresses(guide.role));
        all.emplace_back(present::guide_address(lang, guide.slug), pages.render("guide", page));
    }
    for (auto& [address, html] : all) {
        present::replace_mark(html, present::k_account_mark, ""); // nobody logs in here
    }
    return all;
}

void add_guide_pictures(std::vector<SiteFile>& files, const fs::path& dist) {
    for (const auto& entry : fs::directory_iterator(dist)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("guide-") && name.ends_with(".jpg")) {
            files.push_back({"static/" + name, read_built(entry.path())});
        }
    }
}

std::string script_data(const std::vector<copy::Part>& parts, const fs::path& dist, util::Instant now) {
    nlohmann::ordered_json data;
    data["made"] = util::to_string(now);
    data["core"] = util::base64_of(read_core(dist));
    data["parts"] = nlohmann::ordered_json::array();
    for (const auto& part : parts) {
        data["parts"].push_back(util::base64_of(part.bytes));
    }
    for (const char* lang : {"fr", "en"}) {
        data["texts"][lang] = nlohmann::ordered_json::parse(read_built(dist / ("texts." + std::string(lang) + ".json")));
    }
    data["base"] = nlohmann::ordered_json::parse(read_built(dist / "base.json"));
    return "globalThis.RELAIS_STICK = " + data.dump() + ";\n";
}

std::string front_page(const present::Catalogues& texts) {
    std::string page = "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<title>Relais</title>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta http-equiv=\"refresh\" content=\"1; url=fr/index.html\">\n"
                       "<link rel=\"stylesheet\" href=\"static/app.css\">\n</head>\n<body>\n<main class=\"sheet prose\">\n"
                       "<h1>Relais</h1>\n";
    for (const auto lang : {Lang::fr, Lang::en}) {
        const std::string code(present::code_of(lang));
        page += "<p lang=\"" + code + "\"><a href=\"" + code + "/index.html\">" + texts.in(lang).text("stick.enter") +
                "</a></p>\n";
    }
    return page + "</main>\n</body>\n</html>\n";
}

} // namespace

std::vector<SiteFile> make_site(const usecases::Snapshot& snapshot, const copy::Beside& beside,
                                const present::Catalogues& texts, const fs::path& web, util::Instant now) {
    const auto dist = web / "dist";
    const auto parts = copy::split(snapshot.directory(), snapshot.boundaries(), beside);
    std::vector<SiteFile> files{{"index.html", front_page(texts)},
                                {"static/app.css", read_built(dist / "app.css")},
                                {"static/icon.svg", read_built(dist / "icon.svg")},
                                {"static/stick.js", read_built(dist / "stick.js")},
                                {"static/stick-data.js", script_data(parts, dist, now)}};
    const auto templates = present::read_templates(web / "templates");
    const LocalSite site(snapshot, beside, texts, templates);
    const auto day = util::to_string(util::day_in_cameroon(now));
    const present::GuideBook guides{present::read_guides(read_built(dist / "guides.fr.json")),
                                    present::read_guides(read_built(dist / "guides.en.json"))};
    add_guide_pictures(files, dist);
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto line = texts.in(lang).render({"stick.line", {{"day", day}}});
        for (const auto& address : addresses(snapshot, beside, lang)) {
            const auto file = file_of(address);
            server::Request request;
            request.method = "GET";
            request.path = address;
            request.lang = lang;
            auto reply = site.answer(std::move(request), "", now);
            if (reply.content_type != server::k_html) { // a picture
                files.push_back({file, std::move(reply.body)});
                continue;
            }
            files.push_back({file, with_file_links(with_line(std::move(reply.body), line, now), way_up(file))});
        }
        for (auto& [address, html] : guide_pages(snapshot, guides, templates, texts.in(lang))) {
            const auto file = file_of(address);
            files.push_back({file, with_file_links(with_line(std::move(html), line, now), way_up(file))});
        }
    }
    return files;
}

} // namespace relais::offline

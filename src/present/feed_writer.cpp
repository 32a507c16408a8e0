#include "present/feed_writer.h"

#include "exports/xml.h"
#include "present/json_parts.h"

#include <nlohmann/json.hpp>

namespace relais::present {

using exports::xml_escaped;

std::string atom_text(const FeedText& feed, Lang lang) {
    std::string out = R"(<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang=")" +
                      std::string(code_of(lang)) + "\"><title>" + xml_escaped(feed.title) + "</title><id>" +
                      xml_escaped(feed.self) + "</id><link rel=\"self\" href=\"" + xml_escaped(feed.self) +
                      "\"/><link href=\"" + xml_escaped(feed.home) + "\"/><updated>" + xml_escaped(feed.updated) +
                      "</updated><author><name>Relais</name></author>\n";
    for (const auto& entry : feed.entries) {
        out += "<entry><id>" + xml_escaped(entry.id) + "</id><title>" + xml_escaped(entry.title) + "</title><updated>" +
               xml_escaped(entry.at) + "</updated><link href=\"" + xml_escaped(entry.url) + "\"/><summary>" +
               xml_escaped(entry.summary) + "</summary></entry>\n";
    }
    return out + "</feed>\n";
}

std::string json_feed_text(const FeedText& feed, Lang lang) {
    Json json{{"version", "https://jsonfeed.org/version/1.1"},
              {"title", feed.title},
              {"home_page_url", feed.home},
              {"feed_url", feed.self},
              {"language", code_of(lang)}};
    auto items = Json::array();
    for (const auto& entry : feed.entries) {
        items.push_back({{"id", entry.id},
                         {"url", entry.url},
                         {"title", entry.title},
                         {"content_text", entry.summary.empty() ? entry.title : entry.summary},
                         {"date_published", entry.at}});
    }
    json["items"] = std::move(items);
    return text_of(json);
}

} // namespace relais::present

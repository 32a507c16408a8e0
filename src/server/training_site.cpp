#include "server/training_site.h"

#include "present/page_address.h"
#include "server/access.h"
#include "server/routes.h"

namespace relais::server {
namespace {

void insert_after(std::string& html, std::string_view mark, const std::string& words) {
    if (const auto at = html.find(mark); at != std::string::npos) {
        html.insert(at + mark.size(), words);
    }
}

} // namespace

void TrainingSite::restart(usecases::Desk& desk, util::Day today) {
    const std::scoped_lock lock(m_mutex);
    usecases::restart_training(desk, m_training);
    m_begun = today;
}

void TrainingSite::restart_on_another_day(usecases::Desk& desk, util::Day today) {
    const std::scoped_lock lock(m_mutex);
    if (today != m_begun) {
        usecases::restart_training(desk, m_training);
        m_begun = today;
    }
}

void TrainingSite::mark(std::string& html, const present::Pages& pages, const present::Texts& texts) {
    const auto band = present::Value::object().set("restart_url", restart_address(texts.lang()));
    insert_after(html, "<header>\n", pages.render(texts.lang(), "training_band", band));
    insert_after(html, "<body ", "data-training=\"" + texts.text("training.watermark") + "\" ");
}

std::string restart_address(present::Lang lang) {
    return lang == present::Lang::en ? "/en/training/restart" : "/fr/entrainement/recommencer";
}

std::string watermark_of(const Site& site, present::Lang lang) {
    return site.training != nullptr ? site.texts.in(lang).text("training.watermark") : std::string();
}

void add_training_routes(Router& router, const Site& site) {
    if (site.training == nullptr) {
        return;
    }
    for (const auto lang : {present::Lang::fr, present::Lang::en}) {
        router.post(restart_address(lang), [&site, lang](const Request&) {
            site.training->restart(desk_of(site), site.today());
            return see_other(present::search_address(lang));
        });
    }
}

} // namespace relais::server

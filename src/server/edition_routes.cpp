#include "server/edition_routes.h"

#include "present/finding_report.h"
#include "present/page_editions.h"
#include "server/access.h"
#include "server/file_desk.h"
#include "server/import_jobs.h"
#include "server/page_reply.h"
#include "server/parameters.h"
#include "server/problem.h"
#include "usecases/edition_desk.h"
#include "usecases/upload_desk.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::server {
namespace {

using directory::EditionId;
using directory::Permission;
using present::Lang;
using present::Notice;
using store::UploadId;

std::int64_t number_in(const Request& request) {
    return record_number(request.captured[0]).value_or(0);
}

Notice fault_of(const util::Error& error) {
    return {error.message(), problem_of(error).field, ""};
}

class Editions {
    template <class Work>
    auto read(const Work& work) const {
        return desk_of(m_site).read(work);
    }
    template <class Work>
    auto write(const Work& work) const {
        return desk_of(m_site).write(work);
    }

    Reply page(Lang lang, const char* name, const present::Value& value, int status) const {
        return private_page(m_site.pages.render(lang, name, value), status);
    }

    usecases::EditionSeen seen_edition(const Request& request) const {
        return read([&](const auto& database) {
            return usecases::see_edition(database, request.actor(), {number_in(request)});
        });
    }

    static const store::Upload& file_of(const usecases::EditionSeen& seen) {
        if (!seen.upload) {
            throw util::NotFound({"manage.file_not_kept", {}});
        }
        return *seen.upload;
    }

    void note_look(const Request& request, const store::Upload& file) const {
        write([&](const auto& database) {
            usecases::note_look(database, request.actor(), file, m_site.clock());
        });
    }

    importers::MappingPreview preview_of(const Request& request, UploadId id) const {
        importers::MappingPreview preview;
        m_desk.make([&] {
            preview = read([&](const auto& database) {
                return usecases::preview_upload(database, request.actor(), id);
            });
            return std::string();
        });
        return preview;
    }

    /// The form's choices by the place of each column, put beside the headings that stand there.
    static std::vector<std::pair<std::string, std::string>>
    columns_in(const Request& request, const importers::MappingPreview& preview) {
        std::vector<std::pair<std::string, std::string>> columns;
        for (std::size_t i = 0; i < preview.columns.size(); ++i) {
            const auto chosen = request.field("column_" + std::to_string(i));
            columns.emplace_back(preview.columns[i].heading, chosen.empty() ? "ignored" : chosen);
        }
        return columns;
    }

    static present::UploadProgress progress_of(const ImportJobs::State& state) {
        using Phase = ImportJobs::Phase;
        const bool is_under_way = state.phase != Phase::done && state.phase != Phase::failed;
        const char* phase = state.phase == Phase::waiting   ? "waiting"
                            : state.phase == Phase::reading ? "reading"
                                                            : "writing";
        return {is_under_way, phase, state.done, state.total};
    }

public:
    Editions(const Site& site, FileDesk& desk, ImportJobs& jobs)
        : m_site(site),
          m_desk(desk),
          m_jobs(jobs) {}

    Reply
    list(const Request& request, Lang lang, const Notice& notice = {}, int status = 200) const {
        const auto seen = read([&](const auto& database) {
            return usecases::see_editions(database, request.actor());
        });
        return page(
            lang, "editions", present::editions_page(m_site.texts.in(lang), seen, notice), status);
    }

    Reply send(const Request& request, Lang lang) const {
        try {
            const auto file = std::ranges::find(request.files, "file", &Request::File::field);
            if (file == request.files.end()) {
                throw util::InvalidInput("file", {"manage.no_file", {}});
            }
            const usecases::NewUpload sent{file->name,
                                           file->bytes,
                                           request.field("label"),
                                           request.field("validated_on"),
                                           request.field("validated_by")};
            const auto id = write([&](const auto& database) {
                return usecases::add_upload(database, request.actor(), sent, m_site.clock());
            });
            return see_other(present::upload_address(lang, id));
        } catch (const util::InvalidInput& wrong) {
            return list(request, lang, fault_of(wrong), problem_of(wrong).status);
        }
    }

    Reply roll_back(const Request& request, Lang lang) const {
        try {
            write([&](const auto& database) {
                return usecases::go_back(
                    database, request.actor(), request.field("seen"), m_site.clock());
            });
            return list(request, lang, {{}, "", "manage.done_back"});
        } catch (const util::Conflict& wrong) {
            return list(request, lang, fault_of(wrong), problem_of(wrong).status);
        }
    }

    Reply upload(const Request& request, Lang lang, Notice notice = {}, int status = 200) const {
        const UploadId id{number_in(request)};
        const auto sent = read([&](const auto& database) {
            return usecases::find_upload(database, request.actor(), id);
        });
        const auto before =
            read([&](const auto& database) { return usecases::made_before(database, sent); });
        const auto state = m_jobs.state(id.value);
        const auto progress = state ? progress_of(*state) : present::UploadProgress{};
        if (state && state->phase == ImportJobs::Phase::failed && !notice.fault) {
            notice.fault = state->fault;
        }
        std::optional<importers::MappingPreview> preview;
        if (!progress.is_under_way) {
            try {
                preview = preview_of(request, id);
            } catch (const util::InvalidInput& unreadable) {
                notice.fault = notice.fault ? notice.fault : unreadable.message();
            }
        }
        return page(lang,
                    "upload",
                    present::upload_page(m_site.texts.in(lang),
                                         sent,
                                         preview ? &*preview : nullptr,
                                         progress,
                                         before,
                                         notice),
                    status);
    }

    Reply check(const Request& request, Lang lang) const {
        const UploadId id{number_in(request)};
        if (request.field("action") == "discard") {
            write([&](const auto& database) {
                usecases::discard_upload(database, request.actor(), id, m_site.clock());
            });
            return see_other(present::editions_address(lang));
        }
        try {
            const auto columns = columns_in(request, preview_of(request, id));
            write([&](const auto& database) {
                usecases::choose_columns(database, request.actor(), id, columns, m_site.clock());
            });
        } catch (const util::InvalidInput& wrong) {
            return upload(request, lang, fault_of(wrong), problem_of(wrong).status);
        }
        m_jobs.start(id.value,
                     [&site = m_site, id, actor = request.actor()](const auto& reading,
                                                                   const auto& writing) {
                         const auto database =
                             desk_of(site).connection(); // a long read keeps nobody from writing
                         usecases::check_upload(
                             database, actor, id, site.clock(), reading, writing);
                     });
        return see_other(present::upload_address(lang, id));
    }

    Reply
    edition(const Request& request, Lang lang, const Notice& notice = {}, int status = 200) const {
        const auto seen = seen_edition(request);
        present::EditionFilter filter;
        filter.level = request.parameter("level");
        filter.change = request.parameter("change");
        filter.findings_from = static_cast<std::size_t>(
            std::max(0, whole_number(request, "findings_from").value_or(0)));
        filter.changes_from = static_cast<std::size_t>(
            std::max(0, whole_number(request, "changes_from").value_or(0)));
        const auto served = m_site.edition.current();
        return page(lang,
                    "edition",
                    present::edition_page(
                        m_site.texts.in(lang), served->snapshot.get(), seen, filter, notice),
                    status);
    }

    Reply decide(const Request& request, Lang lang) const {
        const EditionId id{number_in(request)};
        try {
            write([&](const auto& database) {
                return usecases::publish_seen(
                    database, request.actor(), id, request.field("seen"), m_site.clock());
            });
            return edition(request, lang, {{}, "", "manage.done_published"});
        } catch (const util::Conflict& wrong) {
            return edition(request, lang, fault_of(wrong), problem_of(wrong).status);
        }
    }

    Reply row(const Request& request, Lang lang) const {
        const auto seen = seen_edition(request);
        const auto sheet = single_text(request, "sheet");
        const int row = whole_number(request, "row").value_or(0);
        const auto& file = file_of(seen);
        note_look(request, file);
        importers::WrittenRow written;
        m_desk.make([&] {
            written = read([&](const auto& database) {
                return usecases::written_row(database, request.actor(), file, sheet, row);
            });
            return std::string();
        });
        return page(lang,
                    "edition_row",
                    present::written_row_page(m_site.texts.in(lang), seen, sheet, row, written),
                    200);
    }

    Reply annotated(const Request& request, Lang lang) const {
        const auto seen = seen_edition(request);
        const auto& texts = m_site.texts.in(lang);
        const auto& file = file_of(seen);
        note_look(request, file);
        auto bytes = m_desk.make([&] {
            return read([&](const auto& database) {
                return usecases::annotated_workbook(database,
                                                    request.actor(),
                                                    file,
                                                    present::comments(seen.notes.findings, texts),
                                                    texts.text("report.comments"));
            });
        });
        auto reply =
            file_reply({std::move(bytes),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "relais-edition-" + request.captured[0] + ".xlsx"});
        reply.cache_control = "no-store";
        return reply;
    }

    Reply differences(const Request& request) const {
        auto reply = json_reply(present::changed_places_geojson(read([&](const auto& database) {
            return usecases::changed_places(database, request.actor(), {number_in(request)});
        })));
        reply.content_type = "application/geo+json";
        return reply;
    }

private:
    const Site& m_site;
    FileDesk& m_desk;
    ImportJobs& m_jobs;
};

} // namespace

void add_edition_routes(Router& router, const Site& site, FileDesk& desk, ImportJobs& jobs) {
    const Editions editions(site, desk, jobs);
    constexpr auto k_needs = Permission::manage_editions;
    for (const auto lang : {Lang::fr, Lang::en}) {
        const bool is_english = lang == Lang::en;
        const auto root = present::editions_address(lang);
        const auto file = root + (is_english ? "/files/{}" : "/fichiers/{}");
        router.get(root, k_needs, [editions, lang](const Request& request) {
            return editions.list(request, lang);
        });
        router.upload(root, k_needs, [editions, lang](const Request& request) {
            return editions.send(request, lang);
        });
        router.post(
            present::rollback_address(lang), k_needs, [editions, lang](const Request& request) {
                return editions.roll_back(request, lang);
            });
        router.get(file, k_needs, [editions, lang](const Request& request) {
            return editions.upload(request, lang);
        });
        router.post(file, k_needs, [editions, lang](const Request& request) {
            return editions.check(request, lang);
        });
        router.get(root + "/{}", k_needs, [editions, lang](const Request& request) {
            return editions.edition(request, lang);
        });
        router.post(root + "/{}", k_needs, [editions, lang](const Request& request) {
            return editions.decide(request, lang);
        });
        router.get(
            root + (is_english ? "/{}/row" : "/{}/ligne"),
            k_needs,
            [editions, lang](const Request& request) { return editions.row(request, lang); });
        router.get(
            root + (is_english ? "/{}/annotated.xlsx" : "/{}/annote.xlsx"),
            k_needs,
            [editions, lang](const Request& request) { return editions.annotated(request, lang); });
        router.get(root + (is_english ? "/{}/differences.geojson" : "/{}/ecarts.geojson"),
                   k_needs,
                   [editions](const Request& request) { return editions.differences(request); });
    }
}

} // namespace relais::server

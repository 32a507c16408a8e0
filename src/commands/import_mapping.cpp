#include "commands/import_mapping.h"

#include "commands/edition_text.h"
#include "commands/output.h"
#include "commands/progress_bar.h"
#include "importers/annotated_workbook.h"
#include "present/finding_report.h"
#include "usecases/manage_editions.h"
#include "usecases/run_import.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>
#include <unordered_map>

namespace relais::commands {

struct MappingImport {
    usecases::ImportRequest request;
    bool publish = false;
    std::string validated_on;
    std::string report;
    std::string annotated;
    int shown = 20;
};

namespace {

using directory::FindingLevel;
using Options = MappingImport;

void refuse_existing(const std::string& file) {
    if (!file.empty() && std::filesystem::exists(file)) {
        throw util::InvalidInput("file", {"cli.file_exists", {{"file", file}}});
    }
}

std::string count_of(const usecases::ImportResult& result, FindingLevel level) {
    return std::to_string(std::ranges::count(result.notes.findings, level, &directory::Finding::level));
}

/// Findings that say the same of other rows: a word that is in no list comes in hundreds.
struct SameFindings {
    const directory::Finding* first = nullptr;
    int others = 0;
};

/// Errors before warnings, each as the file has them; notes are for the reports.
std::vector<SameFindings> grouped(const std::vector<directory::Finding>& findings, const present::Texts& texts) {
    std::vector<SameFindings> groups;
    std::unordered_map<std::string, std::size_t> known;
    for (const auto level : {FindingLevel::error, FindingLevel::warning}) {
        for (const auto& finding : findings) {
            if (finding.level != level) {
                continue;
            }
            const auto said = finding.sheet + '\n' + finding.column + '\n' + present::sentence(finding, texts);
            const auto [at, is_new] = known.try_emplace(said, groups.size());
            is_new ? groups.push_back({&finding, 0}) : void(++groups[at->second].others);
        }
    }
    return groups;
}

void say_findings(const Context& context, const usecases::ImportResult& result, int shown) {
    const auto groups = grouped(result.notes.findings, context.texts);
    int left_out = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& [finding, others] = groups[i];
        if (static_cast<int>(i) >= shown) {
            left_out += 1 + others;
            continue;
        }
        *context.out << present::line(*finding, context.texts);
        if (others > 0) {
            *context.out << ' ' << context.texts.render({"cli.import_same_finding", {{"count", std::to_string(others)}}});
        }
        *context.out << '\n';
    }
    if (left_out > 0) {
        context.say({"cli.import_more_findings",
                     {{"count", std::to_string(left_out)}, {"all", std::to_string(groups.size())}}});
    }
}

void say_matches(const Context& context, const usecases::ImportResult& result) {
    for (const auto& match : result.matches) {
        std::string reasons;
        for (const auto& reason : match.reasons) {
            reasons += (reasons.empty() ? "" : ", ") + context.texts.render(reason);
        }
        context.say({"match.line", {{"name", match.name}, {"old", match.old_name}, {"reasons", reasons}}});
    }
}

void say_result(const Context& context, const Options& options, const usecases::ImportResult& result) {
    if (result.taken_before) {
        context.say({"cli.import_taken_before",
                     {{"id", std::to_string(result.edition.id.value)}, {"label", result.edition.label}}});
        return;
    }
    say_findings(context, result, options.shown);
    say_matches(context, result);
    context.say({"cli.import_summary",
                 {{"lines", std::to_string(result.notes.lines_read)},
                  {"rejected", std::to_string(result.notes.rejected.size())},
                  {"organisations", std::to_string(result.organisations)},
                  {"sites", std::to_string(result.sites)},
                  {"services", std::to_string(result.services)},
                  {"errors", count_of(result, FindingLevel::error)},
                  {"warnings", count_of(result, FindingLevel::warning)}}});
    if (result.has_published) {
        say_difference_counts(context, result.changes);
    }
    if (result.edition.id.is_none()) {
        context.say({"cli.import_dry_run", {}});
    } else {
        context.say({"cli.import_draft_written", {{"id", std::to_string(result.edition.id.value)}}});
    }
}

nlohmann::json result_json(const usecases::ImportResult& result) {
    return {{"edition", result.edition.id.is_none() ? nlohmann::json() : nlohmann::json(result.edition.id.value)},
            {"taken_before", result.taken_before},
            {"lines_read", result.notes.lines_read},
            {"lines_rejected", result.notes.rejected.size()},
            {"organisations", result.organisations},
            {"sites", result.sites},
            {"services", result.services},
            {"matches", result.matches.size()},
            {"changes", difference_counts(result.changes)}};
}

void write_reports(const Context& context, const Options& options, const usecases::ImportResult& result) {
    const auto& notes = result.notes;
    const present::ReportSubject subject{options.request.file.filename().string(), notes.lines_read,
                                         static_cast<int>(notes.rejected.size())};
    if (!options.report.empty()) {
        write_new_file(options.report, present::finding_report(options.report, subject, notes.findings, context.texts));
    }
    if (!options.annotated.empty()) {
        importers::write_annotated(options.request.file, present::comments(notes.findings, context.texts),
                                   context.texts.text("report.comments"), options.annotated);
    }
}

void publish_if_asked(const Context& context, const Options& options, const store::Database& database,
                      const usecases::ImportResult& result) {
    if (!options.publish || result.edition.state == directory::EditionState::published) {
        return;
    }
    const auto edition = usecases::publish_edition(database, result.edition.id, author_of(context));
    if (!context.json) {
        context.say({"edition.published", {{"id", std::to_string(edition.id.value)}, {"label", edition.label}}});
    }
}

} // namespace

int import_mapping(const Context& context, MappingImport& options, const std::filesystem::path& file,
                   const std::string& label) {
    options.request.file = file;
    options.request.label = options.request.label.empty() ? label : options.request.label;
    refuse_existing(options.report);
    refuse_existing(options.annotated);
    auto& request = options.request;
    if (!options.validated_on.empty()) {
        request.validated_on = util::parse_day(options.validated_on);
        if (!request.validated_on) {
            throw util::InvalidInput("--validated-on", {"cli.bad_day", {{"value", options.validated_on}}});
        }
    }
    request.options.today = util::day_in_cameroon(context.clock());
    const auto database = store::Database::open_or_create(context.database);
    const auto result = usecases::run_import(
        database, request, author_of(context), progress_bar(*context.err, context.texts.text("cli.import_reading")),
        progress_bar(*context.err, context.texts.text("cli.import_writing")));
    if (context.json) {
        *context.out << result_json(result).dump(2) << '\n';
    } else {
        say_result(context, options, result);
    }
    write_reports(context, options, result); // said first: a report that fails undoes no draft
    publish_if_asked(context, options, database, result);
    return 0;
}

std::shared_ptr<MappingImport> add_mapping_options(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = &app;
    auto options = std::make_shared<Options>();
    auto& request = options->request;
    auto* apply = command->add_flag("--apply", request.apply, help("apply"));
    command->add_flag("--publish", options->publish, help("publish_at_once"))->needs(apply);
    command->add_flag("--again", request.again, help("again"));
    command->add_option("--profile", request.options.profile, help("profile"));
    command->add_option("--sheet", request.options.sheet, help("sheet"));
    command->add_option("--label", request.label, help("label"));
    command->add_option("--validated-on", options->validated_on, help("validated_on"));
    command->add_option("--validated-by", request.validated_by, help("validated_by"));
    command->add_flag("--illustrative", request.illustrative, help("illustrative"));
    command->add_option("--report", options->report, help("report"));
    command->add_option("--annotated", options->annotated, help("annotated"));
    command->add_option("--show", options->shown, help("show_findings"))->check(CLI::Range(0, 1'000'000));
    return options;
}

void add_import_mapping(CLI::App& import, Context& context) {
    auto* command = import.add_subcommand("mapping", context.texts.text("help.import_mapping"));
    auto file = std::make_shared<std::filesystem::path>();
    command->add_option("file", *file, context.texts.text("help.mapping_file"))->required();
    const auto options = add_mapping_options(*command, context);
    command->callback([&context, file, options] {
        context.work = [&context, file, options] { return import_mapping(context, *options, *file); };
    });
}

} // namespace relais::commands

#include "present/page_referral_figures.h"

#include "exports/sheet.h"
#include "present/page_frame.h"
#include "present/reasons.h"
#include "present/referral_words.h"

#include <algorithm>
#include <array>
#include <functional>

namespace relais::present {
namespace {

using namespace relais::directory;
using Label = std::function<std::string(const std::string&)>;

/// A table of the page and of the file.
struct Table {
    const char* title;
    const std::vector<FigureRow>& rows;
    Label label;
};

std::vector<Table> tables_of(const Words& words, const usecases::ReferralReport& report) {
    return {{"referral.figures_total",
             report.total,
             [&](const std::string&) { return words.say("referral.figures_all"); }},
            {"referral.figures_region",
             report.by_region,
             [&](const std::string& key) { return words.area(key); }},
            {"referral.figures_need",
             report.by_need,
             [&](const std::string& key) { return words.need(key); }},
            {"referral.figures_organisation", report.by_organisation, [&](const std::string& key) {
                 const auto* organisation = words.directory().organisation({std::stoll(key)});
                 return organisation != nullptr
                            ? organisation->name
                            : words.say("referral.figures_gone", {{"number", key}});
             }}};
}

std::string label_of(const Words& words, const std::string& key, const Label& label) {
    return key.empty() ? words.say("referral.figures_others") : label(key);
}

std::string percent(const Words& words, int share) {
    return words.say("referral.percent", {{"share", std::to_string(share)}});
}

std::string days(const std::optional<int>& number) {
    return number ? std::to_string(*number) : "–";
}

/// Those a referral comes into once it is sent.
constexpr auto k_timed = std::to_array<ReferralState>({ReferralState::acknowledged,
                                                       ReferralState::accepted,
                                                       ReferralState::in_progress,
                                                       ReferralState::completed,
                                                       ReferralState::declined,
                                                       ReferralState::withdrawn,
                                                       ReferralState::expired});

std::string main_reason(const Words& words, const FigureRow& row) {
    return row.reasons.empty()
               ? "–"
               : words.say("referral.figures_reason_share",
                           {{"reason", words.label(std::optional(row.reasons.front().reason))},
                            {"share", percent(words, row.reasons.front().percent)}});
}

/// Every reason's share of a row's refusals, in the order of the list.
std::vector<std::string> reason_cells(const Words& words, const FigureRow& row) {
    std::vector<std::string> all(code_count<DeclineReason>(), "–");
    for (const auto& [reason, share] : row.reasons) {
        all[static_cast<std::size_t>(reason)] = percent(words, share);
    }
    return all;
}

std::vector<std::string> reason_headings(const Words& words) {
    std::vector<std::string> all;
    for (const auto code : CodeList<DeclineReason>::codes) {
        all.push_back(words.texts().label("decline_reason", code));
    }
    return all;
}

/// The cells of a row after its name.
std::vector<std::string> cells(const Words& words, const FigureRow& row) {
    std::vector<std::string> all{std::to_string(row.sent),
                                 percent(words, row.answered_percent),
                                 percent(words, row.accepted_percent),
                                 percent(words, row.no_answer_percent),
                                 main_reason(words, row),
                                 days(row.median_days_to_answer)};
    for (const auto state : k_timed) {
        all.push_back(days(row.median_days_to[static_cast<std::size_t>(state)]));
    }
    return all;
}

std::vector<std::string> headings(const Words& words) {
    std::vector<std::string> all;
    for (const auto* key :
         {"sent", "answered", "accepted", "no_answer", "main_reason", "days_answer"}) {
        all.push_back(words.say(std::string("referral.figures_") + key));
    }
    for (const auto state : k_timed) {
        all.push_back(
            words.say("referral.figures_days_to",
                      {{"state", words.texts().label("referral_state", code_of(state))}}));
    }
    return all;
}

Value strings(const std::vector<std::string>& texts) {
    auto list = Value::list();
    for (const auto& text : texts) {
        list.add(text);
    }
    return list;
}

Value count_list(const Words& words, const std::vector<CountRow>& counts, const Label& label) {
    auto list = Value::list();
    for (const auto& row : counts) {
        list.add(Value::object()
                     .set("label", label_of(words, row.key, label))
                     .set("number", std::to_string(row.number)));
    }
    return list;
}

/// What refusals say of gaps, one part for each kind that is told by enough of them.
Value gap_values(const Words& words, const usecases::ReferralReport& report) {
    auto gaps = Value::list();
    for (const auto& told : report.gaps) {
        if (told.by_need.empty()) {
            continue;
        }
        auto gap = Value::object();
        gap.set("title", words.texts().label("gap", code_of(told.gap)));
        gap.set("by_need", count_list(words, told.by_need, [&](const std::string& key) {
                    return words.need(key);
                }));
        gaps.add(std::move(
            gap.set("by_region", count_list(words, told.by_region, [&](const std::string& key) {
                        return words.area(key);
                    }))));
    }
    return gaps;
}

using Cells = std::vector<std::string> (*)(const Words&, const FigureRow&);

Value rows_of(const Words& words, const Table& table, Cells cells_of) {
    auto rows = Value::list();
    for (const auto& row : table.rows) {
        rows.add(Value::object()
                     .set("name", label_of(words, row.key, table.label))
                     .set("cells", strings(cells_of(words, row))));
    }
    return rows;
}

Value table_value(const Words& words, const Table& table) {
    auto value = Value::object();
    value.set("title", words.say(table.title)).set("has_rows", !table.rows.empty());
    value.set("headings", strings(headings(words))).set("rows", rows_of(words, table, cells));
    const bool has_reasons =
        std::ranges::any_of(table.rows, [](const FigureRow& row) { return !row.reasons.empty(); });
    value.set("has_reasons", has_reasons);
    value.set("reasons_title",
              words.say("refusal.reasons_title", {{"table", lower_first(words.say(table.title))}}));
    value.set("reason_headings", strings(reason_headings(words)));
    return std::move(value.set("reason_rows", rows_of(words, table, reason_cells)));
}

} // namespace

std::string referral_figures_address(Lang lang) {
    return lang == Lang::en ? "/en/referral-figures" : "/fr/chiffres-orientations";
}

Value referral_figures_page(const Words& words,
                            const usecases::ReferralReport& report,
                            util::Instant now) {
    const auto query = "?days=" + std::to_string(report.days);
    auto page = frame(
        &words.snapshot(),
        words.texts(),
        "referral-figures",
        words.say("referral.figures_title"),
        {referral_figures_address(Lang::fr) + query, referral_figures_address(Lang::en) + query});
    const auto here = referral_figures_address(words.lang());
    page.set("url_90", here + "?days=90")
        .set("url_365", here + "?days=365")
        .set("is_year", report.days == 365);
    page.set("csv_url", here + "/csv").set("days", std::to_string(report.days));
    page.set("least",
             words.say("referral.figures_least", {{"least", std::to_string(k_least_told)}}));
    page.set("too_few", report.total.empty());
    auto tables = Value::list();
    for (const auto& table : tables_of(words, report)) {
        tables.add(table_value(words, table));
    }
    page.set("tables", std::move(tables));
    auto reasons = count_list(words, report.reasons, [&](const std::string& key) {
        return words.texts().label("decline_reason", key);
    });
    auto gaps = gap_values(words, report);
    page.set("has_gaps", !gaps.is_empty()).set("gaps", std::move(gaps));
    page.set("has_reasons", !reasons.is_empty()).set("reasons", std::move(reasons));
    auto silent = Value::list();
    for (const auto& referral : report.silent) {
        auto line = Value::object();
        line.set("code", referral.code).set("receiver", referral.receiver_name);
        silent.add(std::move(line.set("waits", waiting_of(words, referral, now).sentence)));
    }
    page.set("has_silent", !silent.is_empty()).set("silent", std::move(silent));
    return page;
}

std::string referral_figures_csv(const Words& words, const usecases::ReferralReport& report) {
    exports::Sheet sheet;
    sheet.name = words.say("referral.figures_title");
    sheet.columns = {{words.say("referral.figures_table")}, {words.say("referral.figures_row")}};
    for (auto& heading : headings(words)) {
        sheet.columns.push_back({std::move(heading)});
    }
    for (const auto& reason : reason_headings(words)) {
        sheet.columns.push_back({words.say("refusal.reason_column", {{"reason", reason}})});
    }
    for (const auto& table : tables_of(words, report)) {
        for (const auto& row : table.rows) {
            std::vector<exports::Cell> line{words.say(table.title),
                                            label_of(words, row.key, table.label)};
            for (auto& cell : cells(words, row)) {
                line.emplace_back(std::move(cell));
            }
            for (auto& cell : reason_cells(words, row)) {
                line.emplace_back(std::move(cell));
            }
            sheet.rows.push_back(std::move(line));
        }
    }
    exports::Book book;
    book.title = sheet.name;
    book.stamp = {{words.say("referral.figures_take"), words.say("referral.figures_warning")}};
    book.sheets.push_back(std::move(sheet));
    return exports::csv_of(book,
                           words.lang() == Lang::en ? exports::Locale::en : exports::Locale::fr);
}

} // namespace relais::present

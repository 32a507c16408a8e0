#include "commands/show_command.h"

#include "commands/output.h"
#include "commands/provider_name.h"
#include "present/provider_json.h"
#include "usecases/show_provider.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <charconv>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

/// "site-12" → 12, if the text has that beginning and a number.
std::optional<std::int64_t> number_after(std::string_view text, std::string_view beginning) {
    if (!text.starts_with(beginning)) {
        return std::nullopt;
    }
    text.remove_prefix(beginning.size());
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::string answer_for(const Context& context, const usecases::Snapshot& snapshot, const std::string& id) {
    if (const auto site = number_after(id, "site-")) {
        return present::provider_json(snapshot, context.texts, usecases::provider_at_site(snapshot, {*site}),
                                      context.clock());
    }
    if (const auto organisation = number_after(id, "organisation-")) {
        const auto providers = usecases::providers_of(snapshot, {*organisation});
        const auto* record = snapshot.directory().organisation({*organisation});
        return present::organisation_json(
            snapshot, context.texts,
            static_cast<std::uint32_t>(record - snapshot.directory().organisations.data()), providers);
    }
    if (const auto service = number_after(id, "service-")) {
        return present::service_json(snapshot, context.texts, usecases::service_with(snapshot, {*service}));
    }
    throw util::InvalidInput("id", {"cli.bad_id", {{"value", id}}});
}

/// A line "label : value" for each field that is told; what is not known is said in words where people ask for it.
class Printer {
public:
    explicit Printer(const Context& context) : m_context(context) {}

    void provider(const Json& provider) const {
        title(provider);
        for (const char* field : {"address", "landmark", "locality"}) {
            line(field, provider.value(Json::json_pointer(std::string("/") + field), Json()));
        }
        line("area", provider.value(Json::json_pointer("/area/label"), Json()));
        line("precision", provider.value("precision_label", Json()));
        line("phones", provider.value("phones", Json()), Asked::yes);
        line("emails", provider.value("emails", Json()));
        line("whatsapp", provider.value("whatsapp", Json()));
        line("hours", provider.value(Json::json_pointer("/opening_hours/raw"), Json()), Asked::yes);
        line("status", provider.value("status_label", Json()));
        for (const auto& service : provider.value("services", Json::array())) {
            this->service(service);
        }
    }

    void service(const Json& service) const {
        *m_context.out << "\n  " << service.value("need_label", "") << " [service-" << service.value("id", 0) << "]\n";
        for (const char* field : {"name", "description", "fee_details", "documents_required", "outreach_days",
                                  "how_to_refer"}) {
            line(field, service.value(field, Json()), Asked::no, "    ");
        }
        for (const char* field : {"publics", "sexes", "ages", "languages", "fee", "access_modes", "saturation"}) {
            line(field, service.value(std::string(field) + "_label", Json()), Asked::yes, "    ");
        }
        line("zone", service.value(Json::json_pointer("/zone/label"), Json()), Asked::yes, "    ");
        line("verified", service.value("verified_label", Json()), Asked::yes, "    ");
    }

    void title(const Json& record) const {
        *m_context.out << provider_name(record) << " [" << id_text(record) << "]\n";
    }

private:
    enum class Asked { no, yes };

    static std::string id_text(const Json& record) {
        const auto id = record.value("id", Json());
        return id.is_string() ? id.get<std::string>() : id.dump();
    }

    static std::string words(const Json& value) {
        if (value.is_string()) {
            return value.get<std::string>();
        }
        std::string joined;
        for (const auto& item : value.is_array() ? value : Json::array()) {
            const auto text = item.is_string() ? item.get<std::string>() : item.value("label", "");
            joined += (joined.empty() ? "" : ", ") + text;
        }
        return joined;
    }

    void line(const char* field, const Json& value, Asked asked = Asked::no, const char* indent = "  ") const {
        const auto text = words(value);
        if (!text.empty() || asked == Asked::yes) {
            *m_context.out << indent << m_context.texts.label("cli.show", field) << " : "
                           << (text.empty() ? m_context.texts.text("unknown") : text) << '\n';
        }
    }

    const Context& m_context;
};

void say_answer(const Context& context, const std::string& id, const Json& answer) {
    const Printer printer(context);
    if (id.starts_with("service-")) {
        printer.title(answer.value("provider", Json::object()));
        printer.service(answer.value("service", answer));
        return;
    }
    printer.provider(answer);
    for (const auto& site : answer.value("sites", Json::array())) {
        printer.title(site);
    }
}

int show(const Context& context, const std::string& id) {
    const auto snapshot = published_snapshot(context);
    const auto answer = answer_for(context, *snapshot, id);
    return give_answer(context, *snapshot, answer, [&](const Json& json) { say_answer(context, id, json); });
}

} // namespace

void add_show_command(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("show", context.texts.text("help.show"));
    auto id = std::make_shared<std::string>();
    command->add_option("id", *id, context.texts.text("help.show_id"))->required();
    command->callback([&context, id] { context.work = [&context, id] { return show(context, *id); }; });
}

} // namespace relais::commands

#include "present/page_flowchart_versions.h"

#include "present/finding_report.h"
#include "present/page_flowchart.h"
#include "present/page_frame.h"

namespace relais::present {
namespace {

using directory::Finding;

/// "Ligne 12, colonne « needs » : …".
std::string fault_said(const Texts& texts, const Finding& fault) {
    const auto said = sentence(fault, texts);
    return fault.row == 0 ? said
                          : texts.render({"flow.fault",
                                          {{"row", std::to_string(fault.row)},
                                           {"column", fault.column},
                                           {"sentence", said}}});
}

} // namespace

std::string flowchart_versions_address(Lang lang) {
    return flowchart_address(lang) + "/versions";
}

Value flowchart_versions_page(const Texts& texts,
                              std::int64_t in_use,
                              const std::vector<store::FlowchartVersion>& versions,
                              const std::vector<Finding>& faults,
                              const Notice& notice) {
    auto page = frame(nullptr,
                      texts,
                      "flowchart-versions",
                      texts.text("flow.manage_title"),
                      {flowchart_versions_address(Lang::fr), flowchart_versions_address(Lang::en)});
    page.set("fault", notice.fault ? texts.render(*notice.fault) : std::string());
    page.set("done", notice.done.empty() ? std::string() : texts.text(notice.done));
    page.set("action", flowchart_versions_address(texts.lang()))
        .set("flowchart_url", flowchart_address(texts.lang()));
    page.set("file_url", flowchart_file_address(texts.lang(), in_use))
        .set("seen", std::to_string(in_use));
    auto lines = Value::list();
    for (const auto& fault : faults) {
        lines.add(Value::object().set("line", fault_said(texts, fault)));
    }
    page.set("has_faults", !faults.empty()).set("faults", std::move(lines));
    auto list = Value::list();
    for (const auto& version : versions) {
        list.add(Value::object()
                     .set("number", std::to_string(version.number))
                     .set("said", version_said(texts, version))
                     .set("note", version.note)
                     .set("url", flowchart_file_address(texts.lang(), version.number))
                     .set("is_used", version.number == in_use));
    }
    store::FlowchartVersion own;
    list.add(Value::object()
                 .set("number", "0")
                 .set("said", version_said(texts, own))
                 .set("note", "")
                 .set("url", flowchart_file_address(texts.lang(), 0))
                 .set("is_used", in_use == 0));
    page.set("versions", std::move(list));
    return page;
}

} // namespace relais::present

#include "importers/word_list.h"
#include "present/content_lines.h"
#include "present/export_words.h"
#include "present/structured_data.h"
#include "present_support.h"
#include "support/directory_builder.h"

#include <catch2/catch.hpp>

using namespace relais;
using test::texts;
using namespace relais::directory;
using present::Lang;

namespace {

template <class Enum>
void check_list(const std::string& prefix) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        for (const auto code : CodeList<Enum>::codes) {
            importers::Remarks remarks;
            const auto label = texts().in(lang).label(prefix, code);
            CAPTURE(label);
            CHECK(importers::read_code<Enum>(label, remarks) == from_code<Enum>(code));
            CHECK(remarks.empty());
        }
    }
}

} // namespace

TEST_CASE("Every word an export writes is one the import reads, in both languages") {
    check_list<OrganisationKind>("organisation_kind");
    check_list<MnrMembership>("mnr_membership");
    check_list<LocationPrecision>("export_precision");
    check_list<LocationVisibility>("export_visibility");
    check_list<SiteStatus>("site_status");
    check_list<Public>("public");
    check_list<Sex>("sex");
    check_list<Fee>("fee");
    check_list<AccessMode>("access_mode");
    check_list<Referrer>("referrer");
    check_list<Saturation>("saturation");
    check_list<CostSharing>("cost_sharing");
}

TEST_CASE("A phone number is a text to every spreadsheet") {
    CHECK(present::export_phone("+237699000011") == "(+237) 699 00 00 11");
    CHECK(present::export_phone("+33612345678") == "(+33612345678)");
}

TEST_CASE("Lines of calendars and cards are folded between characters, and their texts escaped") {
    present::ContentLines lines;
    lines.add_text("NOTE", "Été, « à » ; \\ \n" + std::string(80, 'x'));
    const auto text = lines.take();
    CHECK(text.find("NOTE:Été\\, « à » \\; \\\\ \\n") == 0);
    std::size_t from = 0;
    for (auto at = text.find("\r\n"); at != text.npos; at = text.find("\r\n", from)) {
        CHECK(at - from <= 75);
        from = at + 2;
    }
    CHECK(from == text.size());
    lines.add_text("EMPTY", "");
    CHECK(lines.take().empty());
}

TEST_CASE("What search engines read can end no block and tells no hidden door") {
    test::DirectoryBuilder builder;
    builder.organisation(1, "A </script><script>alert(1)</script>");
    auto& site = builder.site(11, "Maison", 14.33, 10.6);
    site.address = "12 rue cachée";
    site.visibility = LocationVisibility::confidential;
    builder.service(101, 11, "legal_aid");
    const auto snapshot = builder.snapshot();
    const present::Words words(*snapshot, texts().fr);
    const auto data = present::structured_data(words, snapshot->providers()[0]);
    CHECK(data.find("</script>") == data.size() - std::string("</script>\n").size());
    CHECK(data.find("cachée") == std::string::npos);
    CHECK(data.find("geo") == std::string::npos);
}

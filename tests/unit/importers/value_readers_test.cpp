#include "importers/age_reader.h"
#include "importers/contact_reader.h"
#include "importers/date_reader.h"
#include "importers/number_reader.h"
#include "importers/phone_reader.h"
#include "importers/word_list.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais;
using namespace relais::importers;

namespace {

const util::Day k_today = *util::parse_day("2026-11-24");

std::string date(const char* text) {
    Remarks remarks;
    const auto day = read_date(text, k_today, remarks);
    return day ? util::to_string(*day) : remarks.empty() ? "silence" : remarks.back().what.key;
}

std::vector<std::string> keys(const Remarks& remarks) {
    std::vector<std::string> keys;
    for (const auto& remark : remarks) {
        keys.push_back(remark.what.key);
    }
    return keys;
}

} // namespace

TEST_CASE("numbers are read with French and English marks") {
    CHECK(parse_number("3,8667") == 3.8667);
    CHECK(parse_number("1 500") == 1500);
    CHECK(parse_number("1\u00A0500,5") == 1500.5);
    CHECK(parse_number("1.500,5") == 1500.5);
    CHECK(parse_number("1,500.5") == 1500.5);
    CHECK(parse_number("1.500.000") == 1500000);
    CHECK(parse_number("-12.0") == -12);
    for (const char* text : {"", "-", "abc", "12a", "1e5", "nan", "inf", "0x10", ".", ","}) {
        INFO(text);
        CHECK_FALSE(parse_number(text));
    }
}

TEST_CASE("a count has only the units it may have") {
    Remarks remarks;
    CHECK(read_count("30", 100, {}, remarks) == 30);
    CHECK(read_count("30.0", 100, {}, remarks) == 30);
    CHECK(read_count("30 places", 100, {"places"}, remarks) == 30);
    CHECK(remarks.empty());
    for (const char* text : {"30/jour", "-1", "101", "2,5", "beaucoup"}) {
        INFO(text);
        Remarks said;
        CHECK_FALSE(read_count(text, 100, {"places"}, said));
        CHECK(keys(said) == std::vector<std::string>{"finding.bad_count"});
    }
}

TEST_CASE("dates are read day first, in words and as spreadsheet numbers") {
    CHECK(date("21/08/2024") == "2024-08-21");
    CHECK(date("21.8.24") == "2024-08-21");
    CHECK(date("21-08-2024") == "2024-08-21");
    CHECK(date("2024-08-21") == "2024-08-21");
    CHECK(date("2024/08/21") == "2024-08-21");
    CHECK(date("2024-08-21T10:30:00Z") == "2024-08-21");
    CHECK(date("21/08/2024 10:30") == "2024-08-21");
    CHECK(date("45525") == "2024-08-21");
    CHECK(date("45525.5") == "2024-08-21");
    CHECK(date("21 août 2024") == "2024-08-21");
    CHECK(date("le 1er août 2024") == "2024-08-01");
    CHECK(date("August 21, 2024") == "2024-08-21");
    CHECK(date("21-Aug-24") == "2024-08-21");
    CHECK(date("août 2024") == "2024-08-01");
    CHECK(date("08/2024") == "2024-08-01");
    CHECK(date("2024") == "2024-01-01");
    CHECK(date("08/21/2024") == "2024-08-21");
}

TEST_CASE("dates that are none, or not yet, are reported") {
    for (const char* text :
         {"31/02/2024", "32/01/2024", "13/13/2024", "hier", "12", "1/2/3/4", "99999999"}) {
        INFO(text);
        CHECK(date(text) == "finding.bad_date");
    }
    CHECK(date("25/11/2026") == "finding.future_date");
    CHECK(date("24/11/2026") == "2026-11-24");
}

TEST_CASE("a month written first and a rounded date are said") {
    Remarks remarks;
    read_date("08/21/2024", k_today, remarks);
    read_date("août 2024", k_today, remarks);
    CHECK(keys(remarks) == std::vector<std::string>{"finding.month_first", "finding.date_rounded"});
}

TEST_CASE("phone numbers come out as E.164, several to a cell") {
    struct Case {
        const char* text;
        std::vector<std::string> phones;
    };
    const std::vector<Case> cases = {{"699 88 77 66", {"+237699887766"}},
                                     {"+237 6 99 88 77 66", {"+237699887766"}},
                                     {"00237 699887766", {"+237699887766"}},
                                     {"(+237) 222 23 40 14", {"+237222234014"}},
                                     {"237699887766", {"+237699887766"}},
                                     {"699887766.0", {"+237699887766"}},
                                     {"2.37699887766E11", {"+237699887766"}},
                                     {"Tél : 699-88-77-66", {"+237699887766"}},
                                     {"699887766 / 677112233", {"+237699887766", "+237677112233"}},
                                     {"699887766 ou 677112233", {"+237699887766", "+237677112233"}},
                                     {"699887766 677112233", {"+237699887766", "+237677112233"}},
                                     {"699887766;699 88 77 66", {"+237699887766"}},
                                     {"699887766\n677112233", {"+237699887766", "+237677112233"}},
                                     {"+33 1 40 20 50 50", {"+33140205050"}},
                                     {"", {}},
                                     {"néant", {}}};
    for (const auto& one : cases) {
        INFO(one.text);
        Remarks remarks;
        CHECK(read_phones(one.text, remarks) == one.phones);
        CHECK(remarks.empty());
    }
}

TEST_CASE("an eight-digit number is reported with today's form and not guessed") {
    Remarks remarks;
    CHECK(read_phones("99 88 77 66 / 22 23 40 14 / +237 77 11 22 33", remarks).empty());
    REQUIRE(remarks.size() == 3);
    CHECK(keys(remarks) == std::vector<std::string>(3, "finding.old_phone"));
    CHECK(remarks[0].suggestion == "+237699887766");
    CHECK(remarks[1].suggestion == "+237222234014");
    CHECK(remarks[2].suggestion == "+237677112233");
}

TEST_CASE("numbers that cannot be are reported and others of the cell kept") {
    Remarks remarks;
    CHECK(read_phones("699887766 / 23 / 1234567890123456", remarks) ==
          std::vector<std::string>{"+237699887766"});
    CHECK(keys(remarks) == std::vector<std::string>(2, "finding.bad_phone"));
}

TEST_CASE("e-mail addresses are taken apart and tidied") {
    Remarks remarks;
    CHECK(read_emails("Contact@Example.ORG; autre@exemple.cm", remarks) ==
          std::vector<std::string>{"Contact@example.org", "autre@exemple.cm"});
    CHECK(read_emails("mailto:a@b.cm, a @ b.cm", remarks) == std::vector<std::string>{"a@b.cm"});
    CHECK(remarks.empty());
    for (const char* text : {"a@b", "a@@b.cm", "sans arobase", "@b.cm", "a@.cm", "a@b..cm"}) {
        INFO(text);
        Remarks said;
        CHECK(read_emails(text, said).empty());
        CHECK_FALSE(said.empty());
    }
}

TEST_CASE("web addresses are http or https only") {
    Remarks remarks;
    CHECK(read_website("www.minas.cm", remarks) == "https://www.minas.cm");
    CHECK(read_website("http://Exemple.org/page", remarks) == "http://Exemple.org/page");
    CHECK(remarks.empty());
    for (const char* text :
         {"javascript:alert(1)", "ftp://a.b", "pas de site", "http://", "data:text/html,x"}) {
        INFO(text);
        Remarks said;
        CHECK(read_website(text, said).empty());
        CHECK(keys(said) == std::vector<std::string>{"finding.bad_website"});
    }
}

TEST_CASE("ages are read as ranges with both ends included") {
    using Range = AgeRange;
    struct Case {
        const char* text;
        Range range;
    };
    const std::optional<int> open;
    const Case cases[] = {{"18-35 ans", {18, 35}},
                          {"de 15 à 35 ans", {15, 35}},
                          {"15 – 24", {15, 24}},
                          {"moins de 18 ans", {open, 17}},
                          {"under 18", {open, 17}},
                          {"< 18", {open, 17}},
                          {"18 ans et plus", {18, open}},
                          {"18+", {18, open}},
                          {"à partir de 15 ans", {15, open}},
                          {"jusqu'à 25 ans", {open, 25}},
                          {"tous âges", {0, open}},
                          {"mineurs", {open, 17}},
                          {"adultes", {18, open}},
                          {"18ans-35ans", {18, 35}}};
    for (const auto& one : cases) {
        INFO(one.text);
        Remarks remarks;
        CHECK(read_ages(one.text, remarks) == one.range);
        CHECK(remarks.empty());
    }
    for (const char* text : {"35-18", "0-24 mois", "300", "jeunes", "18", "1 2 3"}) {
        INFO(text);
        Remarks remarks;
        CHECK(read_ages(text, remarks) == Range{});
        CHECK(keys(remarks) == std::vector<std::string>{"finding.bad_age"});
    }
}

TEST_CASE("code words are read in both languages, several to a cell") {
    using directory::Public;
    Remarks remarks;
    CHECK(
        read_code_set<Public>("Femmes; Jeunes / Victimes de traite", remarks) ==
        directory::CodeSet<Public>{Public::women, Public::youth, Public::survivors_of_trafficking});
    CHECK(read_code_set<Public>("returnees, IDPs and women", remarks) ==
          directory::CodeSet<Public>{
              Public::returnees, Public::internally_displaced_persons, Public::women});
    CHECK(read_code_set<directory::Sex>("Mixte", remarks).count() == 2);
    CHECK(read_code_set<directory::Sex>("H/F", remarks).count() == 2);
    CHECK(read_code<directory::OrganisationKind>("ONG internationale", remarks) ==
          directory::OrganisationKind::international_ngo);
    CHECK(read_code<directory::Fee>("GRATUIT", remarks) == directory::Fee::free);
    CHECK(remarks.empty());
}

TEST_CASE("an unknown code word is not given and the nearest is suggested") {
    Remarks remarks;
    CHECK(read_code_set<directory::Public>("Femmes, pêcheurs de crevettes", remarks) ==
          directory::CodeSet<directory::Public>{directory::Public::women});
    CHECK(keys(remarks) == std::vector<std::string>{"finding.unknown_word"});
    remarks.clear();
    CHECK_FALSE(
        read_code<directory::OrganisationKind>("Organisation internationale privée", remarks));
    CHECK_FALSE(remarks.at(0).suggestion.empty());
}

TEST_CASE("a slip of spelling is taken and said") {
    Remarks remarks;
    CHECK(read_code<directory::AccessMode>("Sur rendez-vuos", remarks) ==
          directory::AccessMode::appointment);
    CHECK(keys(remarks) == std::vector<std::string>{"finding.taken_as"});
}

TEST_CASE("every accepted word of a code list stands for codes of that list") {
    const auto check = [](auto tag, const char* label) {
        using Enum = decltype(tag);
        for (const auto code : directory::CodeList<Enum>::codes) {
            Remarks remarks;
            INFO(label << " " << code);
            CHECK(read_code_set<Enum>(code, remarks).count() >= 1);
            CHECK(remarks.empty());
        }
    };
    check(directory::Public{}, "public");
    check(directory::OrganisationKind{}, "kind");
    check(directory::AccessMode{}, "access");
    check(directory::LocationPrecision{}, "precision");
    check(directory::LocationVisibility{}, "visibility");
    check(directory::Fee{}, "fee");
    check(directory::Saturation{}, "saturation");
    check(directory::CostSharing{}, "cost sharing");
    check(directory::MnrMembership{}, "membership");
    check(directory::Referrer{}, "referrer");
    check(directory::SiteStatus{}, "status");
}

TEST_CASE("no text makes a reader of values fail") {
    CHECK(rc::check([](const std::string& text) {
        Remarks remarks;
        read_date(text, k_today, remarks);
        read_phones(text, remarks);
        read_emails(text, remarks);
        read_website(text, remarks);
        read_ages(text, remarks);
        read_count(text, 10, {}, remarks);
        read_code_set<directory::Public>(text, remarks);
    }));
}

#include "present/referral_slip.h"
#include "support/directory_builder.h"
#include "util/gsm_text.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace relais;
using namespace relais::directory;

namespace {

struct Slips {
    Slips() {
        builder.organisation(1, "Association d’aide aux survivantes de la traite");
        auto& site = builder.site(11, "Centre d’écoute de Domayo", 14.33, 10.6);
        site.phones = {"+237699000011"};
        site.landmark = "En face de la pharmacie du marché central, deuxième portail bleu";
        site.address = "Quartier Domayo";
        builder.service(101, 11, "individual_counselling").documents_required =
            "Laissez-passer, carnet de vaccination";
        referral.code = "K7M-Q2X-D4";
        referral.service = {101};
        referral.need = "individual_counselling";
        file.settlement = "gn2";
    }
    exports::Slip slip(present::Lang lang = present::Lang::fr,
                       present::SlipTitle title = present::SlipTitle::neutral) {
        const auto snapshot = builder.snapshot();
        return present::referral_slip({*snapshot, texts.in(lang)},
                                      {referral, file, "+237699000031", title});
    }
    std::string sms(present::SlipTitle title = present::SlipTitle::neutral) {
        const auto snapshot = builder.snapshot();
        return present::referral_sms({*snapshot, texts.fr},
                                     {referral, file, "+237699000031", title});
    }
    static std::string all_of(const exports::Slip& slip) {
        auto text = slip.title + slip.warning + slip.code_label + slip.footer;
        for (const auto& [label, value] : slip.lines) {
            text += label + value;
        }
        return text;
    }
    present::Catalogues texts = present::Catalogues::load(RELAIS_SOURCE_DIR "/web/i18n");
    test::DirectoryBuilder builder;
    Referral referral;
    Case file;
};

} // namespace

TEST_CASE_METHOD(Slips,
                 "a slip that is found tells neither the need nor who the service is for",
                 "[referral]") {
    const auto text = all_of(slip());
    CHECK(text.find("survivantes") == std::string::npos);
    CHECK(text.find("écoute") == std::string::npos);
    CHECK(text.find("Écoute") == std::string::npos);
    CHECK(text.find("pharmacie") != std::string::npos);
    CHECK(slip(present::Lang::fr, present::SlipTitle::named).title.find("Centre d’écoute") !=
          std::string::npos);
    CHECK(slip().code == "K7M-Q2X-D4");
}

TEST_CASE_METHOD(Slips, "French speaks to a woman as to a woman", "[referral]") {
    CHECK(slip().title == "On vous attend");
    file.sex = Sex::female;
    CHECK(slip().title == "Vous êtes attendue");
    file.sex = Sex::male;
    CHECK(slip().title == "Vous êtes attendu");
}

TEST_CASE_METHOD(Slips, "a confidential place is told by telephone alone", "[referral]") {
    auto& site = builder.directory().sites.front();
    site.visibility = LocationVisibility::confidential;
    const auto text = all_of(slip());
    CHECK(text.find("Domayo") == std::string::npos);
    CHECK(text.find("pharmacie") == std::string::npos);
    CHECK(text.find("téléphonez d’abord") != std::string::npos);
    CHECK(text.find("km") == std::string::npos);
    CHECK(sms().find("Domayo") == std::string::npos);
}

TEST_CASE_METHOD(Slips, "a text message is one, in GSM letters, the code first", "[referral]") {
    for (const auto title : {present::SlipTitle::neutral, present::SlipTitle::named}) {
        const auto text = sms(title);
        INFO(text);
        CHECK(util::gsm_length(text) <= 160);
        CHECK(util::to_gsm(text) == text);
        CHECK(text.starts_with("Relais K7M-Q2X-D4."));
        CHECK(text.find("+237699000011") != std::string::npos);
    }
    CHECK(sms().find("survivantes") == std::string::npos);
}

TEST_CASE_METHOD(Slips,
                 "papers are made for the longest record too, and of one page",
                 "[referral]") {
    auto& site = builder.directory().sites.front();
    for (int i = 0; i < 40; ++i) {
        site.landmark += ", puis deuxième portail bleu";
    }
    const auto pdf = exports::slip_pdf(slip(present::Lang::en), {"", "", ""});
    CHECK(pdf.find("/Count 3") != std::string::npos);
    CHECK(exports::slip_png(slip()).substr(1, 3) == "PNG");
}

TEST_CASE_METHOD(Slips,
                 "a text message is one whatever a record holds, and the code is always in it",
                 "[referral]") {
    rc::prop("160 letters of GSM at most", [&] {
        const auto words = [] {
            const auto letters = *rc::gen::container<std::string>(
                rc::gen::element('a', 'e', ' ', '{', '~', ',', '\'', 'Z', '9', '\n'));
            return letters + *rc::gen::element<std::string>("", "é", "œ", "’", "ŋ", "€", "ɓaawo");
        };
        auto& site = builder.directory().sites.front();
        site.address = words() + words();
        site.landmark = words() + words() + words();
        site.locality_name = words();
        site.name = words();
        builder.directory().services.front().documents_required = words() + words();
        for (const auto title : {present::SlipTitle::neutral, present::SlipTitle::named}) {
            const auto text = sms(title);
            RC_ASSERT(util::gsm_length(text) <= util::k_one_message);
            RC_ASSERT(util::to_gsm(text) == text);
            RC_ASSERT(text.starts_with("Relais K7M-Q2X-D4."));
        }
    });
}

#include "offline/site_seal.h"

#include "util/secret.h"
#include "util/signing.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace relais::offline {
namespace {

using Json = nlohmann::ordered_json;

const SiteFile* find(const std::vector<SiteFile>& files, const char* name) {
    const auto found = std::ranges::find(files, name, &SiteFile::name);
    return found != files.end() ? &*found : nullptr;
}

std::string text_at(const Json& json, const char* name) {
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void check_files(const Json& sealed, const std::vector<SiteFile>& files, Verdict& verdict) {
    std::map<std::string, std::string> expected;
    if (sealed.is_object() && sealed.contains("files") && sealed["files"].is_array()) {
        for (const auto& one : sealed["files"]) {
            expected[text_at(one, "name")] = text_at(one, "sha256");
        }
    }
    for (const auto& file : files) {
        if (file.name == k_seal_file || file.name == k_signature_file) {
            continue;
        }
        const auto known = expected.find(file.name);
        if (known == expected.end()) {
            verdict.faults.push_back({"stick.extra_file", {{"file", file.name}}});
            continue;
        }
        if (known->second != util::sha256_of(file.bytes)) {
            verdict.faults.push_back({"stick.changed_file", {{"file", file.name}}});
        }
        expected.erase(known);
    }
    for (const auto& [name, digest] : expected) {
        verdict.faults.push_back({"stick.missing_file", {{"file", name}}});
    }
}

void check_signature(const std::vector<SiteFile>& files, const SiteFile& sealed,
                     const std::optional<std::string>& expected, Verdict& verdict) {
    const auto* file = find(files, k_signature_file);
    if (file == nullptr) {
        if (expected) {
            verdict.faults.push_back({"stick.not_signed", {}});
        }
        return;
    }
    const auto json = Json::parse(file->bytes, nullptr, false);
    verdict.signer = text_at(json, "public_key");
    if (!util::is_signed_by(sealed.bytes, text_at(json, "signature"), verdict.signer)) {
        verdict.faults.push_back({"stick.bad_signature", {}});
    } else if (expected && *expected != verdict.signer) {
        verdict.faults.push_back({"stick.other_signer", {{"key", verdict.signer}}});
    }
}

} // namespace

void seal(std::vector<SiteFile>& files, const std::string& edition, util::Instant now,
          const std::optional<std::string>& secret) {
    Json sealed{{"format", "relais-site-1"}, {"edition", edition}, {"made_at", util::to_string(now)}};
    auto list = Json::array();
    for (const auto& file : files) {
        list.push_back({{"name", file.name}, {"sha256", util::sha256_of(file.bytes)}, {"bytes", file.bytes.size()}});
    }
    sealed["files"] = std::move(list);
    auto text = sealed.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    if (secret) {
        const Json mark{{"algorithm", "Ed25519"},
                        {"public_key", util::open_half(*secret)},
                        {"signature", util::sign(text, *secret)}};
        files.push_back({k_signature_file, mark.dump(1) + "\n"});
    }
    files.push_back({k_seal_file, std::move(text)});
}

Verdict check_seal(const std::vector<SiteFile>& files, const std::optional<std::string>& expected) {
    Verdict verdict;
    const auto* sealed = find(files, k_seal_file);
    if (sealed == nullptr) {
        verdict.faults.push_back({"stick.no_seal", {{"file", k_seal_file}}});
        return verdict;
    }
    const auto json = Json::parse(sealed->bytes, nullptr, false);
    verdict.edition = text_at(json, "edition");
    verdict.made = text_at(json, "made_at");
    check_files(json, files, verdict);
    check_signature(files, *sealed, expected, verdict);
    return verdict;
}

} // namespace relais::offline

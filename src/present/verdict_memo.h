#pragma once
#include "directory/directory.h"
#include "directory/suitability.h"
#include "present/json_text.h"

#include <string>
#include <vector>

namespace relais::present {

/// The verdicts of one answer whose words depend on the person: one person is told the same of
/// every service that says the same of a criterion ("15 à 35 ans ; la personne a 24 ans"), so each
/// sentence is made once.
class VerdictMemo {
public:
    /// `write(JsonText&)` puts the verdict on this service into words. Services must outlive the
    /// memo.
    template <class Write>
    void add(JsonText& json,
             const directory::Service& service,
             directory::Criterion criterion,
             directory::Verdict verdict,
             const Write& write) {
        for (const auto& one : m_said) {
            if (one.criterion == criterion && one.verdict == verdict &&
                says_the_same(criterion, *one.service, service)) {
                json.literal(one.text);
                return;
            }
        }
        JsonText text;
        write(text);
        json.literal(text.text());
        m_said.push_back({criterion, verdict, &service, text.take()});
    }

private:
    struct Said {
        directory::Criterion criterion{};
        directory::Verdict verdict{};
        const directory::Service* service = nullptr;
        std::string text;
    };
    static bool says_the_same(directory::Criterion criterion,
                              const directory::Service& a,
                              const directory::Service& b);

    std::vector<Said> m_said;
};

} // namespace relais::present

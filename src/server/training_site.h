#pragma once
#include "present/pages.h"
#include "server/exchange.h"
#include "usecases/training.h"
#include "util/clock.h"

#include <mutex>
#include <string>

namespace relais::server {

struct Site;

/// What a server of a copy to practise on does beside serving it: it says so on every page, and goes back to the beginning
/// when somebody asks and on the first look of every day in Cameroon. Any thread.
class TrainingSite {
public:
    TrainingSite(usecases::Training training, util::Day begun) : m_training(std::move(training)), m_begun(begun) {}

    void restart(usecases::Desk& desk, util::Day today);
    void restart_on_another_day(usecases::Desk& desk, util::Day today);

    /// Puts a band with the way back into a page, and words across it, also when it is printed.
    static void mark(std::string& html, const present::Pages& pages, const present::Texts& texts);

private:
    usecases::Training m_training;
    std::mutex m_mutex; ///< of m_begun
    util::Day m_begun;
};

std::string restart_address(present::Lang lang);

/// What goes across everything that is printed; "" on a server that is not for training.
std::string watermark_of(const Site& site, present::Lang lang);

} // namespace relais::server

#pragma once
#include "present/service_texts.h"
#include "server/answer_cache.h"
#include "usecases/public_changes.h"
#include "usecases/snapshot.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace relais::server {

/// Where the published edition comes from; called from one thread at a time.
struct EditionSource {
    /// A text that changes whenever an answer may; "" when no edition is published.
    std::function<std::string()> current_version;
    /// The published edition, null when there is none.
    std::function<std::shared_ptr<const usecases::Snapshot>()> load;
    /// What it changed, nothing when it is the first; may be empty: then it is taken for the first.
    std::function<std::optional<std::vector<usecases::PublicChange>>()> changes = {};
};

/// An edition as it is served: what requests read, and the answers made from it so far.
struct Served {
    explicit Served(std::shared_ptr<const usecases::Snapshot> all,
                    std::optional<std::vector<usecases::PublicChange>> changed = std::nullopt)
        : snapshot(std::move(all)), changes(std::move(changed)), texts_fr(service_count()), texts_en(service_count()) {}
    [[nodiscard]] present::ServiceTexts& texts(present::Lang lang) const {
        return lang == present::Lang::en ? texts_en : texts_fr;
    }
    std::shared_ptr<const usecases::Snapshot> snapshot; ///< null: none is published
    std::optional<std::vector<usecases::PublicChange>> changes; ///< nothing: no edition was published before
    mutable AnswerCache cache;
    mutable present::ServiceTexts texts_fr;
    mutable present::ServiceTexts texts_en;

private:
    [[nodiscard]] std::size_t service_count() const { return snapshot ? snapshot->directory().services.size() : 0; }
};

/// The edition being served, exchanged for the next one by a thread that looks for it. A request takes `current` once
/// and works on it alone; the old one goes when its last request ends. A source that fails leaves the last edition.
class LiveEdition {
public:
    /// Loads the edition; what the source throws here is thrown. `tell` receives what goes wrong later.
    LiveEdition(EditionSource source, std::chrono::milliseconds poll, std::function<void(std::string_view)> tell);
    ~LiveEdition();
    LiveEdition(const LiveEdition&) = delete;
    LiveEdition& operator=(const LiveEdition&) = delete;

    /// Never null. Any thread; the lock is held for a pointer's copy.
    [[nodiscard]] std::shared_ptr<const Served> current() const;
    /// Looks now rather than at the next turn.
    void refresh();

private:
    void watch();
    void look();
    void set(std::shared_ptr<const Served> served);

    EditionSource m_source;
    std::chrono::milliseconds m_poll;
    std::function<void(std::string_view)> m_tell;
    mutable std::mutex m_mutex; ///< of m_current, m_stopping
    std::shared_ptr<const Served> m_current;
    bool m_stopping = false;
    std::condition_variable m_wake;
    std::mutex m_looking; ///< of m_version, m_last_fault and the source
    std::string m_version;
    std::string m_last_fault;
    std::thread m_watcher;
};

} // namespace relais::server

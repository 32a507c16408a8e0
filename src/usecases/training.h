#pragma once
#include "directory/account.h"
#include "store/database.h"
#include "usecases/desk.h"
#include "util/clock.h"

#include <filesystem>
#include <string>
#include <vector>

/// The copy that people practise on: served instead of the directory, and put back as it was.
namespace relais::usecases {

/// One account a role, all with the same password.
struct TrainingAccount {
    directory::Role role;
    std::string email;
    std::string name;
};

struct Training {
    std::filesystem::path live;  ///< what is served and written: "relais.training.sqlite" beside the directory
    std::filesystem::path start; ///< what it is put back to
    std::vector<TrainingAccount> accounts;
};

/// Makes the copy anew from the directory as it is now (store/exercise_store.h says what is left out) and gives it one
/// account for each role; the directory itself is only read. `names`: of the accounts. Throws util::Conflict when a file
/// of that name is not a copy for exercises, util::InvalidInput("password") by the rule of passwords.
Training prepare_training(const std::filesystem::path& directory_file, const std::string& password,
                          const std::vector<std::pair<directory::Role, std::string>>& names, util::Instant now);

/// Everything back to the beginning, in one transaction, while the server goes on; all sessions end.
void restart_training(Desk& desk, const Training& training);

} // namespace relais::usecases

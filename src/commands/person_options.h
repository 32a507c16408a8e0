#pragma once
#include "commands/context.h"
#include "usecases/question.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace relais::commands {

/// A person and a place as they are written on a command line, before a directory is at hand to understand them.
struct PersonOptions {
    std::string place;      ///< name of a settlement
    std::string settlement; ///< or its code
    std::vector<double> point;
    std::string age; ///< "24" or "18-25"
};

/// --place | --settlement | --point, --need, --sex, --age, --public, --language, --fee-at-most, --access, --open-at.
void add_person_options(CLI::App& command, const Context& context, PersonOptions& person,
                        usecases::PersonWords& words);

/// Fills what needs the directory: the settlement of a name, needs given in words. Throws util::InvalidInput; a place
/// that is not one settlement is listed with codes, never guessed.
void read_person(const usecases::Snapshot& snapshot, const PersonOptions& person, usecases::PersonWords& words,
                 usecases::PlaceWords& place);

/// The one settlement of that name. Throws util::InvalidInput: several, or none, are listed with their codes and never
/// guessed among.
std::string settlement_named(const usecases::Snapshot& snapshot, const std::string& name);

} // namespace relais::commands

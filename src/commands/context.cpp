#include "commands/context.h"

#include <cstdlib>
#include <ostream>

namespace relais::commands {

void Context::say(const util::Message& message) const {
    *out << texts.render(message) << '\n';
}

std::string Context::author() const {
    for (const char* name : {"RELAIS_USER", "USER", "LOGNAME"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return value;
        }
    }
    return "cli";
}

} // namespace relais::commands

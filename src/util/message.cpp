#include "util/message.h"

namespace relais::util {

std::string Message::value(const std::string& name) const {
    for (const auto& [key_of_value, text] : values) {
        if (key_of_value == name) {
            return text;
        }
    }
    return {};
}

std::string Message::plain() const {
    std::string text = key;
    const char* separator = " (";
    for (const auto& [name, content] : values) {
        text += separator + name + ": " + content;
        separator = ", ";
    }
    return values.empty() ? text : text + ")";
}

} // namespace relais::util

#pragma once
#include <cstddef>
#include <filesystem>

namespace relais::bench {

/// Prints what one question of ten nearest costs inside the process: found with every verdict, and
/// then put into words (the JSON of the API, with a sentence for each of the eleven criteria of
/// every answer).
void print_in_process(const std::filesystem::path& database, std::size_t questions);

} // namespace relais::bench

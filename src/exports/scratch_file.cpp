#include "exports/scratch_file.h"

#include "util/scratch_folder.h"

#include <fstream>
#include <iterator>

namespace relais::exports {

std::string bytes_of(const std::string& extension,
                     const std::function<void(const std::filesystem::path&)>& write) {
    const util::ScratchFolder folder;
    const auto file = folder.path() / ("export." + extension);
    write(file);
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace relais::exports

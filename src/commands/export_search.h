#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// relais export search WORDS --zone … --to FILE: what a search finds, as a file; without words or facets, the whole
/// directory.
void add_export_search(CLI::App& exports, Context& context);

} // namespace relais::commands

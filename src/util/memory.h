#pragma once

namespace relais::util {

/// Gives memory that was freed back to the machine: after something large was made that lives for
/// days from things that do not. Does nothing where the C library keeps it.
void release_free_memory();

} // namespace relais::util

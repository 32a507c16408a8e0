#pragma once
#include "present/page_words.h"
#include "present/texts.h"
#include "support/directory_builder.h"

namespace relais::test {

inline const present::Catalogues& texts() {
    static const auto all = present::Catalogues::load(RELAIS_SOURCE_DIR "/web/i18n");
    return all;
}

} // namespace relais::test

#include "copy/byte_reader.h"
#include "copy/byte_writer.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <bit>
#include <limits>
#include <rapidcheck.h>

using namespace relais;

namespace {

template <class Value>
Value there_and_back(const Value& value) {
    copy::ByteWriter writer;
    writer(value);
    const auto bytes = writer.take();
    copy::ByteReader reader(bytes);
    Value read{};
    reader(read);
    copy::ByteReader::require(reader.at_end());
    return read;
}

} // namespace

TEST_CASE("Every double comes back as the very same double") {
    for (const double number : {0.0,
                                -0.0,
                                14.3111,
                                -3.8660001,
                                1e-300,
                                1e300,
                                399'999'999.9999999,
                                std::numeric_limits<double>::infinity(),
                                0.1 + 0.2}) {
        CHECK(std::bit_cast<std::uint64_t>(there_and_back(number)) ==
              std::bit_cast<std::uint64_t>(number));
    }
    CHECK(rc::check("any double", [](double number) {
        RC_ASSERT(std::bit_cast<std::uint64_t>(there_and_back(number)) ==
                  std::bit_cast<std::uint64_t>(number));
    }));
}

TEST_CASE("Degrees of few decimals take few bytes") {
    copy::ByteWriter writer;
    writer(14.32809);
    CHECK(writer.take().size() <= 5);
}

TEST_CASE("Whole numbers and texts come back as they went") {
    CHECK(rc::check("numbers",
                    [](std::int64_t number) { RC_ASSERT(there_and_back(number) == number); }));
    CHECK(rc::check("texts",
                    [](const std::string& text) { RC_ASSERT(there_and_back(text) == text); }));
    CHECK(there_and_back(std::numeric_limits<std::int64_t>::min()) ==
          std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("A text is written once") {
    copy::ByteWriter writer;
    const std::string text = "Hôpital régional";
    writer(text);
    writer(text);
    CHECK(writer.take().size() == text.size() + 3);
}

TEST_CASE("A code beyond its list is refused") {
    copy::ByteWriter writer;
    writer(std::int64_t{40});
    const auto bytes = writer.take();
    copy::ByteReader reader(bytes);
    auto fee = directory::Fee::free;
    CHECK_THROWS_AS(reader(fee), util::InvalidInput);
}

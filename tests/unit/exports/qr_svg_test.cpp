#include "exports/qr_svg.h"

#include "util/errors.h"

#include <catch2/catch.hpp>



using namespace relais;

TEST_CASE("A QR code is square, keeps its margin, and says no to a text too long", "[qr]") {
    const auto svg = exports::qr_svg("otpauth://totp/Relais:amina@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Relais");
    CHECK(svg.find("viewBox=\"0 0 ") != std::string::npos);
    CHECK(svg.find("M4 4h1v1h-1z") != std::string::npos); // the finder's corner, four modules in
    CHECK(svg.find("JBSWY3DPEHPK3PXP") == std::string::npos);
    CHECK_THROWS_AS(exports::qr_svg(std::string(5000, 'x')), util::Unavailable);
}

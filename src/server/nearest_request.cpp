#include "server/nearest_request.h"

#include "server/person_request.h"
#include "server/travel_request.h"

#include <nlohmann/json.hpp>

namespace relais::server {

using usecases::NearestRequest;

NearestRequest read_nearest_request(const std::string& body) {
    const auto json = parse_body(body);
    JsonObject root(json, "");
    NearestRequest request;
    read_person(root, request, request);
    request.k = root.whole_number("k").value_or(request.k);
    request.within_km = root.number("within_km");
    request.travel = read_travel_words(root);
    request.order = root.text("order");
    root.refuse_others();
    return request;
}

} // namespace relais::server

#include "server/plan_request.h"

#include "server/person_request.h"
#include "server/travel_request.h"

#include <nlohmann/json.hpp>

namespace relais::server {

usecases::PlanRequest read_plan_request(const std::string& body) {
    const auto json = parse_body(body);
    JsonObject root(json, "");
    usecases::PlanRequest request;
    read_person(root, request, request);
    request.per_address_km = root.number("per_address_km").value_or(request.per_address_km);
    request.per_unsure_km = root.number("per_unsure_km").value_or(request.per_unsure_km);
    request.within_km = root.number("within_km").value_or(request.within_km);
    request.sure_only = root.flag("sure_only").value_or(request.sure_only);
    request.travel = read_travel_words(root);
    request.order = root.text("order");
    request.per_address_minutes = root.number("per_address_minutes").value_or(request.per_address_minutes);
    request.per_unsure_minutes = root.number("per_unsure_minutes").value_or(request.per_unsure_minutes);
    root.refuse_others();
    return request;
}

} // namespace relais::server

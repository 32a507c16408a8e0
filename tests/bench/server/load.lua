-- For wrk: `nearest`, a POST of one need and ten answers from a place thrown anew each time, or a GET of the address.
local needs = {"legal_aid", "individual_counselling", "vocational_training", "primary_health_care", "civil_documentation"}
local body_of

function init(args)
   math.randomseed(20261124)
   if args[1] == "nearest" then
      wrk.method = "POST"
      wrk.headers["Content-Type"] = "application/json"
      body_of = function()
         return string.format('{"place":{"point":[%.5f,%.5f]},"needs":["%s"],"k":10}',
            9 + 6 * math.random(), 3 + 8 * math.random(), needs[math.random(#needs)])
      end
   end
end

function request()
   if body_of then
      return wrk.format(nil, nil, nil, body_of())
   end
   return wrk.format()
end

function done(summary, latency)
   local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
      + summary.errors.timeout
   print(string.format("figures %f %f %f %d", summary.requests / summary.duration * 1e6, latency:percentile(50),
      latency:percentile(99), bad))
end

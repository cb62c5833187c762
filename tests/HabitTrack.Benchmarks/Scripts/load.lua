-- Logs and reads views as many people in turn. Environment variables:
-- PEOPLE    file of lines "person authorization"
-- VIEW      path of the view, with {person} as a placeholder; empty for logs only
-- LOG, BODY path and body of a log
-- WRITES    percentage of requests that log
-- PAUSE     average delay between the requests of a connection, in milliseconds
-- LOG_EXPECTED, VIEW_EXPECTED  texts that a correct response contains, one per line; LOG_EXPECTED empty for no verification,
--           which costs wrk about as much as the request
local function lines(text)
  local all = {}
  for line in (text or ""):gmatch("[^\n]+") do all[#all + 1] = line end
  return all
end

local view, log, body = os.getenv("VIEW"), os.getenv("LOG"), os.getenv("BODY")
local writes, pause = tonumber(os.getenv("WRITES")), tonumber(os.getenv("PAUSE"))
local expectedTexts = { lines(os.getenv("LOG_EXPECTED")) }
if view ~= "" then expectedTexts[2] = lines(os.getenv("VIEW_EXPECTED")) end

local names, authorizations, turn = {}, {}, 0
local logs, views = {}, {}
local threads = {}

-- Summed over the threads in done().
verified, incorrect, example = 0, 0, ""

function setup(thread) threads[#threads + 1] = thread end

function init(args)
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16))
  for line in io.lines(os.getenv("PEOPLE")) do
    local name, authorization = line:match("^(%S+) ?(.*)$")
    names[#names + 1], authorizations[#names + 1] = name, authorization
  end
  turn = math.random(#names)
end

local function formatRequest(method, path, content)
  local headers = { ["Content-Type"] = "application/json" }
  if authorizations[turn] ~= "" then headers["Authorization"] = authorizations[turn] end
  return wrk.format(method, (path:gsub("{person}", names[turn])), headers, content)
end

function request()
  turn = turn % #names + 1
  if view == "" or math.random(100) <= writes then
    logs[turn] = logs[turn] or formatRequest("POST", log, body)
    return logs[turn]
  end
  views[turn] = views[turn] or formatRequest("GET", view)
  return views[turn]
end

local function isExpected(responseBody)
  for _, parts in ipairs(expectedTexts) do
    local all = true
    for _, part in ipairs(parts) do all = all and responseBody:find(part, 1, true) ~= nil end
    if all then return true end
  end
  return false
end

if #expectedTexts[1] > 0 then
  function response(status, headers, responseBody)
    verified = verified + 1
    if not isExpected(responseBody) then
      incorrect = incorrect + 1
      example = status .. " " .. responseBody:sub(1, 300)
    end
  end
end

if pause > 0 then
  function delay() return math.floor(math.random() * 2 * pause) end
end

function done(summary, latency, requests)
  local sums, first = { verified = 0, incorrect = 0 }, ""
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
    if first == "" then first = thread:get("example") end
  end
  print(string.format("Verified: %d, incorrect: %d %s", sums.verified, sums.incorrect, first))
end

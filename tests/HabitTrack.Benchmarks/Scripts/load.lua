-- Logs and looks on behalf of many people, in turn. In the environment:
-- PEOPLE    file of lines "person authorization"
-- VIEW      path that is looked at, {person} in it replaced; empty for logging only
-- LOG, BODY path and body of a log
-- WRITES    how many of a hundred requests log
-- PAUSE     milliseconds that a connection rests between requests, on average
-- LOG_ANSWER, VIEW_ANSWER  lines, each of which stands somewhere in a right answer; LOG_ANSWER empty for not looking at answers,
--           which costs wrk about as much as asking
local function lines(text)
  local all = {}
  for line in (text or ""):gmatch("[^\n]+") do all[#all + 1] = line end
  return all
end

local view, log, body = os.getenv("VIEW"), os.getenv("LOG"), os.getenv("BODY")
local writes, pause = tonumber(os.getenv("WRITES")), tonumber(os.getenv("PAUSE"))
local rightAnswers = { lines(os.getenv("LOG_ANSWER")) }
if view ~= "" then rightAnswers[2] = lines(os.getenv("VIEW_ANSWER")) end

local names, authorizations, turn = {}, {}, 0
local logs, views = {}, {}
local threads = {}

-- Of these, wrk reads the sums when the load is over.
checked, wrong, example = 0, 0, ""

function setup(thread) threads[#threads + 1] = thread end

function init(args)
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16))
  for line in io.lines(os.getenv("PEOPLE")) do
    local name, authorization = line:match("^(%S+) ?(.*)$")
    names[#names + 1], authorizations[#names + 1] = name, authorization
  end
  turn = math.random(#names)
end

local function ask(method, path, content)
  local headers = { ["Content-Type"] = "application/json" }
  if authorizations[turn] ~= "" then headers["Authorization"] = authorizations[turn] end
  return wrk.format(method, (path:gsub("{person}", names[turn])), headers, content)
end

function request()
  turn = turn % #names + 1
  if view == "" or math.random(100) <= writes then
    logs[turn] = logs[turn] or ask("POST", log, body)
    return logs[turn]
  end
  views[turn] = views[turn] or ask("GET", view)
  return views[turn]
end

local function isRight(answer)
  for _, parts in ipairs(rightAnswers) do
    local all = true
    for _, part in ipairs(parts) do all = all and answer:find(part, 1, true) ~= nil end
    if all then return true end
  end
  return false
end

if #rightAnswers[1] > 0 then
  function response(status, headers, answer)
    checked = checked + 1
    if not isRight(answer) then
      wrong = wrong + 1
      example = status .. " " .. answer:sub(1, 300)
    end
  end
end

if pause > 0 then
  function delay() return math.floor(math.random() * 2 * pause) end
end

function done(summary, latency, requests)
  local sums, first = { checked = 0, wrong = 0 }, ""
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
    if first == "" then first = thread:get("example") end
  end
  print(string.format("Checked: %d, wrong: %d %s", sums.checked, sums.wrong, first))
end

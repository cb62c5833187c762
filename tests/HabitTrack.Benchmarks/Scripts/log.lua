-- Logs hangs to as many habits as there are people in pgbench's run; with PAUSE, each connection rests so many milliseconds on average.
local habits = tonumber(os.getenv("HABITS"))
local pause = tonumber(os.getenv("PAUSE") or "0")
local turn = 0

function init(args)
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16))
  turn = math.random(habits)
end

function request()
  turn = turn % habits + 1
  local body = string.format('{"habit":"hang-%d","seconds":45,"grip":"overhand"}', turn)
  return wrk.format("POST", "/v1/hangs", { ["Content-Type"] = "application/json" }, body)
end

if pause > 0 then
  function delay()
    return math.floor(math.random() * 2 * pause)
  end
end

-- What refusals mean and what logs report, for Lua 5.4 with the module of
-- luabouncecode.c and for LuaJIT with that of bouncecode_ffi.lua.
--
--     lua5.4 bounces.lua "452 4.2.2 Mailbox full"
--     luajit bounces.lua </var/log/mail.log
local bouncecode = require(jit and "bouncecode_ffi" or "bouncecode")

-- Calls a function with a record, in JSON, of each status that a log reports.
local function scan(log, each)
	local feed, text, more = bouncecode.scan(), "", true

	while more do
		local block, failure = log:read(2 ^ 16)
		if failure then
			error(failure)
		end
		more = block ~= nil
		text = text .. (block or "") .. (log:read("*L") or "") -- whole lines
		local records, rest = feed(text, more)
		for _, record in ipairs(records) do
			each(record)
		end
		text = text:sub(#text - rest + 1) -- an event that goes on
	end
end

for _, reply in ipairs(arg) do
	local a = bouncecode.explain(reply)
	print(a and ("%s, %s, %s: %s"):format(a.category, a.bounce, a.action, a.advice) or "unknown")
end
if #arg == 0 then
	scan(io.stdin, print)
end

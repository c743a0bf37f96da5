-- The module "bouncecode_ffi" for LuaJIT: two functions, the same as those of
-- luabouncecode.c. It needs the shared library.
local ffi = require "ffi"

ffi.cdef [[
size_t bouncecode_size_of(int number);
int bouncecode_explain(const char *text, size_t length, void *answer);
uint64_t bouncecode_answer_verdict(const void *answer);
const char *bouncecode_name(int vocabulary, unsigned number);
const char *bouncecode_advice_for(const void *answer, int reader);
void bouncecode_scan_start(void *scan);
void bouncecode_scan_feed(void *scan, const char *text, size_t length);
void bouncecode_scan_feed_part(void *scan, const char *text, size_t length);
int bouncecode_scan_next(void *scan, void *report);
size_t bouncecode_scan_rest(const void *scan);
size_t bouncecode_report_json(const void *report, char *buffer, size_t size, unsigned flags);
]]
local C = ffi.load "libbouncecode.so.0"

-- These are from bouncecode.h.
local ANSWER, REPORT, SCAN = 2, 8, 9
local CATEGORIES, BOUNCES, ACTIONS = 0, 2, 3
local SENDER, BRIEF = 0, 1

-- A struct, whose members only the library knows.
local function room(number)
	return ffi.new("char[?]", C.bouncecode_size_of(number))
end

local function word(s)
	return s ~= nil and ffi.string(s) or nil
end

local bouncecode = {}

-- What a reply means, as a table; nil where nothing tells.
function bouncecode.explain(reply)
	local answer = room(ANSWER)

	if C.bouncecode_explain(reply, #reply, answer) == 0 then
		return nil
	end
	local verdict = tonumber(C.bouncecode_answer_verdict(answer)) -- of 53 bits
	local function bits(from, width)
		return math.floor(verdict / 2 ^ from) % 2 ^ width
	end
	return {
		category = word(C.bouncecode_name(CATEGORIES, bits(0, 8))),
		bounce = word(C.bouncecode_name(BOUNCES, bits(12, 4))),
		action = word(C.bouncecode_name(ACTIONS, bits(16, 4))),
		advice = word(C.bouncecode_advice_for(answer, SENDER)),
	}
end

-- Begins a log: a function that takes whole lines of it, and whether more will
-- come. It returns a list of records, in JSON, and how many bytes at the end
-- have to stand before the next lines.
function bouncecode.scan()
	local scan, report = room(SCAN), room(REPORT)

	C.bouncecode_scan_start(scan)
	return function(text, more)
		local feed = more and C.bouncecode_scan_feed_part or C.bouncecode_scan_feed
		local records = {}

		feed(scan, text, #text)
		while C.bouncecode_scan_next(scan, report) == 1 do
			local size = C.bouncecode_report_json(report, nil, 0, BRIEF) + 1
			local json = ffi.new("char[?]", size)
			C.bouncecode_report_json(report, json, size, BRIEF)
			records[#records + 1] = ffi.string(json)
		end
		return records, tonumber(C.bouncecode_scan_rest(scan))
	end
end

return bouncecode

/*
 * The module "bouncecode" for Lua 5.4: two functions, the same as those of
 * bouncecode_ffi.lua, which is for LuaJIT.
 *
 *     cc -shared -fPIC -I/usr/include/lua5.4 -o bouncecode.so luabouncecode.c bouncecode.c
 */
#include <lauxlib.h>
#include <lua.h>

#include "bouncecode.h"

int luaopen_bouncecode(lua_State *L);

static void
set_field(lua_State *L, const char *name, const char *value)
{
	lua_pushstring(L, value); /* nil for NULL */
	lua_setfield(L, -2, name);
}

/* What a reply means, as a table; nil where nothing tells. */
static int
explain(lua_State *L)
{
	size_t length;
	const char *reply = luaL_checklstring(L, 1, &length);
	struct bouncecode_answer a;

	if (!bouncecode_explain(reply, length, &a)) {
		lua_pushnil(L);
		return 1;
	}
	lua_createtable(L, 0, 4);
	set_field(L, "category", bouncecode_name(BOUNCECODE_CATEGORIES, a.category));
	set_field(L, "bounce", bouncecode_name(BOUNCECODE_BOUNCES, a.bounce));
	set_field(L, "action", bouncecode_name(BOUNCECODE_ACTIONS, a.action));
	set_field(L, "advice", bouncecode_advice_for(&a, BOUNCECODE_READER_SENDER));
	return 1;
}

static void
push_record(lua_State *L, const struct bouncecode_report *report)
{
	size_t length = bouncecode_report_json(report, NULL, 0, BOUNCECODE_JSON_BRIEF);
	luaL_Buffer buffer;
	char *json = luaL_buffinitsize(L, &buffer, length + 1);

	bouncecode_report_json(report, json, length + 1, BOUNCECODE_JSON_BRIEF);
	luaL_pushresultsize(&buffer, length);
}

/* Takes whole lines of a log, and whether more will come. Returns a list of
 * records, in JSON, and how many bytes at the end have to stand before the next
 * lines. */
static int
feed(lua_State *L)
{
	struct bouncecode_scan *scan = lua_touserdata(L, lua_upvalueindex(1));
	size_t length;
	const char *text = luaL_checklstring(L, 1, &length);
	struct bouncecode_report report;
	lua_Integer n;

	if (lua_toboolean(L, 2))
		bouncecode_scan_feed_part(scan, text, length);
	else
		bouncecode_scan_feed(scan, text, length);
	lua_newtable(L);
	for (n = 1; bouncecode_scan_next(scan, &report); n++) {
		push_record(L, &report);
		lua_rawseti(L, -2, n);
	}
	lua_pushinteger(L, (lua_Integer)bouncecode_scan_rest(scan));
	return 2;
}

/* Begins a log: the function above. */
static int
scan(lua_State *L)
{
	bouncecode_scan_start(lua_newuserdata(L, sizeof(struct bouncecode_scan)));
	lua_pushcclosure(L, feed, 1);
	return 1;
}

int
luaopen_bouncecode(lua_State *L)
{
	static const luaL_Reg functions[] = {
		{ "explain", explain },
		{ "scan", scan },
		{ NULL, NULL }
	};

	luaL_newlib(L, functions);
	return 1;
}

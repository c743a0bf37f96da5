/* What a module of WebAssembly gives to the script that runs it. */
#ifndef WEB_LIBC_EXPORT_H
#define WEB_LIBC_EXPORT_H

/* The head of a function that the script calls, with its prototype. */
#define EXPORT(type, name, parameters)                          \
	__attribute__((export_name(#name))) type name parameters; \
	type name parameters

#endif

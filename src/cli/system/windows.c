/* The system is Windows, whose names are UTF-16, and whose C library turns line
 * ends unless it is told not to. */
#ifdef _WIN32
#define _CRT_RAND_S
#endif
#include "cli/system/system.h"

#ifdef _WIN32

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

static HANDLE
handle_of(int fd)
{
	return (HANDLE)_get_osfhandle(fd);
}

/* ---- names and arguments */

/* NULL for what is no UTF-8 or too long: no file has that name. */
static wchar_t *
wide(const char *name)
{
	int n = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, name, -1, NULL, 0);
	wchar_t *text = n > 0 ? calloc((size_t)n, sizeof *text) : NULL;

	if (text == NULL)
		errno = ENOENT;
	else
		MultiByteToWideChar(CP_UTF8, 0, name, -1, text, n);
	return text;
}

static char *
narrow(const wchar_t *text)
{
	int n = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
	char *name = calloc(n > 0 ? (size_t)n : 1, 1);

	if (name == NULL)
		abort();
	WideCharToMultiByte(CP_UTF8, 0, text, -1, name, n, NULL, NULL);
	return name;
}

/* What no header declares: the arguments of this program, where no shell has
 * replaced "*.log" by the names of files, as its C library does. */
int __wgetmainargs(int *argc, wchar_t ***argv, wchar_t ***environment, int wildcards,
    int *newmode);

static void
read_arguments(int *argc, char ***argv)
{
	static char program[] = "bouncecode";
	wchar_t **given, **environment;
	char **arguments;
	int n, newmode = 0;

	if (__wgetmainargs(&n, &given, &environment, 1, &newmode) < 0)
		return;
	arguments = calloc((size_t)n + 1, sizeof *arguments);
	if (arguments == NULL)
		abort();
	for (int i = 0; i < n; i++)
		arguments[i] = narrow(given[i]);
	*argc = n;
	*argv = arguments;
	/* What getopt begins its messages with. */
	if (__argv != NULL)
		__argv[0] = program;
}

/* ---- the console, which others use afterwards */

static struct {
	UINT code_page;
	DWORD modes[STANDARD_ERROR + 1]; /* 0 where it is none */
} before;

static void
restore_console(void)
{
	for (int fd = STANDARD_OUTPUT; fd <= STANDARD_ERROR; fd++)
		if (before.modes[fd] != 0)
			SetConsoleMode(handle_of(fd), before.modes[fd]);
	SetConsoleOutputCP(before.code_page);
}

/* A character must not go there in parts: output is held until it is whole. */
static void
begin_console(void)
{
	bool is_any = false;

	for (int fd = STANDARD_OUTPUT; fd <= STANDARD_ERROR; fd++) {
		DWORD mode;

		if (!GetConsoleMode(handle_of(fd), &mode))
			continue;
		is_any = true;
		before.modes[fd] = mode;
		SetConsoleMode(handle_of(fd),
		    mode | ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
	}
	if (!is_any)
		return;
	before.code_page = GetConsoleOutputCP();
	SetConsoleOutputCP(CP_UTF8);
	atexit(restore_console);
}

void
system_begin(int *argc, char ***argv)
{
	for (int fd = STANDARD_INPUT; fd <= STANDARD_ERROR; fd++)
		_setmode(fd, _O_BINARY);
	setvbuf(stdout, NULL, _IOFBF, BUFSIZ);
	begin_console();
	read_arguments(argc, argv);
}

/* The program itself says how much it gets. */
bool
system_has_stack(size_t *allowed)
{
	*allowed = STACK_LEAST;
	return true;
}

bool
system_is_terminal(int fd)
{
	DWORD mode;

	return GetConsoleMode(handle_of(fd), &mode) != 0;
}

bool
system_has_color(int fd)
{
	DWORD mode;

	return GetConsoleMode(handle_of(fd), &mode) &&
	    (mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

unsigned
system_columns(int fd)
{
	CONSOLE_SCREEN_BUFFER_INFO info;

	if (!GetConsoleScreenBufferInfo(handle_of(fd), &info))
		return 0;
	return (unsigned)(info.srWindow.Right - info.srWindow.Left + 1);
}

/* ---- files */

bool
system_look(const char *name, struct file_facts *facts)
{
	WIN32_FILE_ATTRIBUTE_DATA data;
	wchar_t *text = wide(name);
	bool is_there =
	    text != NULL && GetFileAttributesExW(text, GetFileExInfoStandard, &data);

	free(text);
	if (!is_there) {
		errno = ENOENT;
		return false;
	}
	*facts = (struct file_facts){ .kind = FILE_REGULAR };
	if ((data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
		facts->kind = FILE_DIRECTORY;
	else
		facts->size = (uint64_t)data.nFileSizeHigh << 32 | data.nFileSizeLow;
	return true;
}

bool
system_look_at(int fd, struct file_facts *facts)
{
	DWORD type = GetFileType(handle_of(fd));
	LARGE_INTEGER size;
	__int64 at;

	*facts = (struct file_facts){ .kind = FILE_STREAM };
	if (type == FILE_TYPE_UNKNOWN) {
		errno = EBADF;
		return false;
	}
	if (type != FILE_TYPE_DISK || !GetFileSizeEx(handle_of(fd), &size))
		return true;
	facts->kind = FILE_REGULAR;
	facts->size = (uint64_t)size.QuadPart;
	at = _lseeki64(fd, 0, SEEK_CUR);
	facts->at = at > 0 ? (uint64_t)at : 0;
	return true;
}

/* A directory cannot be opened, which is no question of rights. */
int
system_open(const char *name)
{
	struct file_facts facts;
	wchar_t *text = wide(name);
	int fd = -1;

	if (text != NULL)
		fd = _wopen(text, _O_RDONLY | _O_BINARY);
	free(text);
	if (fd == -1 && errno == EACCES && system_look(name, &facts))
		errno = facts.kind == FILE_DIRECTORY ? EISDIR : EACCES;
	return fd;
}

ptrdiff_t
system_read(int fd, char *buffer, size_t size)
{
	return _read(fd, buffer, size < INT_MAX ? (unsigned)size : INT_MAX);
}

ptrdiff_t
system_peek(int fd, char *buffer, size_t size)
{
	__int64 at = GetFileType(handle_of(fd)) == FILE_TYPE_DISK
	    ? _lseeki64(fd, 0, SEEK_CUR)
	    : -1;
	ptrdiff_t n = at == -1 ? -1 : system_read(fd, buffer, size);

	if (at != -1 && _lseeki64(fd, at, SEEK_SET) != at)
		return -1;
	return n;
}

void
system_go_back(int fd, uint64_t at)
{
	_lseeki64(fd, (__int64)at, SEEK_SET);
}

void
system_close(int fd)
{
	_close(fd);
}

/* No pipe tells that by a call that waits: the next read does. */
bool
system_wait(int fd, int milliseconds)
{
	(void)fd;
	(void)milliseconds;
	return true;
}

/* ---- a file that takes the place of another one */

static struct {
	wchar_t *path, *beside;
} place;

bool
system_begin_file(const char *name)
{
	wchar_t *path = wide(name);
	size_t size = path != NULL ? wcslen(path) + 24 : 0;
	HANDLE file;
	int fd;

	system_drop_file();
	place.path = path;
	place.beside = path != NULL ? calloc(size, sizeof *path) : NULL;
	if (place.beside == NULL)
		return false;
	_snwprintf(place.beside, size - 1, L"%ls.%lu.new", path, GetCurrentProcessId());
	file = CreateFileW(place.beside, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE,
	    NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (file == INVALID_HANDLE_VALUE) {
		errno = GetLastError() == ERROR_ACCESS_DENIED ? EACCES : ENOENT;
		return false;
	}
	fd = _open_osfhandle((intptr_t)file, _O_WRONLY | _O_BINARY);
	return _dup2(fd, STANDARD_OUTPUT) == 0 && _close(fd) == 0;
}

bool
system_end_file(void)
{
	if (place.beside == NULL)
		return fflush(stdout) == 0 && !ferror(stdout);
	if (fflush(stdout) != 0 || ferror(stdout) || _commit(STANDARD_OUTPUT) != 0)
		return false;
	if (!MoveFileExW(place.beside, place.path, MOVEFILE_REPLACE_EXISTING)) {
		errno = EACCES;
		return false;
	}
	free(place.beside);
	place.beside = NULL;
	return true;
}

void
system_drop_file(void)
{
	if (place.beside != NULL)
		DeleteFileW(place.beside);
	free(place.beside);
	free(place.path);
	place.path = place.beside = NULL;
}

/* ---- streams: there are none in memory, but files that stay in it, if there is
 * room, and go when they are closed */

FILE *
system_keep(struct kept *kept)
{
	wchar_t directory[MAX_PATH + 1], name[MAX_PATH + 1];
	HANDLE file = INVALID_HANDLE_VALUE;

	*kept = (struct kept){ .text = NULL };
	if (GetTempPathW(MAX_PATH + 1, directory) > 0 &&
	    GetTempFileNameW(directory, L"bou", 0, name) > 0)
		file = CreateFileW(name, GENERIC_READ | GENERIC_WRITE, 0, NULL,
		    CREATE_ALWAYS, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE,
		    NULL);
	if (file == INVALID_HANDLE_VALUE) {
		errno = ENOENT;
		return NULL;
	}
	return _fdopen(_open_osfhandle((intptr_t)file, _O_RDWR | _O_BINARY), "w+b");
}

void
system_pour(FILE *stream, struct kept *kept, FILE *to)
{
	char buffer[BUFSIZ];
	size_t n;

	(void)kept;
	rewind(stream);
	while (to != NULL && (n = fread(buffer, 1, sizeof buffer, stream)) > 0)
		fwrite(buffer, 1, n, to);
	fclose(stream);
}

/* The C library calls some of these an invalid argument. */
int
system_write_error(void)
{
	switch (_doserrno) {
	case ERROR_BROKEN_PIPE:
	case ERROR_NO_DATA:
	case ERROR_PIPE_NOT_CONNECTED:
		return EPIPE;
	default:
		return errno;
	}
}

/* ---- this program */

/* It is set back when it is called. */
void
system_catch_interrupt(void (*handler)(int))
{
	signal(SIGINT, handler);
}

void
system_catch_end(void (*handler)(int))
{
	signal(SIGTERM, handler);
}

bool
system_random(void *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		unsigned number;

		if (rand_s(&number) != 0)
			return false;
		((unsigned char *)bytes)[i] = (unsigned char)number;
	}
	return true;
}

size_t
system_processors(void)
{
	SYSTEM_INFO info;

	GetSystemInfo(&info);
	return info.dwNumberOfProcessors;
}

/* ---- others: GMime is a library of POSIX systems, as it is packaged */

const char system_mail_hint[] = "which is not there for Windows";

bool
system_own_path(char *path, size_t size)
{
	(void)path;
	(void)size;
	return false;
}

bool
system_can_run(const char *path)
{
	(void)path;
	return false;
}

bool
system_put_back(const char *text, size_t length)
{
	(void)text;
	(void)length;
	errno = ENOSYS;
	return false;
}

void
system_become(const char *path, char **arguments)
{
	(void)path;
	(void)arguments;
	errno = ENOSYS;
}

#endif

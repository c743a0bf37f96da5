/*
 * Runs a program and makes its Nth call of the system fail, once:
 *
 *     inject KIND N REPORT PROGRAM ARGUMENT...
 *
 * KIND is "error": the call returns an error that it may have, "again": it says EINTR,
 * "short": it reads or writes one byte, or the number of a signal that comes before it.
 * Calls are counted from main() on, of all threads and processes; 0 is none. REPORT
 * gets how many there were, which one it was, and how the program ended.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <elf.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- which calls may fail, and how */

enum { IS_DATA = 1, WAITS = 2 };

static const struct call {
	long number;
	const char *name;
	int error, flags;
} calls[] = {
#define CALL(name, error, flags) { SYS_##name, #name, error, flags },
	CALL(read, EIO, IS_DATA | WAITS)
	CALL(pread64, EIO, 0)
	CALL(write, ENOSPC, IS_DATA | WAITS)
	CALL(writev, ENOSPC, WAITS)
	CALL(openat, EMFILE, 0)
	CALL(close, EIO, 0)
	CALL(fstat, EIO, 0)
	CALL(newfstatat, EIO, 0)
	CALL(lseek, EIO, 0)
	CALL(mmap, ENOMEM, 0)
	CALL(mremap, ENOMEM, 0)
	CALL(mprotect, ENOMEM, 0)
	CALL(clone, EAGAIN, 0)
	CALL(clone3, EAGAIN, 0)
	CALL(execve, EACCES, 0)
	CALL(wait4, EINTR, WAITS)
	CALL(renameat, EACCES, 0)
	CALL(unlinkat, EACCES, 0)
	CALL(fsync, EIO, 0)
	CALL(dup, EMFILE, 0)
	CALL(dup3, EMFILE, 0)
	CALL(fchmod, EPERM, 0)
	CALL(readlinkat, EACCES, 0)
	CALL(faccessat, EACCES, 0)
	CALL(getdents64, EIO, 0)
	CALL(ioctl, ENOTTY, 0)
	CALL(ppoll, EINTR, WAITS)
	CALL(getrandom, EAGAIN, 0)
	CALL(prctl, EINVAL, 0)
	CALL(sched_getaffinity, EPERM, 0)
	CALL(rt_sigaction, EINVAL, 0)
#ifdef SYS_open /* older calls, which not all machines have */
	CALL(open, EMFILE, 0)
	CALL(stat, EIO, 0)
	CALL(lstat, EIO, 0)
	CALL(rename, EACCES, 0)
	CALL(unlink, EACCES, 0)
	CALL(dup2, EMFILE, 0)
	CALL(readlink, EACCES, 0)
	CALL(access, EACCES, 0)
	CALL(poll, EINTR, WAITS)
	CALL(fork, EAGAIN, 0)
	CALL(vfork, EAGAIN, 0)
#endif
#undef CALL
};

enum kind { ERROR, AGAIN, SHORT, SIGNAL };

static struct {
	enum kind kind;
	int signal;
	unsigned long at, count;
	const struct call *failed;
} plan;

static const struct call *
call_of(uint64_t number)
{
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if ((uint64_t)calls[i].number == number &&
		    (plan.kind != SHORT || (calls[i].flags & IS_DATA) != 0) &&
		    (plan.kind != AGAIN || (calls[i].flags & WAITS) != 0))
			return &calls[i];
	return NULL;
}

/* ---- the registers of a machine */

static void
die(const char *what)
{
	perror(what);
	exit(125);
}

#ifdef __x86_64__
enum { BREAKPOINT = 0xcc, BREAKPOINT_BITS = 0xff, BEHIND = 1 };
#define REGISTER(name) offsetof(struct user_regs_struct, name)

static void
set_register(pid_t pid, size_t which, long value)
{
	if (ptrace(PTRACE_POKEUSER, pid, which, value) == -1)
		die("ptrace");
}

static void
set_call(pid_t pid, long number)
{
	set_register(pid, REGISTER(orig_rax), number);
}

static void
set_result(pid_t pid, long value)
{
	set_register(pid, REGISTER(rax), value);
}

static void
set_size(pid_t pid, long size)
{
	set_register(pid, REGISTER(rdx), size);
}

static void
go_to(pid_t pid, long address)
{
	set_register(pid, REGISTER(rip), address);
}
#else
enum { BREAKPOINT = 0xd4200000, BREAKPOINT_BITS = 0xffffffff };

static void
set_registers(pid_t pid, int which, long value)
{
	struct user_regs_struct r;
	struct iovec io = { &r, sizeof r };

	if (ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &io) == -1)
		die("ptrace");
	if (which < 0)
		r.pc = (uint64_t)value;
	else
		r.regs[which] = (uint64_t)value;
	if (ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &io) == -1)
		die("ptrace");
}

static void
set_call(pid_t pid, long number)
{
	int n = (int)number;
	struct iovec io = { &n, sizeof n };

	if (ptrace(PTRACE_SETREGSET, pid, NT_ARM_SYSTEM_CALL, &io) == -1)
		die("ptrace");
}

static void
set_result(pid_t pid, long value)
{
	set_registers(pid, 0, value);
}

static void
set_size(pid_t pid, long size)
{
	set_registers(pid, 2, size);
}

static void
go_to(pid_t pid, long address)
{
	set_registers(pid, -1, address);
}
#endif

/* ---- where a program begins: what loads it is not what is tested */

static struct {
	long address, word;
	bool reached; /* once: what a program becomes then is counted, too */
} entry;

static long
entry_of(pid_t pid)
{
	char path[64];
	unsigned long pair[2];
	long address = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/auxv", (int)pid);
	if ((f = fopen(path, "rb")) == NULL)
		die(path);
	while (fread(pair, sizeof pair, 1, f) == 1)
		if (pair[0] == AT_ENTRY)
			address = (long)pair[1];
	fclose(f);
	return address;
}

static void
stop_at_entry(pid_t pid)
{
	entry.address = entry_of(pid);
	errno = 0;
	entry.word = ptrace(PTRACE_PEEKTEXT, pid, entry.address, 0);
	if (errno != 0 || ptrace(PTRACE_POKETEXT, pid, entry.address,
			      (entry.word & ~(long)BREAKPOINT_BITS) | (long)BREAKPOINT) == -1)
		die("ptrace");
}

static void
begin_at_entry(pid_t pid)
{
	ptrace(PTRACE_POKETEXT, pid, entry.address, entry.word);
	go_to(pid, entry.address);
	entry.address = 0;
	entry.reached = true;
}

/* ---- one stop after the other */

/* The call that is being made to fail: its end has to be seen. */
static pid_t failing;

static void
enter(pid_t pid, uint64_t number)
{
	const struct call *c = call_of(number);

	if (c == NULL || ++plan.count != plan.at)
		return;
	plan.failed = c;
	switch (plan.kind) {
	case SHORT:
		set_size(pid, 1);
		return;
	case SIGNAL:
		kill(pid, plan.signal);
		return;
	default:
		set_call(pid, -1);
		failing = pid;
	}
}

static void
leave(pid_t pid)
{
	if (pid != failing)
		return;
	set_result(pid, plan.kind == AGAIN ? -EINTR : -plan.failed->error);
	failing = 0;
}

static void
see_call(pid_t pid)
{
	struct __ptrace_syscall_info info;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) <= 0)
		return; /* it has ended */
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		enter(pid, info.entry.nr);
	else if (info.op == PTRACE_SYSCALL_INFO_EXIT)
		leave(pid);
}

/* Returns the signal that is handed on. */
static int
see_stop(pid_t pid, int status)
{
	int signal = WSTOPSIG(status), event = status >> 16;

	if (event == PTRACE_EVENT_EXEC)
		stop_at_entry(pid);
	else if (signal == (SIGTRAP | 0x80) && entry.reached)
		see_call(pid);
	else if (signal == SIGTRAP && event == 0 && entry.address != 0)
		begin_at_entry(pid);
	else if (event == 0 && signal != SIGSTOP && signal != (SIGTRAP | 0x80)) /* with which a thread begins */
		return signal;
	return 0;
}

static int
watch(pid_t program)
{
	int status = 0, result = 0;
	bool runs = false;
	pid_t pid;

	while ((pid = waitpid(-1, &status, __WALL)) != -1) {
		if (!WIFSTOPPED(status)) {
			if (pid == program)
				result = status;
			continue;
		}
		if (!runs)
			ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD |
			    PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC);
		runs = true;
		int signal = see_stop(pid, status);
		ptrace(entry.address != 0 ? PTRACE_CONT : PTRACE_SYSCALL, pid, 0, signal);
	}
	return result;
}

static void
read_plan(const char *kind, const char *at)
{
	plan.kind = strcmp(kind, "error") == 0 ? ERROR
	    : strcmp(kind, "again") == 0 ? AGAIN
	    : strcmp(kind, "short") == 0 ? SHORT
					 : SIGNAL;
	plan.signal = atoi(kind);
	plan.at = strtoul(at, NULL, 10);
}

int
main(int argc, char **argv)
{
	int status;
	pid_t pid;
	FILE *f;

	if (argc < 5)
		return 125;
	read_plan(argv[1], argv[2]);
	if ((f = fopen(argv[3], "we")) == NULL)
		die(argv[3]);
	if ((pid = fork()) == 0) {
		if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0) {
			raise(SIGSTOP);
			execv(argv[4], argv + 4);
		}
		_exit(126);
	}
	status = watch(pid);
	fprintf(f, "%lu %s %s %d\n", plan.count, plan.failed != NULL ? plan.failed->name : "-",
	    WIFSIGNALED(status) ? "signal" : "status", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	return fclose(f) == 0 ? 0 : 125;
}

/*
 * A filter of system calls on Linux, pledge(2) on OpenBSD. It is a list of what
 * is refused, not of what is allowed: what a C library calls for a thread or a
 * piece of memory differs from one to the next, and changes.
 */
#define _GNU_SOURCE
#include "cli/system/fence.h"

#include <unistd.h>

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

/* A C library may come without the kernel's headers: Debian's musl does. */
#if defined __has_include
#if __has_include(<linux/seccomp.h>)
#define HAS_HEADERS
#endif
#endif

/* The filter has to know where the arguments of a call are. What looks for
 * leaks at the end starts a process that stops this one. */
#if defined __linux__ && (defined __x86_64__ || defined __aarch64__) && \
    defined HAS_HEADERS && !defined __SANITIZE_ADDRESS__
#define HAS_FILTER
#endif

#ifdef HAS_FILTER

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#ifdef __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#else
#define MACHINE AUDIT_ARCH_AARCH64
#endif

static const int refused[] = {
	SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv,
	SYS_process_vm_writev, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo,
	SYS_unshare, SYS_setns,
	SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen,
	SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_linkat, SYS_symlinkat,
	SYS_mkdirat, SYS_mknodat, SYS_truncate, SYS_fchmodat, SYS_fchmod,
	SYS_fchownat, SYS_fchown, SYS_utimensat, SYS_setxattr, SYS_lsetxattr,
	SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_mount,
	SYS_umount2, SYS_chroot, SYS_pivot_root, SYS_bpf, SYS_perf_event_open,
	SYS_userfaultfd, SYS_add_key, SYS_request_key, SYS_keyctl,
#ifdef __x86_64__ /* older calls, which others never had */
	SYS_fork, SYS_vfork, SYS_creat, SYS_unlink, SYS_rename, SYS_link,
	SYS_symlink, SYS_mkdir, SYS_rmdir, SYS_mknod, SYS_chmod, SYS_chown,
	SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
#ifdef SYS_pidfd_send_signal
	SYS_pidfd_send_signal,
#endif
#ifdef SYS_fchmodat2
	SYS_fchmodat2,
#endif
#ifdef SYS_setxattrat
	SYS_setxattrat, SYS_removexattrat,
#endif
};

/* Newer ones, of which the arguments are out of sight: who is told that there
 * are none takes the older. */
static const int unknown[] = {
#ifdef SYS_clone3
	SYS_clone3,
#endif
#ifdef SYS_openat2
	SYS_openat2,
#endif
#ifdef SYS_io_uring_setup
	SYS_io_uring_setup,
#endif
};

/* Calls that are refused if one of these bits is set in an argument, or if
 * none of them is. */
static const struct {
	int call;
	unsigned argument;
	uint32_t bits;
	bool wanted;
} judged[] = {
	{ SYS_openat, 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, false },
	{ SYS_clone, 0, CLONE_THREAD, true },
#ifdef __x86_64__
	{ SYS_open, 1, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, false },
#endif
};

/* Signals, by which a program ends itself, as abort() does: they go to this process alone.
 * tkill(2), which musl takes, names a thread, of which only the first is known. */
static const int signals[] = { SYS_kill, SYS_tkill, SYS_tgkill };

struct program {
	struct sock_filter code[256];
	unsigned short n;
};

static void
add(struct program *p, uint16_t code, uint32_t k, uint8_t yes, uint8_t no)
{
	p->code[p->n++] = (struct sock_filter){ code, yes, no, k };
}

static void
load(struct program *p, size_t offset)
{
	add(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void
end(struct program *p, uint32_t result)
{
	add(p, BPF_RET | BPF_K, result, 0, 0);
}

static void
end_for(struct program *p, int call, uint32_t result)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
	end(p, result);
}

/* The lower half of an argument, on machines with the lower half first. */
static void
judge(struct program *p, int call, unsigned argument, uint32_t bits, bool wanted)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4);
	load(p, offsetof(struct seccomp_data, args) + (size_t)8 * argument);
	add(p, BPF_JMP | BPF_JSET | BPF_K, bits, wanted ? 1 : 0, wanted ? 0 : 1);
	end(p, SECCOMP_RET_ERRNO | EPERM);
	end(p, SECCOMP_RET_ALLOW);
}

static void
judge_signal(struct program *p, int call)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4);
	load(p, offsetof(struct seccomp_data, args));
	add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 1, 0);
	end(p, SECCOMP_RET_ERRNO | EPERM);
	end(p, SECCOMP_RET_ALLOW);
}

static void
write_program(struct program *p)
{
	load(p, offsetof(struct seccomp_data, arch));
	add(p, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
	end(p, SECCOMP_RET_KILL_PROCESS);
	load(p, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__ /* the same calls once more, for pointers of 32 bits */
	add(p, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
	end(p, SECCOMP_RET_ERRNO | ENOSYS);
#endif
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		end_for(p, refused[i], SECCOMP_RET_ERRNO | EPERM);
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		end_for(p, unknown[i], SECCOMP_RET_ERRNO | ENOSYS);
	for (size_t i = 0; i < sizeof judged / sizeof *judged; i++)
		judge(p, judged[i].call, judged[i].argument, judged[i].bits,
		    judged[i].wanted);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		judge_signal(p, signals[i]);
	/* Nor is a terminal made to read what nobody has typed. */
	add(p, BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 3);
	load(p, offsetof(struct seccomp_data, args) + 8);
	end_for(p, TIOCSTI, SECCOMP_RET_ERRNO | EPERM);
	end(p, SECCOMP_RET_ALLOW);
}

bool
fence_close(void)
{
	struct program p = { .n = 0 };
	struct sock_fprog filter = { .filter = p.code };

	write_program(&p);
	filter.len = p.n;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

#elif defined __OpenBSD__

bool
fence_close(void)
{
	return pledge("stdio rpath", NULL) == 0;
}

#else

bool
fence_close(void)
{
	return false;
}

#endif

/* POSIX has no name for the number of processors: this asks for the one of
 * BSD and Linux. */
#define _DEFAULT_SOURCE
#include "cli/input/parallel.h"

#include <stdint.h>
#include <unistd.h>

/* More readers than this only wait for the disk, and each has its tables. */
enum { THREADS_MAX = 4 };

static size_t
threads_for(size_t njobs)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t n = processors > 0 ? (size_t)processors : 1;

	if (n > THREADS_MAX)
		n = THREADS_MAX;
	return n < njobs ? n : njobs;
}

bool
parallel_is_turn(struct parallel *p, size_t job)
{
	bool is;

	pthread_mutex_lock(&p->mutex);
	is = p->turn == job;
	pthread_mutex_unlock(&p->mutex);
	return is;
}

void
parallel_wait_turn(struct parallel *p, size_t job)
{
	pthread_mutex_lock(&p->mutex);
	while (p->turn != job)
		pthread_cond_wait(&p->turned, &p->mutex);
	pthread_mutex_unlock(&p->mutex);
}

static bool
next_job(struct parallel *p, size_t *job, void **taken)
{
	bool more;

	pthread_mutex_lock(&p->taking);
	*job = p->next++;
	*taken = p->take != NULL ? p->take(p->context) : NULL;
	more = p->take != NULL ? *taken != NULL : *job < p->njobs;
	pthread_mutex_unlock(&p->taking);
	return more;
}

static void *
do_jobs(void *argument)
{
	struct parallel *p = argument;
	void *taken;
	size_t job;

	while (next_job(p, &job, &taken)) {
		if (p->take != NULL)
			p->work_on(p, job, taken, p->context);
		else
			p->work(p, job, p->context);
		parallel_wait_turn(p, job);
		pthread_mutex_lock(&p->mutex);
		p->turn++;
		pthread_cond_broadcast(&p->turned);
		pthread_mutex_unlock(&p->mutex);
	}
	return NULL;
}

static void
run(struct parallel *p, size_t wanted)
{
	pthread_t threads[THREADS_MAX];
	size_t n = 0;

	/* This thread is one of them; it does all if no other can start. */
	while (n + 1 < wanted &&
	    pthread_create(&threads[n], NULL, do_jobs, p) == 0)
		n++;
	do_jobs(p);
	while (n > 0)
		pthread_join(threads[--n], NULL);
}

void
parallel_run(size_t njobs, void (*work)(struct parallel *, size_t, void *),
    void *context)
{
	struct parallel p = { .taking = PTHREAD_MUTEX_INITIALIZER,
		.mutex = PTHREAD_MUTEX_INITIALIZER,
		.turned = PTHREAD_COND_INITIALIZER, .njobs = njobs,
		.work = work, .context = context };

	run(&p, threads_for(njobs));
}

void
parallel_pull(void *(*take)(void *context),
    void (*work_on)(struct parallel *, size_t, void *, void *), void *context)
{
	struct parallel p = { .taking = PTHREAD_MUTEX_INITIALIZER,
		.mutex = PTHREAD_MUTEX_INITIALIZER,
		.turned = PTHREAD_COND_INITIALIZER, .take = take,
		.work_on = work_on, .context = context };

	run(&p, threads_for(SIZE_MAX));
}

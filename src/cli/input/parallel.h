/* Several files at a time, their output in the order given. */
#ifndef CLI_PARALLEL_H
#define CLI_PARALLEL_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct parallel {
	pthread_mutex_t taking;
	void *(*take)(void *context); /* NULL where the number of jobs is known */
	pthread_mutex_t mutex;
	pthread_cond_t turned;
	size_t njobs, next, turn;
	void (*work)(struct parallel *p, size_t job, void *context);
	void (*work_on)(struct parallel *p, size_t job, void *taken, void *context);
	void *context;
};

/* Do the jobs from 0 to njobs - 1, each by one thread; returns when all are
 * done. With one job, or one processor, no thread is started. */
void parallel_run(size_t njobs, void (*work)(struct parallel *, size_t, void *),
    void *context);

/* Jobs of which nobody knows how many there are: take gives the next one, and
 * NULL behind the last. It is called by one thread at a time, in the order of
 * the jobs, while others work. */
void parallel_pull(void *(*take)(void *context),
    void (*work_on)(struct parallel *, size_t, void *, void *), void *context);

/* Are all jobs before this one done? Those whose turn it is may print. */
bool parallel_is_turn(struct parallel *p, size_t job);
void parallel_wait_turn(struct parallel *p, size_t job);

#endif

/* Jobs by several threads, their output in the order in which they were taken. */
#ifndef CLI_PARALLEL_H
#define CLI_PARALLEL_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct parallel {
	pthread_mutex_t taking;
	void *(*take)(void *source);
	void *source;
	pthread_mutex_t mutex;
	pthread_cond_t turned;
	size_t next, turn;
	void (*work_on)(struct parallel *p, size_t job, void *taken, void *context);
	void *context;
};

/* How many threads there are, of so many that were asked for: with 0, as many as
 * there are processors. */
size_t parallel_threads(size_t asked);

/* Do jobs until take gives no more; returns when all are done. It is called by one
 * thread at a time, in the order of the jobs, while others work. With one thread
 * none is started. */
void parallel_pull(size_t threads, void *(*take)(void *source), void *source,
    void (*work_on)(struct parallel *, size_t, void *, void *), void *context);

/* Are all jobs before this one done? Those whose turn it is may print. */
bool parallel_is_turn(struct parallel *p, size_t job);
void parallel_wait_turn(struct parallel *p, size_t job);

#endif

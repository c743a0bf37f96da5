/* Threads that take jobs, and wait for their turn. */
#include "cli/input/parallel.h"
#include "cli/system/system.h"

/* More than that nobody has asked for who meant it; and where nobody asks, each
 * has its tables, of some MB. */
enum { THREADS_MAX = 64, THREADS_UNASKED = 16 };

size_t
parallel_threads(size_t asked)
{
	size_t n = system_processors();

	if (asked > 0)
		return asked < THREADS_MAX ? asked : (size_t)THREADS_MAX;
	return n < THREADS_UNASKED ? n : (size_t)THREADS_UNASKED;
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
	pthread_mutex_lock(&p->taking);
	*job = p->next++;
	*taken = p->take(p->source);
	pthread_mutex_unlock(&p->taking);
	return *taken != NULL;
}

static void *
do_jobs(void *argument)
{
	struct parallel *p = argument;
	void *taken;
	size_t job;

	while (next_job(p, &job, &taken)) {
		p->work_on(p, job, taken, p->context);
		parallel_wait_turn(p, job);
		pthread_mutex_lock(&p->mutex);
		p->turn++;
		pthread_cond_broadcast(&p->turned);
		pthread_mutex_unlock(&p->mutex);
	}
	return NULL;
}

/* Some systems give a thread less of a stack than what reads logs and mails takes. Without
 * memory for that no other thread starts. */
static bool
begin_attributes(pthread_attr_t *a)
{
	size_t size;

	if (pthread_attr_init(a) != 0)
		return false;
	if (pthread_attr_getstacksize(a, &size) == 0 && size < STACK_LEAST)
		pthread_attr_setstacksize(a, STACK_LEAST);
	return true;
}

static void
run(struct parallel *p, size_t wanted)
{
	pthread_t threads[THREADS_MAX];
	pthread_attr_t with_stack;
	size_t n = 0;

	/* This thread is one of them; it does all if no other can start. */
	if (begin_attributes(&with_stack)) {
		while (n + 1 < wanted &&
		    pthread_create(&threads[n], &with_stack, do_jobs, p) == 0)
			n++;
		pthread_attr_destroy(&with_stack);
	}
	do_jobs(p);
	while (n > 0)
		pthread_join(threads[--n], NULL);
}

void
parallel_pull(size_t threads, void *(*take)(void *context), void *source,
    void (*work_on)(struct parallel *, size_t, void *, void *), void *context)
{
	struct parallel p = { .taking = PTHREAD_MUTEX_INITIALIZER,
		.mutex = PTHREAD_MUTEX_INITIALIZER,
		.turned = PTHREAD_COND_INITIALIZER, .take = take,
		.source = source, .work_on = work_on, .context = context };

	run(&p, threads);
}

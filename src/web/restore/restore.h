/*
 * A runtime as WebAssembly puts its own tables together: they come packed, as gen/shrink
 * packs them.
 */
#ifndef BC_RESTORE_H
#define BC_RESTORE_H

/* All but those of keyword search; to be called before anything else. */
void restore(void);

/* Those of keyword search, which takes longest; before the first search. Once they are
 * there it does nothing. */
void restore_search(void);

#endif

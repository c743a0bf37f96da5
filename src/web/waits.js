// Stands before all that an answer moves, and hides it until there is one.
document.documentElement.dataset.waits = '';

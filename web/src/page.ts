// The script's entry. One script is the page and, in a worker made of its text, the import of tables:
// no second copy of the engine travels. What is not wanted here is never run.

void (typeof document === 'undefined' ? import('./import-worker.js') : import('./page-main.js'));

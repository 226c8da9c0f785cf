// The page itself.

import './app.js';

// Offline use matters where the page comes over a network; a server on this machine needs none, and
// a page that is one file is offline already.
if (!ONE_FILE && location.protocol === 'https:') void navigator.serviceWorker?.register('sw.js');

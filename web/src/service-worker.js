// Lets the served site open without a network. It makes no request and keeps no cache: the whole page
// in one file travels inside this script, so `connect-src 'none'` can hold for the worker as well
// (a worker that filled a cache by fetch() would need a policy that lets it connect). When the site
// changes, this script changes, and the browser replaces it by itself.

const PAGE = {{page}};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  const home = new URL(self.registration.scope).pathname;
  const isPage = pathname === home || pathname === `${home}index.html`;
  if (event.request.mode !== 'navigate' || !isPage) return;
  event.respondWith(new Response(PAGE, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
});

// Keeps the last version of every page seen, for when there is no network. With a network, the network is always asked.
const shelf = 'habittrack-1';
const version = new URL(location).searchParams.get('assets') ?? '/';
const pages = ['/', '/log', '/log/hang'];
const assets = [
  ...['tokens', 'frame', 'controls', 'charts', 'today', 'pages', 'log', 'print'].map(name => `${version}css/${name}.css`),
  ...['app', 'page', 'outbox', 'live', 'timer', 'sets', 'travel', 'zone'].map(name => `${version}js/${name}.js`),
  `${version}favicon.svg`, `${version}icons.svg`, '/manifest.webmanifest',
];

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(caches.open(shelf).then(async shelf => {
    await shelf.addAll(assets);
    // Pages may ask to sign in first: those are kept when they are seen.
    await Promise.allSettled(pages.map(async page => keep(shelf, page, await fetch(page))));
  }));
});

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name !== shelf) await caches.delete(name);
  }
  // Files of earlier versions are asked for by no page any more.
  const kept = await caches.open(shelf);
  for (const { url } of await kept.keys()) {
    if (new URL(url).pathname.startsWith('/assets/') && !new URL(url).pathname.startsWith(version)) await kept.delete(url);
  }
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/v1/') || pathname.startsWith('/share/')) return;
  event.respondWith(answer(request, event));
});

// What has a query is one of many: only the plain page is kept.
async function keep(shelf, address, answer) {
  if (answer.ok && !answer.redirected && !new URL(address, location).search) await shelf.put(address, answer);
}

async function answer(request, event) {
  try {
    const fresh = await fetch(request);
    const copy = fresh.clone();
    event.waitUntil(caches.open(shelf).then(shelf => keep(shelf, request.url, copy)));
    return fresh;
  } catch (failure) {
    const kept = await caches.match(request, { ignoreVary: true, ignoreSearch: true }) ?? (request.mode === 'navigate' && await caches.match('/', { ignoreVary: true }));
    if (kept) return kept;
    throw failure;
  }
}

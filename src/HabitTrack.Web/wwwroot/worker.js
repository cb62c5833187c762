// Keeps the last version of every page seen, for when there is no network, or one that stalls. The network is always asked.
const shelf = 'habittrack-2';
const given = new URL(location).searchParams;
const version = given.get('assets') ?? '/';
const patience = Number(given.get('patience') ?? 5_000);
const pages = ['/', '/log', '/log/hang'];
const offline = '/offline';
const mostPages = 100;
const assets = [
  ...['tokens', 'frame', 'controls', 'charts', 'today', 'pages', 'log', 'print'].map(name => `${version}css/${name}.css`),
  ...['app', 'page', 'connection', 'queue', 'outbox', 'panel', 'signout', 'live', 'timer', 'sets', 'travel', 'zone'].map(name => `${version}js/${name}.js`),
  `${version}favicon.svg`, `${version}icons.svg`, '/manifest.webmanifest',
];

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(caches.open(shelf).then(async shelf => {
    await Promise.all([...assets, offline].map(async path => {
      // Nobody's: it is shown to whoever comes.
      const answer = await fetch(path, path === offline ? { credentials: 'omit' } : {});
      if (!answer.ok || !isService(answer)) throw new Error(`${path} was answered by something else`);
      await shelf.put(path, answer);
    }));
    // Pages may ask to sign in first: those are kept when they are seen.
    await Promise.allSettled(pages.map(async page => keep(shelf, page, await fetch(page))));
  }));
});

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name !== shelf) await caches.delete(name);
  }
  // Kept pages that ask for files of earlier versions are given those of this one.
  const kept = await caches.open(shelf);
  for (const { url } of await kept.keys()) {
    if (new URL(url).pathname.startsWith('/assets/') && !new URL(url).pathname.startsWith(version)) await kept.delete(url);
  }
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isPage = request.headers.get('Accept')?.includes('text/html');
  const isAsset = ['style', 'script', 'image', 'manifest'].includes(request.destination);
  const isOurs = origin === location.origin && !pathname.startsWith('/v1/') && !pathname.startsWith('/share/');
  if (request.method === 'GET' && isOurs && (isPage || isAsset)) event.respondWith(answer(request, event, isPage));
});

// Whether the service answered, rather than a proxy before it, or a network that wants people to sign in first.
const isService = answer => answer.headers.has('HabitTrack-Service');

async function answer(request, event, isPage) {
  const network = fetch(request).catch(() => null);
  // An answer that comes too late to be shown is kept for the next time.
  event.waitUntil(network.then(fresh => isAway(fresh) ? null : store(request.url, fresh.clone())));
  const inTime = await Promise.race([network, new Promise(resolve => setTimeout(resolve, patience))]);
  if (inTime && !isAway(inTime)) return inTime;

  const kept = await find(request, isPage);
  if (kept) return isPage ? dated(kept, inTime === undefined ? 'The service does not answer.' : 'You are offline.') : kept;
  const fresh = await network;
  if (!isAway(fresh)) return fresh;
  return (request.mode === 'navigate' ? await caches.match(offline) : null) ?? fresh ?? Response.error();
}

const isAway = fresh => !fresh || (fresh.status >= 500 && !isService(fresh));

const store = async (address, copy) => keep(await caches.open(shelf), address, copy);

const find = async (request, isPage) => isPage
  ? caches.match(withoutDone(request.url), { ignoreVary: true })
  : (await caches.match(request, { ignoreVary: true })) ?? caches.match(ofThisVersion(request.url));

const ofThisVersion = address => new URL(address).pathname.replace(/^\/assets\/[^/]+\//, version);

// What was logged or undone a moment ago is no part of a kept page's address.
function withoutDone(address) {
  const page = new URL(address);
  page.searchParams.delete('done');
  page.searchParams.delete('undone');
  return page.href;
}

async function keep(shelf, address, answer) {
  const query = new URL(address, location).searchParams;
  // A page that says what was logged a moment ago says so once; a client's is not for keeping.
  if (!answer.ok || answer.redirected || !isService(answer) || query.has('done') || query.has('undone') || query.has('person')) return;
  const headers = new Headers(answer.headers);
  // The body is as it was before it was compressed, and gets a line more.
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  headers.set('HabitTrack-Kept', new Date().toISOString());
  await shelf.put(address, new Response(await answer.blob(), { status: answer.status, headers }));
  const addresses = (await shelf.keys()).filter(one => new URL(one.url).search);
  await Promise.all(addresses.slice(0, -mostPages).map(one => shelf.delete(one)));
}

// Says on a kept page how old it is.
async function dated(kept, reason) {
  const at = kept.headers.get('HabitTrack-Kept');
  if (!at) return kept;
  const when = new Date(at).toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  const note = `<p class="kept" role="status" data-kept>${reason} This page is from ${when}.</p>`;
  const html = (await kept.text()).replace(/<main\b[^>]*>/, main => main + note);
  return new Response(html, { status: kept.status, headers: kept.headers });
}

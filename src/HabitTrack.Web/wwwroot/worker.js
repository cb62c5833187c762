// Caches the last version of every visited page for when the service is offline or slow. Requests always go to the network.
const cacheName = 'habittrack-2';
const parameters = new URL(location).searchParams;
const version = parameters.get('assets') ?? '/';
const timeout = Number(parameters.get('timeout') ?? 5_000);
const pages = ['/', '/log', '/log/hang'];
const offline = '/offline', unconfirmed = '/offline/change';
const confirmations = (parameters.get('confirmations') ?? '').split(',');
const maxPages = 100;
const assets = [
  ...['tokens', 'frame', 'controls', 'charts', 'today', 'pages', 'log', 'print'].map(name => `${version}css/${name}.css`),
  ...[
    'app', 'page', 'connection', 'habit', 'input', 'say', 'storage', 'queue', 'outbox', 'delivery', 'doubleclick', 'panel', 'rings', 'submit', 'signout', 'live', 'timer', 'hang',
    'awake', 'beep', 'sets', 'copy', 'texts', 'travel', 'zone', 'imports', 'toast', 'push',
  ].map(name => `${version}js/${name}.js`),
  `${version}favicon.svg`, `${version}icons.svg`, '/manifest.webmanifest',
];

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(caches.open(cacheName).then(async cache => {
    await Promise.all([...assets, offline, unconfirmed].map(async path => {
      // The offline pages are shown to everyone, so they are fetched without cookies.
      const response = await fetch(path, path.startsWith(offline) ? { credentials: 'omit' } : {});
      if (!response.ok || !isService(response)) throw new Error(`${path} was not answered by the service`);
      await cache.put(path, response);
    }));
    await cachePages();
  }));
});

// The page of a person who has signed in asks for it.
self.addEventListener('message', event => event.waitUntil(cachePages()));

// Further pages, and those that require signing in, are cached when they are visited.
const cachePages = () => Promise.allSettled(pages.map(async page => store(page, await fetch(page, { headers: { Accept: 'text/html' } }))));

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name !== cacheName) await caches.delete(name);
  }
  // Cached pages that reference files of earlier versions get those of this version.
  const kept = await caches.open(cacheName);
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
  const isOurs = origin === location.origin && !pathname.startsWith('/v1/') && !pathname.startsWith('/share/') && !pathname.startsWith('/channels/');
  if (request.method === 'GET' && isOurs && (isPage || isAsset)) event.respondWith(respond(request, event, isPage));
  if (request.method === 'POST' && isOurs && request.mode === 'navigate') event.respondWith(submit(request));
});

// A reminder is shown with buttons that log the habit or send the reminder again later.
self.addEventListener('push', event => {
  const reminder = event.data.json();
  const actions = [
    ...(reminder.entry ? [{ action: 'log', title: reminder.logLabel }] : []),
    ...(reminder.snoozeLabel ? [{ action: 'snooze', title: reminder.snoozeLabel }] : []),
  ];
  event.waitUntil(self.registration.showNotification(reminder.title, {
    body: reminder.body, tag: reminder.habit ?? 'habittrack', renotify: true, icon: `${version}icons/192.png`, actions, data: reminder,
  }));
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(answer(event.action, event.notification.data));
});

// What the service did not accept, such as after signing out, is done on the page.
async function answer(action, reminder) {
  if (action === 'log' && await post('/v1/entries/batch', [reminder.entry])) return;
  if (action === 'snooze' && await post(`/v1/habits/${reminder.habit}/reminders/snooze`, { channel: reminder.channel })) return;
  await self.clients.openWindow(reminder.path);
}

async function post(address, body) {
  const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).catch(() => null);
  return response?.ok && isService(response);
}

// Whether a response comes from the service, rather than from a proxy or a captive portal.
const isService = response => response.headers.has('HabitTrack-Service');

async function respond(request, event, isPage) {
  const network = fetch(request).catch(() => null);
  // A response that arrives after the timeout is cached for the next request.
  event.waitUntil(network.then(fresh => isUnavailable(fresh) ? null : store(request.url, fresh.clone())));
  // A script that refreshes a page waits, since the page already shows what is cached.
  const isPatient = isPage && request.mode !== 'navigate';
  const inTime = await (isPatient ? network : Promise.race([network, new Promise(resolve => setTimeout(resolve, timeout))]));
  if (inTime && !isUnavailable(inTime)) return inTime;

  const kept = await find(request, isPage);
  if (kept) return isPage ? withAge(kept, inTime === undefined) : kept;
  const fresh = await network;
  if (!isUnavailable(fresh)) return fresh;
  return (request.mode === 'navigate' ? await caches.match(offline) : null) ?? fresh ?? Response.error();
}

// A form that is not a log is not kept. Its page may have been changed, if only the answer was lost.
async function submit(request) {
  const fresh = await fetch(request).catch(() => null);
  if (!isUnavailable(fresh)) return fresh;
  const page = await caches.match(unconfirmed);
  if (!page) return fresh ?? Response.error();
  const back = new URL(request.referrer || '/', location);
  const html = (await page.text()).replace('data-back href="/"', () => `data-back href="${(back.pathname + back.search).replaceAll('&', '&amp;')}"`);
  return new Response(html, { headers: page.headers });
}

// Whether there is no answer, or a proxy reports an error. Other answers, such as the page of a captive portal, have to be shown.
const isUnavailable = fresh => !fresh || (fresh.status >= 400 && !isService(fresh));

const find = async (request, isPage) => isPage
  ? caches.match(withoutDone(request.url), { ignoreVary: true })
  : (await caches.match(request, { ignoreVary: true })) ?? caches.match(inThisVersion(request.url));

const inThisVersion = address => new URL(address).pathname.replace(/^\/assets\/[^/]+\//, version);

// A page is cached without the parameters for the confirmation of a change.
function withoutDone(address) {
  const page = new URL(address);
  for (const name of confirmations) page.searchParams.delete(name);
  return page.href;
}

async function store(address, response) {
  const query = new URL(address, location).searchParams;
  // A confirmation is shown once, and pages of a coach's client are not cached.
  if (!response.ok || response.redirected || !isService(response) || confirmations.some(name => query.has(name)) || query.has('person')) return;
  const headers = new Headers(response.headers);
  // The stored body is not compressed and gets an additional line.
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  headers.set('HabitTrack-Kept', new Date().toISOString());
  const cache = await caches.open(cacheName);
  await cache.put(address, new Response(await response.blob(), { status: response.status, headers }));
  const addresses = (await cache.keys()).filter(one => new URL(one.url).search);
  await Promise.all(addresses.slice(0, -maxPages).map(one => cache.delete(one)));
}

// Adds the age of a cached page, in its language.
async function withAge(kept, isSlow) {
  const at = kept.headers.get('HabitTrack-Kept');
  if (!at) return kept;
  const page = await kept.text();
  const language = page.match(/<html lang="([^"]+)"/)?.[1] ?? 'en';
  const texts = JSON.parse(page.match(/<script type="application\/json" id="texts">(.*?)<\/script>/s)?.[1] ?? '{}');
  const t = (text, value) => (texts[text] ?? text).replace('{0}', () => value);
  const when = new Date(at).toLocaleString(language === 'en' ? 'en-GB' : language, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  const reason = isSlow ? t('The service does not answer. This page is from {0}.', when) : t('You are offline. This page is from {0}.', when);
  const note = `<p class="kept" role="status" data-kept>${reason}</p>`;
  const html = page.replace(/<main\b[^>]*>/, main => main + note);
  return new Response(html, { status: kept.status, headers: kept.headers });
}

// Clears a person's pages, logs and settings from this browser on sign-out and after erasure, and all but the logs when another person signs in.
import { isService } from './connection.js';
import { fetchPage } from './page.js';
import { ownLogs, person, removeAllOf, isKeyOfLog } from './queue.js';
import { keys, read, remove, write } from './storage.js';
import { t } from './texts.js';

const prefix = 'habittrack.';
const lastPerson = `${prefix}person`;

export async function clearPreviousPerson() {
  const [current, last] = [person(), read(lastPerson)];
  if (last && location.pathname === '/erased') clearPerson(last);
  if (!current || current === last) return;
  write(lastPerson, current);
  if (last) await clearBrowser([lastPerson]);
  // Caches the pages to log on for the person who has signed in.
  (await navigator.serviceWorker?.ready)?.active.postMessage('cache');
}

export function signOut() {
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (new URL(form.action).pathname !== '/sign-out') return;
    event.preventDefault();
    const { length } = ownLogs();
    const question = length === 1
      ? t('One log has not been recorded yet. Sign out and discard it?')
      : t('{0} logs have not been recorded yet. Sign out and discard them?', length);
    if (length > 0 && !confirm(question)) return;
    const result = await fetchPage(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    const isSignedOut = result && isService(result.response) && (result.response.ok || result.response.status === 401);
    if (!isSignedOut) return void alert(t('You are still signed in: the service did not answer. Try again when you are online.'));
    await clearPerson(person());
    // The browser signs out of the identity provider too, if it signed in there.
    location.assign(result.page?.querySelector('[data-sign-out]')?.href ?? '/sign-in');
  });
}

async function clearPerson(id) {
  removeAllOf(id);
  await clearBrowser();
}

// Keeps the logs: each is shown to its author only, who may still want to send it.
async function clearBrowser(kept = []) {
  for (const name of keys()) {
    if (name.startsWith(prefix) && !isKeyOfLog(name) && !kept.includes(name)) remove(name);
  }
  // Cache storage is available only in secure contexts.
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!isPublic(new URL(request.url).pathname)) await cache.delete(request);
    }
  }
}

// The files and the pages for everyone, which the service worker caches only when it is installed.
const isPublic = path => /^\/(assets\/|offline|manifest\.)/.test(path);

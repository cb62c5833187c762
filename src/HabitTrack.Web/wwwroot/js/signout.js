// Whoever signs out leaves nothing behind in this browser: no pages, no logs. Nor does whoever erases everything, or signs in after somebody else.
import { isService } from './connection.js';
import { fetchPage } from './page.js';
import { mine, person } from './queue.js';

const prefix = 'habittrack.';
const lastPerson = `${prefix}person`;

export function forgetOthers() {
  if (location.pathname === '/erased') forget();
  const [now, last] = [person(), localStorage.getItem(lastPerson)];
  if (!now || now === last) return;
  if (last) forgetPages();
  localStorage.setItem(lastPerson, now);
}

export function signOut() {
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (new URL(form.action).pathname !== '/sign-out') return;
    event.preventDefault();
    const { length } = mine();
    const logs = length === 1 ? 'One log has' : `${length} logs have`;
    if (length > 0 && !confirm(`${logs} not been recorded yet. Sign out and discard ${length === 1 ? 'it' : 'them'}?`)) return;
    const result = await fetchPage(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    const isOver = result && isService(result.answer) && (result.answer.ok || result.answer.status === 401);
    if (!isOver) return void alert('You are still signed in: the service did not answer. Try again when you are online.');
    await forget();
    location.assign('/sign-in');
  });
}

async function forget() {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(prefix)) localStorage.removeItem(name);
  }
  await forgetPages();
}

// There are none where the connection is not secure.
async function forgetPages() {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) await caches.delete(name);
}

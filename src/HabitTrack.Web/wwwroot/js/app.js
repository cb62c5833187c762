// What script adds to the pages; all of them work without it. Each part looks for its own markup and does nothing where there is none.
import { collectForms, flush } from './outbox.js';
import { follow } from './live.js';
import { startTimer } from './timer.js';
import { addSets } from './sets.js';
import { travel } from './travel.js';
import { askForZone } from './zone.js';
import { sayDone } from './page.js';

export function enhance() {
  startTimer();
  addSets();
  travel();
  askForZone();
}

collectForms(enhance);
enhance();
sayDone();
flush();
follow(enhance);

if ('serviceWorker' in navigator) {
  // It keeps the files of this version: those beside this one.
  navigator.serviceWorker.register(`/worker.js?assets=${new URL('..', import.meta.url).pathname}`);
}

// Whoever signs out leaves no pages behind.
document.addEventListener('submit', async event => {
  if (new URL(event.target.action).pathname !== '/sign-out') return;
  for (const name of await caches.keys()) caches.delete(name);
});

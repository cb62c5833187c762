// What script adds to the pages; all of them work without it. Each part looks for its own markup and does nothing where there is none.
import { lost, whenBack } from './connection.js';
import { collectForms, flush } from './outbox.js';
import { follow } from './live.js';
import { refresh, sayDone } from './page.js';
import { forgetOthers, signOut } from './signout.js';
import { startTimer } from './timer.js';
import { addSets } from './sets.js';
import { travel } from './travel.js';
import { askForZone } from './zone.js';

export function enhance() {
  startTimer();
  addSets();
  travel();
  askForZone();
}

forgetOthers();
collectForms(enhance);
signOut();
enhance();
sayDone();
flush();
follow(enhance);

whenBack(async () => {
  if (document.querySelector('[data-offline]')) return location.reload();
  await flush();
  await refresh(enhance);
});
if (document.querySelector('[data-kept], [data-offline]')) lost();

if ('serviceWorker' in navigator) {
  // It keeps the files of this version: those beside this one.
  navigator.serviceWorker.register(`/worker.js?assets=${new URL('..', import.meta.url).pathname}`).catch(lost);
}

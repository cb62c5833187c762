// Progressive enhancement: every page works without JavaScript. Each module looks for its own markup and does nothing without it.
import { onReconnect, watchConnection } from './connection.js';
import { collectForms, flush } from './outbox.js';
import { subscribe } from './live.js';
import { followHabit } from './habit.js';
import { announceResult, confirmations, refresh, showAddress, watchWhileCached } from './page.js';
import { clearPreviousPerson, signOut } from './signout.js';
import { submitInPlace } from './submit.js';
import { startTimer } from './timer.js';
import { addSets } from './sets.js';
import { placeToast } from './toast.js';
import { offerCopies } from './copy.js';
import { followImport, takeFiles } from './imports.js';
import { offerPush } from './push.js';
import { travel } from './travel.js';
import { offerTimeZone } from './zone.js';

export function enhance() {
  startTimer();
  addSets();
  offerCopies();
  offerPush();
  travel();
  offerTimeZone();
  placeToast();
  followImport(enhance);
}

clearPreviousPerson();
collectForms(enhance);
submitInPlace(enhance);
followHabit(enhance);
takeFiles();
signOut();
enhance();
announceResult();
showAddress();
flush();
subscribe(enhance);

onReconnect(async () => {
  if (document.querySelector('[data-offline]')) return location.reload();
  // The address of a change that was not confirmed cannot be opened.
  const back = document.querySelector('[data-back]');
  if (back) return location.assign(back.href);
  await flush();
  await refresh(enhance);
});
watchWhileCached();

if ('serviceWorker' in navigator) {
  // The service worker caches the files of this version, which are next to this one.
  navigator.serviceWorker.register(`/worker.js?assets=${new URL('..', import.meta.url).pathname}&confirmations=${confirmations}`).catch(watchConnection);
}

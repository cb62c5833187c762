// Shows at once what was logged elsewhere: the service says that something happened, and the page is asked for anew.
import { lost, whenBack } from './connection.js';
import { refresh } from './page.js';

const rest = 15_000;

export function follow(enhance) {
  const address = document.querySelector('[data-live]')?.dataset.live;
  if (!address) return;
  let due = 0;
  const renew = () => {
    clearTimeout(due);
    due = setTimeout(() => document.querySelector('[data-live]') && refresh(enhance), 60);
  };
  const open = () => {
    const events = new EventSource(address);
    for (const name of ['logged', 'streak', 'record', 'advice']) events.addEventListener(name, renew);
    // Closed, it was refused, which may last.
    events.addEventListener('error', () => events.readyState === EventSource.CLOSED ? setTimeout(lost, rest) : lost());
    return events;
  };
  let events = open();
  // A browser waits longer and longer before it tries again, or not at all.
  whenBack(() => {
    events.close();
    events = open();
  });
  document.addEventListener('visibilitychange', () => document.hidden || renew());
}

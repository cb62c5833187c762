// Shows changes from other devices: refreshes the page when the live stream reports an event.
import { onReconnect, watchConnection } from './connection.js';
import { refresh } from './page.js';

const retryDelay = 15_000;

export function subscribe(enhance) {
  const address = document.querySelector('[data-live]')?.dataset.live;
  if (!address) return;
  let timer = 0;
  const scheduleRefresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => document.querySelector('[data-live]') && refresh(enhance), 60);
  };
  const open = () => {
    const events = new EventSource(address);
    for (const name of ['logged', 'streak', 'record', 'advice', 'removed']) events.addEventListener(name, scheduleRefresh);
    // A closed stream was rejected, so retry only after a delay.
    events.addEventListener('error', () => events.readyState === EventSource.CLOSED ? setTimeout(watchConnection, retryDelay) : watchConnection());
    return events;
  };
  let events = open();
  // Browsers reconnect with increasing delays, or not at all.
  onReconnect(() => {
    events.close();
    events = open();
  });
  document.addEventListener('visibilitychange', () => document.hidden || scheduleRefresh());
}

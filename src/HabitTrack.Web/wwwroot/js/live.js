// Shows changes from other devices: refreshes the page when the live stream reports an event.
import { onReconnect, watchConnection } from './connection.js';
import { refresh } from './page.js';

const retryDelay = 15_000, checkInterval = 30_000;

export function subscribe(enhance) {
  const address = document.querySelector('[data-live]')?.dataset.live;
  if (!address) return;
  let timer = 0, stream = null;
  const scheduleRefresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => document.querySelector('[data-live]') && refresh(enhance), 60);
  };
  const close = () => {
    stream?.close();
    stream = null;
  };
  const open = () => {
    close();
    if (document.hidden) return;
    const events = stream = new EventSource(address);
    for (const name of ['logged', 'streak', 'record', 'advice', 'removed']) events.addEventListener(name, scheduleRefresh);
    // A closed stream was rejected, so retry only after a delay.
    events.addEventListener('error', () => events.readyState === EventSource.CLOSED ? setTimeout(watchConnection, retryDelay) : watchConnection());
  };
  open();
  // The day may end while the page is open.
  setInterval(() => {
    if (!document.hidden && Date.parse(document.querySelector('[data-until]')?.dataset.until) <= Date.now()) scheduleRefresh();
  }, checkInterval);
  // Browsers reconnect with increasing delays, or not at all.
  onReconnect(open);
  // Browsers open few connections to a host, so hidden pages must not occupy them.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return close();
    open();
    scheduleRefresh();
  });
}

// Shows at once what was logged elsewhere: the service says that something happened, and the page is asked for anew.
import { fetchPage, isTyping, show } from './page.js';

export function follow(enhance) {
  const address = document.querySelector('[data-live]')?.dataset.live;
  if (!address) return;
  const events = new EventSource(address);
  let due = 0;
  const refresh = () => {
    clearTimeout(due);
    due = setTimeout(async () => {
      if (isTyping() || !document.querySelector('[data-live]')) return;
      const { answer, page } = await fetchPage(location.href.split('#')[0]);
      if (answer.ok && page) show(page, enhance);
    }, 60);
  };
  for (const name of ['logged', 'streak', 'record', 'advice']) events.addEventListener(name, refresh);
  document.addEventListener('visibilitychange', () => document.hidden || refresh());
}

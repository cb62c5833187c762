// Shows how far an import is while the browser waits for the next page.
import { t } from './texts.js';

const POLL_INTERVAL = 1000;

export function watchImports() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches('form[data-import]') || event.submitter?.name === 'preview') return;
    const status = form.querySelector('[role=status]');
    status.textContent = t('Importing …');
    const timer = setInterval(async () => {
      const response = await fetch('/v1/imports?limit=1').catch(() => null);
      const [latest] = response?.ok ? (await response.json()).imports : [];
      if (latest?.status === 'running') status.textContent = t('{0} of {1} imported', latest.added + latest.known, latest.read);
    }, POLL_INTERVAL);
    addEventListener('pagehide', () => {
      clearInterval(timer);
      status.textContent = '';
    }, { once: true });
  });
}

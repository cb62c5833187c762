// Shows the page of the habit that is chosen in a log form: its unit, usual amounts, day and recent entries.
import { fetchPage, show, showAddress } from './page.js';

export function followHabit(enhance) {
  document.addEventListener('change', async ({ target: select }) => {
    if (!select.matches('.logger select[name=habit]') || document.querySelector('[data-busy]')) return;
    // The usual amounts are those of the habit before.
    for (const usual of document.querySelectorAll('.logger .choices [name=amount]')) usual.disabled = true;
    const address = new URL(location);
    address.searchParams.set('habit', select.value);
    const { response, page } = await fetchPage(address).catch(() => ({}));
    if (!response?.ok || !page || !select.isConnected || select.value !== address.searchParams.get('habit')) return;
    show(page, enhance, select.id);
    showAddress(address.href);
  });
}

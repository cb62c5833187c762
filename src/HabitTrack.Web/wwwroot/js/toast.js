// Keeps a confirmation until it is closed, or until the next action after a while. By keyboard it comes next after what was used.
import { showAddress } from './page.js';

const atLeast = 8_000;
let shown = '', since = 0;

// The newest confirmation; a refreshed page shows the same one again.
export function placeToast() {
  const toast = document.querySelector('.toast:not([data-placed])');
  if (!toast) return;
  toast.dataset.placed = 'yes';
  const what = `${toast.querySelector('[name=entry]')?.value} ${toast.querySelector('p').textContent}`;
  if (what !== shown) [shown, since] = [what, Date.now()];
  const used = document.querySelector('main :focus') ?? document.querySelector('main :target');
  const place = used?.closest('.timeline li, article, section');
  if (place?.matches('li')) place.append(toast);
  else place?.after(toast);
}

for (const action of ['pointerdown', 'click', 'input']) {
  document.addEventListener(action, event => {
    const toast = document.querySelector('.toast');
    if (!toast || toast.contains(event.target) || toast.matches(':focus-within') || Date.now() - since < atLeast) return;
    toast.remove();
    showAddress();
  });
}

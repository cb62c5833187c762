// Offers once to use the time zone of the browser if none is set.
import { read, write } from './storage.js';

const dismissedKey = 'habittrack.zone-asked';

export function offerTimeZone() {
  const form = document.querySelector('form[data-zone][hidden]');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!form || !zone || document.querySelector('form[data-zone]:not([hidden])') || ['UTC', 'Etc/UTC', 'GMT'].includes(zone) || read(dismissedKey)) return;
  form.elements.timeZone.value = zone;
  form.querySelector('[data-name]').textContent = zone.replaceAll('_', ' ');
  // Below the footer it moves nothing that is already shown.
  document.body.append(form);
  form.hidden = false;
  form.querySelector('[data-no]').addEventListener('click', () => {
    write(dismissedKey, 'yes');
    form.hidden = true;
    document.getElementById('main').focus({ preventScroll: true });
  });
}

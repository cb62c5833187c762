// Days are counted in the zone that the browser is in, where nobody has said otherwise: asked once.
const asked = 'zone-asked';

export function askForZone() {
  const form = document.querySelector('form[data-zone][hidden]');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!form || !zone || ['UTC', 'Etc/UTC', 'GMT'].includes(zone) || localStorage.getItem(asked)) return;
  form.elements.timeZone.value = zone;
  form.querySelector('[data-name]').textContent = zone.replaceAll('_', ' ');
  form.hidden = false;
  form.querySelector('[data-no]').addEventListener('click', () => {
    localStorage.setItem(asked, 'yes');
    form.hidden = true;
  });
}

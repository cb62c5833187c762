// The time travel slider: shows the rings of the selected day, and plays a year day by day.
import { fetchPage } from './page.js';
import { language, t } from './texts.js';

const frameInterval = 60, daysPlayed = 365;

export function travel() {
  const control = document.querySelector('[data-travel]:not([data-ready])');
  if (!control) return;
  control.dataset.ready = 'yes';
  const [slider, play, field, output] = ['[type=range]', '[data-play]', '[name=asOf]', 'output'].map(part => control.querySelector(part));
  const view = document.getElementById(control.dataset.travel);
  const day = () => new Date(Date.parse(`${control.dataset.first}T00:00Z`) + 86_400_000 * slider.valueAsNumber).toISOString().slice(0, 10);
  let latest = 0, playing = 0, left = 0;

  const draw = async () => {
    const request = ++latest;
    field.value = day();
    output.textContent = new Date(day()).toLocaleDateString(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    const address = new URL(control.dataset.page, location);
    address.searchParams.set('asOf', day());
    // Without the type of a page, so that the days that were passed do not take the place of pages in the offline cache.
    const { response, page } = await fetchPage(address, { headers: { Accept: '*/*' } });
    if (request !== latest || !response.ok) return;
    view.replaceChildren(document.adoptNode(page.querySelector('.small-rings')));
    view.dataset.shown = day();
  };

  const stop = () => {
    clearTimeout(playing);
    playing = 0;
    play.textContent = t('Play a year');
  };

  const step = async () => {
    if (left-- === 0 || slider.valueAsNumber >= Number(slider.max)) return stop();
    slider.valueAsNumber += 1;
    await draw();
    if (playing) playing = setTimeout(step, frameInterval);
  };

  slider.addEventListener('input', () => { stop(); draw(); });
  play.addEventListener('click', () => {
    if (playing) return stop();
    play.textContent = t('Pause');
    if (slider.valueAsNumber >= Number(slider.max)) slider.valueAsNumber = Math.max(0, slider.valueAsNumber - daysPlayed);
    left = daysPlayed;
    playing = setTimeout(step);
  });
}

// The slider through time: the day chosen is shown at once, and play goes on day by day.
import { fetchPage } from './page.js';

const pace = 350;

export function travel() {
  const machine = document.querySelector('[data-travel]:not([data-ready])');
  if (!machine) return;
  machine.dataset.ready = 'yes';
  const [slider, play, field, said] = ['[type=range]', '[data-play]', '[name=asOf]', 'output'].map(part => machine.querySelector(part));
  const view = document.getElementById(machine.dataset.travel);
  const day = () => new Date(Date.parse(`${machine.dataset.first}T00:00Z`) + 86_400_000 * slider.valueAsNumber).toISOString().slice(0, 10);
  let asked = 0, playing = 0;

  const draw = async () => {
    const mine = ++asked;
    field.value = day();
    said.textContent = new Date(day()).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    const address = new URL(machine.dataset.page, location);
    address.searchParams.set('asOf', day());
    const { answer, page } = await fetchPage(address);
    if (mine !== asked || !answer.ok) return;
    view.replaceChildren(...document.adoptNode(page.querySelector('.today')).childNodes);
    view.dataset.shown = day();
  };

  const stop = () => {
    clearTimeout(playing);
    playing = 0;
    play.textContent = 'Play';
  };

  const step = async () => {
    if (slider.valueAsNumber >= Number(slider.max)) return stop();
    slider.valueAsNumber += 1;
    await draw();
    if (playing) playing = setTimeout(step, pace);
  };

  slider.addEventListener('input', () => { stop(); draw(); });
  play.addEventListener('click', () => {
    if (playing) return stop();
    play.textContent = 'Pause';
    if (slider.valueAsNumber >= Number(slider.max)) slider.valueAsNumber = Math.max(0, slider.valueAsNumber - 30);
    playing = setTimeout(step);
  });
}

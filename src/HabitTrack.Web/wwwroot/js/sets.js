// The sets of a workout without requests: adds sets and exercises, ticks all of them, and times the rest after each.
import { beep } from './beep.js';
import { read, write } from './storage.js';
import { t } from './texts.js';

const restKey = 'habittrack.rest';

export function addSets() {
  const list = document.querySelector('[data-sets]:not([data-ready])');
  if (!list) return;
  list.dataset.ready = 'yes';
  const actions = [['[data-add-set]', addSet], ['[data-all-done]', tickAll], ['[data-repeat]', repeat], ['[data-add-exercise]', addExercise]];
  list.addEventListener('click', event => {
    const action = actions.find(([selector]) => event.target.closest(selector));
    // Without a set to copy, the service adds one.
    if (!action || !list.querySelector('.set')) return;
    event.preventDefault();
    action[1](list, event.target.closest('.exercise'));
  });
  tickTyped(list);
  timeRests(list);
}

const setsOf = part => [...part.querySelectorAll('.set')];

const named = (set, field) => set.querySelector(`[name$="${field}"]`);

const tick = set => { set.querySelector('.tick input').checked = true; };

const fieldsOf = set => ['reps', 'kg', 'lb'].flatMap(field => [...set.querySelectorAll(`[name$=".${field}"]`)]);

// Ticks a set when something is typed in it, and unticks it when that is cleared again. Without this script, the service compares the values with those that were shown.
function tickTyped(list) {
  for (const set of setsOf(list).filter(one => fieldsOf(one).some(field => field.value && field.value !== field.defaultValue))) tick(set);
  for (const shown of list.querySelectorAll('[name$=".shown"]')) shown.remove();
  list.addEventListener('input', event => {
    const set = event.target.closest('.set'), box = set?.querySelector('.tick input');
    if (!box || !fieldsOf(set).includes(event.target)) return;
    const isTyped = event.target.value !== '';
    if (box.checked === isTyped || (!isTyped && box.dataset.typed === undefined)) return;
    box.checked = isTyped;
    if (isTyped) box.dataset.typed = '';
    else delete box.dataset.typed;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

const tickAll = (list, exercise) => setsOf(exercise).forEach(tick);

function repeat(list) {
  for (const set of setsOf(list).filter(one => one.querySelector('.last-time').textContent)) {
    const [reps, load] = fieldsOf(set);
    [reps.value, load.value] = [set.dataset.reps ?? '', set.dataset.load ?? ''];
    tick(set);
  }
}

function addSet(list, exercise) {
  const sets = setsOf(exercise), last = sets.at(-1);
  const set = copyOf(last, setsOf(list).length, exercise.querySelector('legend').textContent, sets.length + 1);
  for (const field of ['.exercise', '.type']) named(set, field).value = named(last, field).value;
  last.parentElement.append(set);
  tick(set);
  fieldsOf(set)[0].focus();
}

function addExercise(list) {
  const add = list.querySelector('.add'), choice = add.querySelector('select'), sample = list.querySelector('.exercise');
  const key = choice.value, name = choice.selectedOptions[0].textContent;
  const exercise = sample.cloneNode(true), rows = exercise.querySelector('ol');
  exercise.querySelector('legend').textContent = name;
  exercise.querySelector('p').textContent = '';
  exercise.querySelector('[data-add-set] .aloud').textContent = t('Add a set of {0}', name);
  exercise.querySelector('[data-all-done] .aloud').textContent = t('All done: {0}', name);
  const lastTime = JSON.parse(add.dataset.last)[key] ?? [{ reps: '', load: '', type: 'working', text: '' }];
  const count = setsOf(list).length;
  rows.replaceChildren(...lastTime.map((last, at) => {
    const set = copyOf(sample.querySelector('.set'), count + at, name, at + 1);
    const [reps, load] = fieldsOf(set);
    [reps.value, load.value] = [set.dataset.reps, set.dataset.load] = [last.reps, last.load];
    named(set, '.type').value = last.type;
    named(set, '.exercise').value = key;
    set.querySelector('.last-time').textContent = last.text;
    return set;
  }));
  add.before(exercise);
  exercise.querySelector('.tick input').focus();
}

// A copy of a set with the names and labels of another row, not ticked and without an error.
function copyOf(set, row, exercise, number) {
  const copy = set.cloneNode(true);
  for (const part of copy.querySelectorAll('[name], [id], [for]')) {
    for (const name of ['name', 'id', 'for']) {
      if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/\[\d+\]/, `[${row}]`).replace(/-\d+-/, `-${row}-`));
    }
  }
  copy.dataset.name = t('{0}, set {1}', exercise, number);
  for (const label of copy.querySelectorAll('.aloud')) label.textContent = label.textContent.replace(set.dataset.name, () => copy.dataset.name);
  for (const error of copy.querySelectorAll('.problem')) error.remove();
  for (const field of copy.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  // A correction keeps values that it does not show.
  for (const kept of copy.querySelectorAll('[name$=".seconds"], [name$=".rpe"]')) kept.value = '';
  copy.querySelector('.tick input').checked = false;
  copy.querySelector('.last-time').textContent = '';
  return copy;
}

// Counts down after a set is ticked, beeps, and counts on until the next one.
function timeRests(list) {
  const [length, button] = [list.querySelector('[name=rest]'), document.querySelector('[data-rest]')];
  if (!length || !button) return;
  length.value = read(restKey) ?? length.value;
  let began = 0, isOver = false, after = null;
  const show = () => {
    if (!button.isConnected || button.hidden) return;
    const seconds = Math.floor((Date.now() - began) / 1000), left = Number(length.value) - seconds;
    if (left <= 0 && !isOver) {
      isOver = true;
      beep(880, 0.4);
      document.getElementById('said').textContent = t('The rest is over');
    }
    button.querySelector('span').textContent = left > 0 ? t('Rest {0}', clock(left)) : t('Rested {0}', clock(seconds));
    setTimeout(show, 250);
  };
  length.addEventListener('change', () => write(restKey, length.value));
  button.addEventListener('click', () => { button.hidden = true; });
  list.addEventListener('change', event => {
    if (event.target === after && !after.checked) button.hidden = true;
    if (!event.target.matches('.tick input:checked') || length.value === '0') return;
    [began, isOver, after] = [Date.now(), false, event.target];
    const isShown = !button.hidden;
    button.hidden = false;
    if (!isShown) show();
  });
}

const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

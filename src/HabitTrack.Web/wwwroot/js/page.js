// Puts another version of the page in place of this one, without a jump: what has the focus keeps it.
import { isService, lost } from './connection.js';

// A page, or whatever else an address answers.
export async function fetchPage(address, options = {}) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' }, ...options });
  const type = answer.headers.get('Content-Type') ?? '';
  return { answer, page: type.includes('html') ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null };
}

export function show(page, enhance) {
  const spot = spotOf(document.activeElement);
  const open = [...document.querySelectorAll('main details[open]')].map(place);
  document.title = page.title;
  document.querySelector('main').replaceWith(document.adoptNode(page.querySelector('main')));
  for (const details of document.querySelectorAll('main details')) {
    if (open.includes(place(details))) details.open = true;
  }
  const marked = document.querySelector('main [autofocus]');
  if (marked) marked.focus();
  else (elementAt(spot) ?? (spot && document.getElementById('main')))?.focus({ preventScroll: true });
  enhance();
  sayDone();
}

// Has what was done read out, unless the focus is on it: a status that comes with its page is not.
export function sayDone() {
  const done = document.querySelector('main [data-aloud]:not(:focus)');
  const said = document.getElementById('said');
  if (!done || !said) return;
  const text = done.querySelector('p, span').textContent.trim();
  // A page that is refreshed says it again, and is not read out again.
  const what = done.querySelector('[name=entry]')?.value ?? text;
  if (said.dataset.what === what) return;
  said.dataset.what = what;
  setTimeout(() => { said.textContent = text; }, 100);
}

// Shows the page as it now is, unless that would take away what somebody does there.
export async function refresh(enhance) {
  if (isTyping() || isFilledIn()) return;
  const result = await fetchPage(location.href.split('#')[0]).catch(lost);
  if (result?.answer.ok && !result.answer.redirected && isService(result.answer) && result.page) show(result.page, enhance);
}

// Whether a form says something that has not been sent, or was refused.
function isFilledIn() {
  const isChanged = field => field.matches('[type=checkbox], [type=radio]') ? field.checked !== field.defaultChecked : field.defaultValue !== undefined && field.value !== field.defaultValue;
  return document.querySelector('.logger .problem') !== null || [...document.querySelectorAll('main form [name]')].some(isChanged);
}

// Whether somebody is in the midst of typing, which a newer page would take away.
export function isTyping() {
  const field = document.activeElement;
  return field?.matches?.('input:not([type=range]), textarea, select') || document.querySelector('[data-busy]') !== null;
}

// Where on the page something stands: the nearest named whole, and its place among what can have the focus there.
const reachable = 'a, button, input, select, textarea, summary';

function spotOf(element) {
  const whole = element?.closest('main [id]:not(input, select, textarea)') ?? element?.closest('main');
  return whole && { id: whole.id, at: [...whole.querySelectorAll(reachable)].indexOf(element) };
}

function elementAt(spot) {
  const whole = spot && document.getElementById(spot.id);
  return spot?.at < 0 ? whole : whole?.querySelectorAll(reachable)[spot.at];
}

function place(details) {
  const whole = details.closest('[id]:not(main), section, article');
  return `${whole?.id ?? ''} ${whole?.getAttribute('aria-labelledby') ?? ''} ${details.querySelector('summary')?.textContent.trim()}`;
}

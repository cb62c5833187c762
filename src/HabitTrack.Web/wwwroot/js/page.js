// Replaces the content of the page with a newer version, and keeps the focus and the open details.
import { isService, watchConnection } from './connection.js';
import { enter, isFilledIn, newInput } from './input.js';
import { ownLogs } from './queue.js';
import { continueFrom, shownShares } from './rings.js';
import { say } from './say.js';

// The parameters for the confirmation of a change. The service worker gets them in its address.
export const confirmations = [
  'done', 'undone', 'skip', 'corrected', 'zone', 'saved', 'off', 'offTo', 'revoked', 'removed', 'withdrawn', 'takenBack', 'kept', 'webhookRemoved', 'enabled', 'did', 'didFrom', 'didTo',
  'remindersSaved', 'channelAdded', 'channelTested',
];
const refreshTimeout = 30_000;

// The content of a page without its ids, which differ each time that it is rendered.
const contentOf = page => page.querySelector('main').innerHTML.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
let shown = contentOf(document);

// The address of the content, with the parameters for a confirmation.
let shownAddress = location.href;

// Fetches an address; the page is null unless the response is HTML.
export async function fetchPage(address, options = {}) {
  const response = await fetch(address, { headers: { Accept: 'text/html' }, ...options });
  const type = response.headers.get('Content-Type') ?? '';
  return { response, page: type.includes('html') ? new DOMParser().parseFromString(await response.text(), 'text/html') : null };
}

// Shows another version of the page, and moves the focus to the element with the given id, if there is one.
export function show(page, enhance, focused) {
  const position = positionOf(document.activeElement);
  const shares = shownShares();
  const input = newInput();
  shown = contentOf(page);
  const open = [...document.querySelectorAll('main details[open]')].map(keyOf);
  document.title = page.title;
  document.querySelector('main').replaceWith(document.adoptNode(page.querySelector('main')));
  for (const details of document.querySelectorAll('main details')) {
    if (open.includes(keyOf(details))) details.open = true;
  }
  continueFrom(shares);
  enter(input);
  const marked = document.querySelector('main [autofocus]') ?? document.getElementById(focused);
  if (marked) marked.focus();
  else (elementAt(position) ?? (position && document.getElementById('main')))?.focus({ preventScroll: true });
  enhance();
  announceResult();
}

// Announces the result, unless it has the focus: screen readers do not announce a status that is there on load.
export function announceResult(page = document) {
  const done = page.querySelector('main [data-aloud]:not(:focus)');
  const said = document.getElementById('said');
  if (!done || !said) return;
  const text = done.querySelector('p, span').textContent.trim();
  // A refreshed page shows the same result, which is announced once.
  const what = `${done.querySelector('[name=entry]')?.value} ${text}`;
  if (said.dataset.what === what) return;
  said.dataset.what = what;
  say(text);
}

// Shows the address of the content without its confirmation, which going back to the page must not repeat.
export function showAddress(address = location.href) {
  const page = new URL(address);
  for (const name of confirmations) page.searchParams.delete(name);
  shownAddress = address;
  if (page.href !== location.href) history.replaceState(null, '', page);
  // The service worker keeps the page with the change for when the service is offline.
  if (page.href !== address && navigator.serviceWorker?.controller) fetchPage(page).catch(watchConnection);
}

// Refreshes the page if it has changed, unless that would discard input. A page from the cache is refreshed again until the service answers.
export async function refresh(enhance) {
  if (mayReplace()) {
    const [address, current] = [shownAddress, shown];
    const result = await fetchPage(address.split('#')[0], { signal: AbortSignal.timeout(refreshTimeout) }).catch(watchConnection);
    if (!mayReplace()) return watchWhileCached();
    // The response to a form was shown in the meantime.
    if (address !== shownAddress || current !== shown) return refresh(enhance);
    // Logs that are not recorded are shown with a link to sign in.
    const isSignedOut = result?.response.redirected && new URL(result.response.url).pathname === '/sign-in';
    if (isSignedOut && ownLogs().length === 0) return location.reload();
    if (result?.response.ok && !result.response.redirected && isService(result.response) && result.page && contentOf(result.page) !== shown) show(result.page, enhance);
  }
  watchWhileCached();
}

// Watches the connection while the page is from the cache of the service worker, or is the offline page.
export function watchWhileCached() {
  if (document.querySelector('[data-kept], [data-offline], [data-back]')) watchConnection();
}

// Whether a new version would discard nothing: a form that is being submitted shows the response.
const mayReplace = () => !isTyping() && !isFilledIn() && !document.querySelector('main form[data-sent]');

// Whether a field has the focus or a widget such as the timer is busy.
function isTyping() {
  const field = document.activeElement;
  return field?.matches?.('input:not([type=range]), textarea, select') || document.querySelector('[data-busy]') !== null;
}

// The position of an element: its nearest ancestor with an id, and its index among the focusable elements there.
const focusable = 'a, button, input:not([type=hidden]), select, textarea, summary';

function positionOf(element) {
  const container = element?.closest('main [id]:not(input, select, textarea)') ?? element?.closest('main');
  return container && { id: container.id, at: [...container.querySelectorAll(focusable)].indexOf(element) };
}

function elementAt(position) {
  const container = position && document.getElementById(position.id);
  if (!container || position.at < 0) return container;
  const elements = [...container.querySelectorAll(focusable)];
  // A folded card hides its buttons.
  return elements[position.at]?.checkVisibility() ? elements[position.at] : elements.find(element => element.checkVisibility());
}

function keyOf(details) {
  const container = details.closest('[id]:not(main), section, article');
  return `${container?.id ?? ''} ${container?.getAttribute('aria-labelledby') ?? ''} ${details.className || details.querySelector('summary')?.textContent.trim()}`;
}

// Sends what forms log. Without a network it is kept here and sent, once, when there is one again: the id that each log is given stays with it, and
// the service acts on an id once.
import { fetchPage, show } from './page.js';

const shelf = 'habittrack.outbox';
const stamp = 'form-token';
let sending = false;
let refused = '';

export function waiting() {
  return JSON.parse(localStorage.getItem(shelf) ?? '[]');
}

export function collectForms(enhance) {
  document.addEventListener('submit', event => {
    const form = event.target;
    const logs = event.submitter?.hasAttribute('formaction') ? false : form.matches('[data-log]');
    if (!logs || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = 'yes';
    send(form.action, new FormData(form, event.submitter), enhance).finally(() => delete form.dataset.sent);
  });
  addEventListener('online', flush);
  setInterval(flush, 15_000);
}

// Logs a form's fields now, or keeps them for later.
export async function send(action, fields, enhance) {
  fields.set('id', crypto.randomUUID());
  const log = { action, fields: [...fields], at: now() };
  keep([...waiting(), log]);
  const result = await deliver(log);
  if (!result) {
    tell();
    return false;
  }
  drop(log);
  if (result.page) {
    show(result.page, enhance);
    history.replaceState(null, '', result.answer.url);
  }
  return result.answer.ok;
}

// Sends what was kept, in order, until the network is gone again.
export async function flush() {
  if (sending) return;
  sending = true;
  try {
    for (let log; (log = waiting().find(one => Date.now() - one.sent > 10_000 || !one.sent));) {
      const result = await deliver({ ...log, fields: dated(log) });
      if (!result) break;
      if (!result.answer.ok) refused = result.page?.querySelector('.problem')?.textContent.trim() ?? `The service answered ${result.answer.status}.`;
      drop(log);
    }
  } finally {
    sending = false;
    tell();
  }
}

// null when it did not arrive, or the service cannot take it yet.
async function deliver(log) {
  mark(log);
  try {
    const body = new URLSearchParams(log.fields);
    const token = document.querySelector(`[name=${stamp}]`)?.value;
    if (token) body.set(stamp, token);
    const result = await fetchPage(log.action, { method: 'POST', body });
    if (result.answer.status < 500 && result.answer.status !== 401 && result.answer.status !== 429) return result;
  } catch {
    // No network.
  }
  unmark(log);
  return null;
}

// What is sent later says when it was done.
function dated(log) {
  const given = Object.fromEntries(log.fields);
  return given.day || given.performedAt ? log.fields : [...log.fields.filter(([name]) => name !== 'performedAt'), ['performedAt', log.at]];
}

const idOf = log => Object.fromEntries(log.fields).id;
const keep = logs => localStorage.setItem(shelf, JSON.stringify(logs));
const drop = log => keep(waiting().filter(one => idOf(one) !== idOf(log)));
const change = (log, with_) => keep(waiting().map(one => idOf(one) === idOf(log) ? { ...one, ...with_ } : one));
const mark = log => change(log, { sent: Date.now() });
const unmark = log => change(log, { sent: 0 });

// The instant, to the second, with this clock's offset.
function now() {
  return new Date().toISOString();
}

function tell() {
  const count = waiting().length;
  let note = document.querySelector('.outbox');
  if (count === 0 && !refused) {
    note?.remove();
    return;
  }
  if (!note) {
    note = document.createElement('p');
    note.className = 'outbox';
    note.setAttribute('role', 'status');
    document.body.append(note);
  }
  note.textContent = refused ? `A log that was kept here was refused: ${refused}` : `${count === 1 ? 'One log is' : `${count} logs are`} kept here, and sent when there is a network.`;
}

// The logs that the service has not answered yet, kept in this browser as they were built. What is sent again is the same to the byte.
const shelf = 'habittrack.outbox';
const stamp = 'form-token';

// A log in transit is left alone by other windows for so long.
const lease = 20_000;

// Who has signed in; empty where nobody has to.
export const person = (page = document) => page.querySelector('[data-person]')?.dataset.person ?? '';

export const tokenOf = page => page.querySelector(`[name=${stamp}]`)?.value;

export const stamped = (body, token) => token ? `${body}&${stamp}=${encodeURIComponent(token)}` : body;

// Those of whoever has signed in: others' wait until they sign in again.
export const mine = () => all().filter(log => log.person === person());

// Not those in transit for the first time: they are about to be recorded.
export const shown = () => mine().filter(log => log.reason || !isInTransit(log));

export const due = () => mine().filter(log => !log.refused && !isInTransit(log));

export const find = id => all().find(log => log.id === id);

// Keeps what a form logs, in place of the log that it corrects; null where this browser keeps nothing.
export function add(form, submitter) {
  const corrected = find(form.dataset.corrects);
  const log = built([...new FormData(form, submitter)], newId(), corrected?.at ?? new Date().toISOString());
  Object.assign(log, { action: new URL(form.action).pathname, label: labelOf(form, submitter), isCorrection: corrected !== undefined, sent: Date.now() });
  try {
    write([...all().filter(one => one !== corrected && one.id !== corrected?.id), log]);
    return log;
  } catch (full) {
    console.warn('This browser keeps no logs', full);
    return null;
  }
}

export const drop = log => write(all().filter(one => one.id !== log.id));

export const change = (log, more) => write(all().map(one => one.id === log.id ? { ...one, ...more } : one));

// By a clock that may have been set since.
const isInTransit = log => Boolean(log.sent) && Math.abs(Date.now() - log.sent) < lease;

const all = () => JSON.parse(localStorage.getItem(shelf) ?? '[]').map(log => log.body === undefined ? upgraded(log) : log);

const write = logs => localStorage.setItem(shelf, JSON.stringify(logs));

function built(fields, id, at) {
  const said = fields.filter(([name]) => ![stamp, 'id', 'performedAt'].includes(name));
  return { id, at, person: person(), body: new URLSearchParams([...said, ['id', id], ['performedAt', at]]).toString() };
}

// What was kept by earlier versions.
function upgraded({ action, fields, at, sent }) {
  const { id, kind } = Object.fromEntries(fields);
  return { ...built(fields, id, at), action: new URL(action, location).pathname, label: kind, sent };
}

// crypto.randomUUID is there over TLS and on this machine only.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// What is logged, in the words of the page.
function labelOf(form, submitter) {
  const name = form.closest('.logger') ? document.querySelector('h1').textContent : submitter?.textContent ?? '';
  const typed = [...form.querySelectorAll('input[inputmode]')].filter(field => field.value).map(field => `${field.value} ${field.labels[0]?.querySelector('.unit')?.textContent ?? ''}`);
  return [name, typed.join(', ')].map(part => part.replace(/\s+/g, ' ').trim()).filter(part => part).join(' · ');
}

// The logs that are not yet recorded, kept in local storage. Each is stored as the request body, so that a resent log is identical.
import { read, remove as removeKey, write as writeKey } from './storage.js';

export const storageKey = 'habittrack.outbox';
const tokenField = 'form-token';

// How long other windows do not send a log that is in transit, in milliseconds.
const lease = 20_000;

// The id of the signed-in person; empty in local mode.
export const person = (page = document) => page.querySelector('[data-person]')?.dataset.person ?? '';

export const tokenOf = page => page.querySelector(`[name=${tokenField}]`)?.value;

export const withToken = (body, token) => token ? `${body}&${tokenField}=${encodeURIComponent(token)}` : body;

// The logs of the signed-in person; those of others wait until they sign in again.
export const ownLogs = () => all().filter(log => log.person === person());

// Without logs that are in transit for the first time, which usually are recorded at once.
export const visibleLogs = () => ownLogs().filter(log => log.reason || !isInTransit(log));

export const pendingLogs = () => ownLogs().filter(log => !log.refused && !isInTransit(log));

export const find = id => all().find(log => log.id === id);

// Keeps the log of a form and replaces the log that it corrects; returns null without storage. Scripts can set the id and the instant of the log.
export function add(form, submitter) {
  const corrected = find(form.dataset.corrects);
  const log = buildLog([...new FormData(form, submitter)], form.dataset.entry ?? newId(), corrected?.at ?? form.dataset.at ?? new Date().toISOString());
  Object.assign(log, { action: new URL(form.action).pathname, label: labelOf(form, submitter), isCorrection: corrected !== undefined, sent: Date.now() });
  return write([...all().filter(one => one.id !== corrected?.id && one.id !== log.id), log]) ? log : null;
}

export const remove = log => write(all().filter(one => one.id !== log.id));

export function removeAllOf(author) {
  const others = all().filter(log => log.person !== author);
  if (others.length > 0) write(others);
  else removeKey(storageKey);
}

export const update = (log, changes) => write(all().map(one => one.id === log.id ? { ...one, ...changes } : one));

// The absolute difference, since the clock may have been set back.
export const isInTransit = log => Boolean(log.sent) && Math.abs(Date.now() - log.sent) < lease;

function all() {
  try {
    return JSON.parse(read(storageKey) ?? '[]').map(log => log.body === undefined ? upgrade(log) : log);
  } catch {
    // Another program has changed it.
    return [];
  }
}

const write = logs => writeKey(storageKey, JSON.stringify(logs));

function buildLog(fields, id, at) {
  const values = fields.filter(([name]) => ![tokenField, 'id', 'performedAt'].includes(name));
  return { id, at, person: person(), body: new URLSearchParams([...values, ['id', id], ['performedAt', at]]).toString() };
}

// Converts a log that an earlier version kept.
function upgrade({ action, fields, at, sent }) {
  const { id, kind } = Object.fromEntries(fields);
  return { ...buildLog(fields, id, at), action: new URL(action, location).pathname, label: kind, sent };
}

// crypto.randomUUID is available only in secure contexts.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// Describes a log with the title or button and the values of the form.
function labelOf(form, submitter) {
  const name = form.closest('.logger') ? document.querySelector('h1').textContent : submitter?.textContent ?? '';
  const typed = [...form.querySelectorAll('input[inputmode]')].filter(field => field.value).map(field => `${field.value} ${field.labels[0]?.querySelector('.unit')?.textContent ?? ''}`);
  return [name, typed.join(', ')].map(part => part.replace(/\s+/g, ' ').trim()).filter(part => part).join(' · ');
}

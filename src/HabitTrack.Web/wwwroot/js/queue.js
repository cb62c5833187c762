// The logs that are not yet recorded, kept in local storage. Each is stored as the request body, so that a resent log is identical, and by itself, so that
// windows that change different logs at the same time do not overwrite each other's.
import { keys, read, remove as removeKey, write } from './storage.js';

// Earlier versions kept all logs under the first part of the key.
const outbox = 'habittrack.outbox', prefix = `${outbox}.`;
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

export const find = id => id && parse(read(prefix + id), null);

export const isKeyOfLog = key => key === outbox || key.startsWith(prefix);

// Keeps the log of a form and replaces the log that it corrects; returns null without storage. Scripts can set the id and the instant of the log.
export function add(form, submitter) {
  const corrected = find(form.dataset.corrects);
  const log = buildLog([...new FormData(form, submitter)], form.dataset.entry ?? newId(), corrected?.at ?? form.dataset.at ?? new Date().toISOString());
  Object.assign(log, { action: form.getAttribute('action'), label: labelOf(form, submitter), isCorrection: corrected !== undefined, sent: Date.now() });
  if (!keep(log)) {
    remove(log);
    return null;
  }
  if (corrected && corrected.id !== log.id) remove(corrected);
  return log;
}

export const remove = log => removeKey(prefix + log.id);

export const removeAllOf = author => all().filter(log => log.person === author).forEach(remove);

export function update(log, changes) {
  const kept = find(log.id);
  if (kept) keep({ ...kept, ...changes });
}

// The absolute difference, since the clock may have been set back.
export const isInTransit = log => Boolean(log.sent) && Math.abs(Date.now() - log.sent) < lease;

// In the order in which they were done.
function all() {
  upgrade();
  return keys().filter(key => key.startsWith(prefix)).map(key => parse(read(key), null)).filter(log => log).sort((one, other) => (one.at > other.at) - (one.at < other.at));
}

const keep = log => write(prefix + log.id, JSON.stringify(log));

function parse(text, otherwise) {
  try {
    return JSON.parse(text) ?? otherwise;
  } catch {
    // Another program has changed it.
    return otherwise;
  }
}

function buildLog(fields, id, at) {
  const values = fields.filter(([name]) => ![tokenField, 'id', 'performedAt'].includes(name));
  return { id, at, person: person(), body: new URLSearchParams([...values, ['id', id], ['performedAt', at]]).toString() };
}

// Keeps the logs of earlier versions one by one.
function upgrade() {
  const earlier = read(outbox);
  if (earlier === null) return;
  removeKey(outbox);
  for (const log of [parse(earlier, [])].flat()) {
    if (log?.body) keep(log);
    else if (log?.fields) {
      const { id, kind } = Object.fromEntries(log.fields);
      keep({ ...buildLog(log.fields, id, log.at), action: new URL(log.action, location).pathname, label: kind, sent: log.sent });
    }
  }
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
  const typed = [...form.querySelectorAll('input[inputmode]')]
    .filter(field => field.value && !field.closest('.set'))
    .map(field => `${field.value} ${field.labels[0]?.querySelector('.unit')?.textContent ?? ''}`);
  const sets = [...form.querySelectorAll('.set')].filter(set => set.querySelector('.tick input').checked).map(describeSet);
  return [name, [...sets, ...typed].join(', ')].map(part => part.replace(/\s+/g, ' ').trim()).filter(part => part).join(' · ');
}

// Describes a set, such as 8 × 16 kg.
function describeSet(set) {
  const valueOf = field => set.querySelector(`[name$=".${field}"]`)?.value;
  const load = ['kg', 'lb'].filter(valueOf).map(unit => `${valueOf(unit)} ${unit}`);
  return [valueOf('reps'), ...load].filter(part => part).join(' × ');
}

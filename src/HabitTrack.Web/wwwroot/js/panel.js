// Shows the logs kept in this browser with the reasons. Each can be discarded, and rejected ones can be edited.
import { say } from './say.js';

const controls = 'a, button';
let rendered = '';

export function renderPanel(logs, handlers) {
  const state = JSON.stringify(logs.map(({ id, refused, reason, signIn }) => [id, refused, reason, signIn]));
  if (state === rendered) return;
  rendered = state;
  let panel = document.querySelector('.outbox');
  const focused = [...panel?.querySelectorAll(controls) ?? []].indexOf(document.activeElement);
  if (logs.length === 0) panel?.remove();
  else if (!panel) {
    panel = element('aside', { className: 'outbox', ariaLabel: 'Logs kept on this device' });
    panel.append(element('p'), element('div', { className: 'actions' }), element('ul'));
    document.body.append(panel);
  }
  if (logs.length > 0) fill(panel, logs, handlers);
  if (focused < 0) return;
  const left = logs.length > 0 ? [...panel.querySelectorAll(controls)] : [];
  (left[Math.min(focused, left.length - 1)] ?? document.getElementById('main')).focus();
}

function fill(panel, logs, { edit, flush, discard }) {
  const [status, actions, list] = panel.children;
  const summary = summaryOf(logs);
  if (status.textContent !== summary) say(summary);
  status.textContent = summary;
  actions.replaceChildren(...actionsOf(logs, flush));
  list.replaceChildren(...logs.filter(log => log.refused || logs.some(one => one.refused) || log.reason).map(log => row(log, edit, discard)));
}

function summaryOf(logs) {
  const [refused, waiting] = [logs.filter(log => log.refused).length, logs.filter(log => !log.refused).length];
  const ways = logs.some(log => log.refused && !log.isFinal) ? 'Edit or discard' : 'Discard';
  return [
    waiting > 0 && `${waiting === 1 ? 'One log is' : `${waiting} logs are`} kept here, and sent when the service can be reached.`,
    refused > 0 && `${refused === 1 ? 'One log was' : `${refused} logs were`} refused. ${ways} ${refused === 1 ? 'it' : 'them'}.`,
  ].filter(line => line).join(' ');
}

function actionsOf(logs, flush) {
  if (logs.some(log => log.signIn)) {
    return [element('a', { className: 'button', href: `/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`, textContent: 'Sign in' })];
  }
  return logs.some(log => !log.refused) ? [button('Send now', '', flush)] : [];
}

function row(log, edit, discard) {
  const name = `${log.label}, ${new Date(log.at).toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' })}`;
  const item = element('li');
  item.append(
    element('b', { textContent: name, dir: 'auto' }),
    element('span', { textContent: log.reason ?? '' }),
    ...log.refused && !log.isFinal ? [button('Edit', name, () => edit(log))] : [],
    button('Discard', name, () => discard(log, name)));
  return item;
}

function button(text, context, onClick) {
  const created = element('button', { type: 'button', textContent: text });
  if (context) created.append(element('span', { className: 'aloud', textContent: ` ${context}` }));
  created.addEventListener('click', onClick);
  return created;
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

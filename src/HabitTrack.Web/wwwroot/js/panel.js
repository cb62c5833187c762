// Shows the logs kept in this browser with the reasons. Each can be discarded, and rejected ones can be edited.
import { say } from './say.js';
import { language, t } from './texts.js';

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
    panel = element('aside', { className: 'outbox', ariaLabel: t('Logs kept on this device') });
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
  return [
    waiting === 1 && t('One log is kept here, and sent when the service can be reached.'),
    waiting > 1 && t('{0} logs are kept here, and sent when the service can be reached.', waiting),
    refused > 0 && refusalOf(refused, logs.some(log => log.refused && !log.isFinal)),
  ].filter(line => line).join(' ');
}

function refusalOf(count, canEdit) {
  if (canEdit) return count === 1 ? t('One log was refused. Edit or discard it.') : t('{0} logs were refused. Edit or discard them.', count);
  return count === 1 ? t('One log was refused. Discard it.') : t('{0} logs were refused. Discard them.', count);
}

function actionsOf(logs, flush) {
  if (logs.some(log => log.signIn)) {
    return [element('a', { className: 'button', href: `/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`, textContent: t('Sign in') })];
  }
  return logs.some(log => !log.refused) ? [button(t('Send now'), '', flush)] : [];
}

function row(log, edit, discard) {
  const name = `${log.label}, ${new Date(log.at).toLocaleString(language, { weekday: 'short', hour: '2-digit', minute: '2-digit' })}`;
  const item = element('li');
  item.append(
    element('b', { textContent: name, dir: 'auto' }),
    element('span', { textContent: log.reason ?? '' }),
    ...log.refused && !log.isFinal ? [button(t('Edit'), name, () => edit(log))] : [],
    button(t('Discard'), name, () => discard(log, name)));
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

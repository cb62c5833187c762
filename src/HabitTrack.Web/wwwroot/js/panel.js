// Shows the logs kept in this browser with the reasons. Each can be discarded, and rejected ones can be edited.
let rendered = '';

export function renderPanel(logs, { edit, flush, discard }) {
  const state = JSON.stringify(logs.map(({ id, refused, reason, signIn }) => [id, refused, reason, signIn]));
  if (state === rendered) return;
  rendered = state;
  let panel = document.querySelector('.outbox');
  if (logs.length === 0) return void panel?.remove();
  if (!panel) {
    panel = element('aside', { className: 'outbox', ariaLabel: 'Logs kept on this device' });
    // A live region announces text only if it was in the document before.
    panel.append(element('p', { role: 'status' }), element('div', { className: 'actions' }), element('ul'));
    document.body.append(panel);
  }
  const [status, actions, list] = panel.children;
  status.textContent = summaryOf(logs);
  actions.replaceChildren(...actionsOf(logs, flush));
  list.replaceChildren(...logs.filter(log => log.refused || logs.some(one => one.refused) || log.reason).map(log => row(log, edit, discard)));
}

function summaryOf(logs) {
  const [refused, waiting] = [logs.filter(log => log.refused).length, logs.filter(log => !log.refused).length];
  return [
    waiting > 0 && `${waiting === 1 ? 'One log is' : `${waiting} logs are`} kept here, and sent when the service can be reached.`,
    refused > 0 && `${refused === 1 ? 'One log was' : `${refused} logs were`} refused. Edit or discard ${refused === 1 ? 'it' : 'them'}.`,
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
    ...log.refused ? [button('Edit', name, () => edit(log))] : [],
    button('Discard', name, () => confirm(`Discard ${name}? It has not been recorded.`) && discard(log)));
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

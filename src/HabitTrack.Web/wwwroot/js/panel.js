// Tells which logs are kept here, and why; each can be discarded, and one that was refused edited.
let drawn = '';

export function draw(logs, { edit, flush, discard }) {
  const state = JSON.stringify(logs.map(({ id, refused, reason, signIn }) => [id, refused, reason, signIn]));
  if (state === drawn) return;
  drawn = state;
  let panel = document.querySelector('.outbox');
  if (logs.length === 0) return void panel?.remove();
  if (!panel) {
    panel = element('aside', { className: 'outbox', ariaLabel: 'Logs kept on this device' });
    // Announced only where it was there before its text.
    panel.append(element('p', { role: 'status' }), element('div', { className: 'actions' }), element('ul'));
    document.body.append(panel);
  }
  const [said, actions, list] = panel.children;
  said.textContent = summaryOf(logs);
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

function button(text, about, act) {
  const made = element('button', { type: 'button', textContent: text });
  if (about) made.append(element('span', { className: 'aloud', textContent: ` ${about}` }));
  made.addEventListener('click', act);
  return made;
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

// Sends logs and keeps each one until it is recorded or discarded. The service deduplicates logs by id, so that resending is safe.
import { isService, watchConnection } from './connection.js';
import { fetchPage, refresh, show } from './page.js';
import { renderPanel } from './panel.js';
import { emptyRings, fillRings } from './rings.js';
import * as queue from './queue.js';

const timeout = 15_000;
const interval = 15_000;
const rejectionStatuses = [400, 404, 405, 409, 413, 415, 422];
const unreachable = 'The service cannot be reached.';
let sending = false;
let enhance = () => {};

export function collectForms(enhanced) {
  enhance = enhanced;
  document.addEventListener('submit', event => {
    const form = event.target;
    const logs = !event.submitter?.hasAttribute('formaction') && form.matches('[data-log]');
    if (!logs || event.defaultPrevented) return;
    const log = form.dataset.sent ? null : queue.add(form, event.submitter);
    // Without storage, the browser submits the form itself.
    if (!log && !form.dataset.sent) return;
    event.preventDefault();
    if (!log) return;
    form.dataset.sent = 'yes';
    fillRings(form);
    // A corrected log replaces the refused one.
    updatePanel();
    send(log).finally(() => delete form.dataset.sent);
  });
  setInterval(flush, interval);
  addEventListener('storage', updatePanel);
  updatePanel();
}

// Sends the kept logs in order until the service cannot be reached.
export async function flush() {
  if (sending) return;
  sending = true;
  let recorded = false;
  try {
    for (const log of queue.pendingLogs()) {
      const result = applyResult(log, await deliver(log));
      recorded ||= result.recorded;
      if (result.stops) break;
    }
  } finally {
    sending = false;
    updatePanel();
  }
  if (recorded) await refresh(enhance);
}

async function send(log) {
  const result = await deliver(log);
  if (result.form && !log.isCorrection) {
    // The returned page shows the form or the card with the input and the validation errors.
    queue.remove(log);
    showResponse(result);
  } else {
    applyResult(log, result);
    if (result.recorded || result.form) showResponse(result, log);
  }
  updatePanel();
}

// Sends the log to its form page, which shows the input for editing if the log is rejected again.
async function edit(log) {
  const kind = new URLSearchParams(log.body).get('kind');
  const result = await deliver(log, kind === 'posture-check' ? '/log/posture' : `/log/${kind}`);
  applyResult(log, result);
  if (result.recorded || result.form) showResponse(result, log);
  updatePanel();
}

function showResponse({ page, response }, corrected) {
  show(page, enhance);
  // A page that shows a problem of a card has the address of the form, which cannot be opened.
  if (response.redirected || page.querySelector('main .logger')) history.replaceState(null, '', response.url);
  const form = document.querySelector('main .logger form[data-log]');
  if (corrected && form && queue.find(corrected.id)) form.dataset.corrects = corrected.id;
}

// Removes a recorded log; keeps any other with the reason.
function applyResult(log, result) {
  if (result.recorded) queue.remove(log);
  else {
    if (result.refused) emptyRings();
    queue.update(log, { sent: 0, refused: result.refused ?? false, reason: result.reason, signIn: result.signIn });
  }
  return result;
}

async function deliver(log, action = log.action) {
  queue.update(log, { sent: Date.now() });
  let result = await post(log, action, queue.tokenOf(document));
  if (result?.response.status === 403 && isService(result.response)) {
    // The form token may belong to an expired session. Retry with a new one, unless another person has signed in.
    const { page } = await fetchPage('/log').catch(() => ({}));
    if (page && queue.person(page) === log.person) result = await post(log, action, queue.tokenOf(page));
  }
  if (!result) watchConnection();
  return interpret(result);
}

// Returns null if the request failed.
const post = (log, action, token) => fetchPage(action, {
  method: 'POST',
  body: queue.withToken(log.body, token),
  headers: { 'Accept': 'text/html', 'Content-Type': 'application/x-www-form-urlencoded', 'HabitTrack-Client-Time': new Date().toISOString() },
  signal: AbortSignal.timeout(timeout),
}).catch(() => null);

function interpret(result) {
  if (!result) return { stops: true, reason: unreachable };
  const { response, page } = result;
  const { status } = response;
  if (!isService(response)) return { stops: true, reason: `Something between this device and the service answered ${status}.` };
  if (status === 401 || new URL(response.url).pathname === '/sign-in') return { stops: true, signIn: true, reason: 'Sign in again to send it.' };
  if (response.ok) return { recorded: true, response, page };
  const reason = (page?.querySelector('main .problem') ?? page?.querySelector('main .panel p'))?.textContent.trim() ?? `The service answered ${status}.`;
  if (!rejectionStatuses.includes(status)) return { stops: status !== 500, reason };
  return { refused: true, reason, response, page, form: page?.querySelector('main .logger form[data-log], main .card .problem') };
}

function updatePanel() {
  renderPanel(queue.visibleLogs(), { edit, flush, discard: log => { queue.remove(log); updatePanel(); } });
}

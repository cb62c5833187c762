// Sends what forms log. A log is kept here until the service has answered it, and goes when it is recorded or the person discards it. The service acts on
// its id once, so that it may be sent again.
import { isService, lost } from './connection.js';
import { fetchPage, refresh, show } from './page.js';
import { draw } from './panel.js';
import * as queue from './queue.js';

const patience = 15_000;
const interval = 15_000;
const refusals = [400, 404, 405, 409, 413, 415, 422];
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
    // Where nothing can be kept, the browser sends the form itself.
    if (!log && !form.dataset.sent) return;
    event.preventDefault();
    if (!log) return;
    form.dataset.sent = 'yes';
    send(log).finally(() => delete form.dataset.sent);
  });
  setInterval(flush, interval);
  addEventListener('storage', tell);
  tell();
}

// Sends what was kept, in order, until the service cannot be reached.
export async function flush() {
  if (sending) return;
  sending = true;
  let recorded = false;
  try {
    for (const log of queue.due()) {
      const result = settle(log, await deliver(log));
      recorded ||= result.recorded;
      if (result.stops) break;
    }
  } finally {
    sending = false;
    tell();
  }
  if (recorded) await refresh(enhance);
}

async function send(log) {
  const result = await deliver(log);
  if (result.form && !log.isCorrection) {
    // The page has the form again as it was typed, and says what is wrong.
    queue.drop(log);
    showAnswer(result);
  } else {
    settle(log, result);
    if (result.recorded || result.form) showAnswer(result, log);
  }
  tell();
}

// Asks once more, and where it is refused again, shows the form to log on as it was typed.
async function edit(log) {
  const kind = new URLSearchParams(log.body).get('kind');
  const result = await deliver(log, kind === 'posture-check' ? '/log/posture' : `/log/${kind}`);
  settle(log, result);
  if (result.recorded || result.form) showAnswer(result, log);
  tell();
}

function showAnswer({ page, answer }, corrected) {
  show(page, enhance);
  history.replaceState(null, '', answer.url);
  const form = document.querySelector('main .logger form[data-log]');
  if (corrected && form && queue.find(corrected.id)) form.dataset.corrects = corrected.id;
}

// Keeps what was not recorded, with the reason.
function settle(log, result) {
  if (result.recorded) queue.drop(log);
  else queue.change(log, { sent: 0, refused: result.refused ?? false, reason: result.reason, signIn: result.signIn });
  return result;
}

async function deliver(log, action = log.action) {
  queue.change(log, { sent: Date.now() });
  let result = await post(log, action, queue.tokenOf(document));
  if (result?.answer.status === 403 && isService(result.answer)) {
    // The page may be of a session that has ended. That of somebody else is not for this log.
    const { page } = await fetchPage('/log').catch(() => ({}));
    if (page && queue.person(page) === log.person) result = await post(log, action, queue.tokenOf(page));
  }
  if (!result) lost();
  return judge(result);
}

// null where nobody answered.
const post = (log, action, token) => fetchPage(action, {
  method: 'POST',
  body: queue.stamped(log.body, token),
  headers: { 'Accept': 'text/html', 'Content-Type': 'application/x-www-form-urlencoded', 'HabitTrack-Client-Time': new Date().toISOString() },
  signal: AbortSignal.timeout(patience),
}).catch(() => null);

function judge(result) {
  if (!result) return { stops: true, reason: unreachable };
  const { answer, page } = result;
  const { status } = answer;
  if (!isService(answer)) return { stops: true, reason: `Something between this device and the service answered ${status}.` };
  if (status === 401 || new URL(answer.url).pathname === '/sign-in') return { stops: true, signIn: true, reason: 'Sign in again to send it.' };
  if (answer.ok) return { recorded: true, answer, page };
  const reason = (page?.querySelector('main .problem') ?? page?.querySelector('main .panel p'))?.textContent.trim() ?? `The service answered ${status}.`;
  if (!refusals.includes(status)) return { stops: status !== 500, reason };
  return { refused: true, reason, answer, page, form: page?.querySelector('main .logger form[data-log]') };
}

function tell() {
  draw(queue.shown(), { edit, flush, discard: log => { queue.drop(log); tell(); } });
}

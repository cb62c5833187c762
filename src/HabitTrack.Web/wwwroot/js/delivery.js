// Sends a log, and tells whether the service has recorded it.
import { isService, watchConnection } from './connection.js';
import { fetchPage } from './page.js';
import * as queue from './queue.js';
import { t } from './texts.js';

const timeout = 15_000;
const finalStatuses = [404, 405, 413, 415];
const rejectionStatuses = [400, 409, 422, ...finalStatuses];

export async function deliver(log, action = log.action) {
  let result = await post(log, action, queue.tokenOf(document));
  if (result?.response.status === 403 && isService(result.response)) {
    // The form token may belong to an expired session. Retry with a new one, unless another person has signed in.
    const { page } = await fetchPage('/log').catch(() => ({}));
    if (page && queue.person(page) === log.person && queue.find(log.id)) result = await post(log, action, queue.tokenOf(page));
  }
  if (!result) watchConnection();
  return interpret(result);
}

// Returns null if the request failed.
function post(log, action, token) {
  queue.update(log, { sent: Date.now() });
  return fetchPage(action, {
    method: 'POST',
    body: queue.withToken(log.body, token),
    headers: { 'Accept': 'text/html', 'Content-Type': 'application/x-www-form-urlencoded', 'HabitTrack-Client-Time': new Date().toISOString() },
    signal: AbortSignal.timeout(timeout),
  }).catch(() => null);
}

function interpret(result) {
  if (!result) return { stops: true, isUnanswered: true, reason: t('The service cannot be reached.') };
  const { response, page } = result;
  const { status } = response;
  if (!isService(response)) return { stops: true, isUnanswered: true, reason: t('Something between this device and the service answered {0}.', status) };
  if (status === 401 || new URL(response.url).pathname === '/sign-in') return { stops: true, signIn: true, reason: t('Sign in again to send it.') };
  if (response.ok) return { recorded: true, response, page };
  const reason = (page?.querySelector('main .problem') ?? page?.querySelector('main .panel p'))?.textContent.trim() ?? t('The service answered {0}.', status);
  if (!rejectionStatuses.includes(status)) return { stops: status !== 500, reason };
  // The page of another problem, such as a removed habit, has a form for another log.
  const isFinal = finalStatuses.includes(status);
  return { refused: true, isFinal, reason, response, page, form: isFinal ? null : page?.querySelector('main .logger form.form[data-log], main .card .problem') };
}

// Sends logs and keeps each one until it is recorded or discarded. The service deduplicates logs by id, so that resending is safe.
import { deliver } from './delivery.js';
import { explainIgnored, ignoreDoubleClicks } from './doubleclick.js';
import { clearSubmitted, hasRoomFor, newInput } from './input.js';
import { announceResult, refresh, show, showAddress } from './page.js';
import { renderPanel } from './panel.js';
import { emptyRings, fillRings } from './rings.js';
import * as queue from './queue.js';
import { say } from './say.js';
import { t } from './texts.js';

const interval = 15_000;
let sending = false;
let enhance = () => {};

export function collectForms(enhanced) {
  enhance = enhanced;
  ignoreDoubleClicks();
  document.addEventListener('submit', event => {
    const form = event.target;
    const logs = !event.submitter?.hasAttribute('formaction') && form.matches('[data-log]');
    if (!logs || event.defaultPrevented) return;
    const log = queue.add(form, event.submitter);
    // Without storage, the browser submits the form itself.
    if (!log) return;
    event.preventDefault();
    form.dataset.sent = 'yes';
    fillRings(form);
    clearSubmitted(form);
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
      // It may have been discarded, or sent by another window.
      if (!queue.pendingLogs().some(one => one.id === log.id)) continue;
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
  // The returned page shows the form or the card with the input and the validation errors, unless there is newer input.
  const isShown = result.recorded || (result.form && newInput().length === 0);
  if (isShown && !log.isCorrection) queue.remove(log);
  else applyResult(log, result);
  if (isShown && hasRoomFor(newInput(), result.page)) showResponse(result, log);
  else if (isShown) announceResult(result.page);
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
  // A page that shows a problem of a card has the address of the form, which cannot be opened.
  const hasAddress = response.redirected || page.querySelector('main .logger');
  show(page, enhance);
  explainIgnored();
  if (hasAddress) showAddress(response.url);
  const form = document.querySelector('main .logger form.form[data-log]');
  if (corrected && form && queue.find(corrected.id)) form.dataset.corrects = corrected.id;
}

// Removes a recorded log; keeps any other with the reason.
function applyResult(log, result) {
  if (result.recorded) queue.remove(log);
  else {
    if (result.refused) emptyRings();
    queue.update(log, { sent: 0, refused: result.refused ?? false, isFinal: result.isFinal, isUnanswered: result.isUnanswered, reason: result.reason, signIn: result.signIn });
  }
  return result;
}

function updatePanel() {
  renderPanel(queue.visibleLogs(), { edit, flush, discard });
}

// A log that was recorded meanwhile can only be removed like any other entry.
function discard(log, name) {
  const obstacle = () => !queue.find(log.id) ? t('{0} has been sent. To remove it, open Today.', name)
    : queue.isInTransit(queue.find(log.id)) ? t('{0} is being sent. Discard it if it is still here afterwards.', name)
    : null;
  const question = log.isUnanswered
    ? t('Discard {0}? The service did not answer. If it was recorded all the same, remove it on Today.', name)
    : t('Discard {0}? It has not been recorded.', name);
  if (!obstacle() && !confirm(question)) return;
  if (obstacle()) return say(obstacle());
  queue.remove(log);
  updatePanel();
}

// The hang timer: a countdown, then the elapsed seconds, with a beep at the start and at the target. It asks before it keeps a time that is
// implausibly long or was reached long ago, and the time can be discarded.
import { keepAwake, letSleep } from './awake.js';
import { beep } from './beep.js';
import * as hang from './hang.js';
import { read, write } from './storage.js';
import { language, t } from './texts.js';

const targetKey = 'habittrack.hang.target', stopKey = 'habittrack.hang.stop';
const longest = 600, latest = 60;
const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

// Of the timer on the page, which is replaced with the page.
let redraw = () => {};

addEventListener('storage', () => redraw());
document.addEventListener('visibilitychange', () => redraw());

export function startTimer() {
  const timer = document.querySelector('[data-timer]:not([data-ready])');
  if (!timer) return;
  timer.dataset.ready = 'yes';
  const [button, discard, clock, unit, run, status, stop] =
    ['.start', '.discard', '.clock b', '.clock span', '.run', '[role=status]', '[name=stop]'].map(part => timer.querySelector(part));
  const form = document.querySelector('form.form[data-log]');
  const target = () => Number(timer.querySelector('[name=target]:checked')?.value ?? 30);
  // The last hang, which the page shows in the ring with the total and what remains.
  let last = clock.textContent;
  let shown = 0, beeped = 0, next = 0;

  const frame = () => {
    if (!timer.isConnected) return;
    cancelAnimationFrame(next);
    shown = hang.began();
    const [seconds, ended, isLost] = [hang.elapsed(), hang.ended(), hang.isLost()], isCountingDown = seconds < 0;
    clock.textContent = !shown ? last : isLost ? '–' : isCountingDown ? Math.ceil(-seconds) : seconds < 100 ? tenths.format(seconds) : Math.floor(seconds);
    unit.textContent = isLost ? t('clock was set back') : isCountingDown ? t('get to the bar') : ended ? t('until {0}', timeOf(ended)) : seconds > target() ? t('seconds, and on') : t('seconds');
    if (shown) run.setAttribute('stroke-dasharray', `${isCountingDown ? 0 : Math.min(100, (100 * seconds) / target())} 100`);
    timer.classList.toggle('running', shown !== 0);
    timer.classList.toggle('reached', seconds >= target());
    timer.toggleAttribute('data-busy', shown !== 0);
    button.textContent = !shown ? t('Start') : isLost ? t('Enter the time') : ended ? t('Keep {0}', duration(seconds)) : isCountingDown ? t('Cancel') : t('Stop and save');
    discard.hidden = !shown || isCountingDown;
    if (!shown || ended || isLost) return;
    keepAwake(hang.began);
    signal(Math.floor(seconds));
    next = requestAnimationFrame(frame);
  };

  const signal = second => {
    if (second === beeped) return;
    beeped = second;
    if (second < 0 && second >= -3) beep(440, 0.08);
    if (second === 0) announce(t('Hang'), beep(880, 0.25));
    if (second === target()) announce(t('{0} seconds', target()), beep(1175, 0.5));
    // Frames pause while the page is hidden, so the target may have been reached long ago.
    if (second >= target() && stop.checked) end(target(), second > target() + latest);
  };

  const announce = text => { status.textContent = text; };

  const begin = () => {
    hang.begin();
    beeped = NaN;
    frame();
  };

  const end = (seconds, isLate) => {
    if (seconds <= longest && !isLate) return keep(seconds);
    hang.end(seconds);
    letSleep();
    frame();
    announce(t('That was {0}, until {1}. Keep it, or discard it.', duration(seconds), timeOf(hang.ended())));
  };

  const clear = result => {
    hang.clear();
    last = result;
    timer.querySelector('.clock small')?.remove();
    timer.classList.remove('result');
    letSleep();
    frame();
  };

  const keep = time => {
    const seconds = Math.round(time), at = new Date(Math.min(hang.began() + 1000 * time, Date.now())).toISOString(), entry = hang.entry();
    clear(String(seconds));
    if (seconds < 1) return;
    form.elements.seconds.value = seconds;
    form.elements.day.value = '';
    Object.assign(form.dataset, { entry, at });
    announce(seconds === 1 ? t('1 second') : t('{0} seconds', seconds));
    form.requestSubmit();
  };

  const enterTime = () => {
    clear(tenths.format(0));
    form.elements.seconds.focus();
  };

  const press = () => {
    // Another window has started or ended it.
    if (shown !== hang.began()) return frame();
    if (!shown) begin();
    else if (hang.isLost()) enterTime();
    else if (hang.ended()) keep(hang.elapsed());
    else end(hang.elapsed());
  };

  button.addEventListener('click', press);
  discard.addEventListener('click', () => {
    clear(tenths.format(0));
    announce(t('Discarded'));
    button.focus();
  });
  // The whole panel acts as the button, so that it is easy to tap from under the bar.
  timer.addEventListener('click', event => {
    if (!hang.ended() && !event.target.closest('button, label, fieldset')) press();
  });
  timer.addEventListener('change', () => {
    write(targetKey, target());
    write(stopKey, stop.checked);
    if (hang.began() && !hang.ended() && stop.checked && hang.elapsed() >= target()) end(hang.elapsed());
  });
  const chosen = timer.querySelector(`[name=target][value="${Number(read(targetKey))}"]`);
  if (chosen) chosen.checked = true;
  stop.checked = read(stopKey) === 'true';
  redraw = frame;
  frame();
}

const timeOf = at => new Date(at).toLocaleString(language, { weekday: 'short', hour: '2-digit', minute: '2-digit' });

function duration(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

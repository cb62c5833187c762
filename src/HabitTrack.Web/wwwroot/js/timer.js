// The hang timer: a countdown, then the elapsed seconds, with a beep at the start and at the target. It survives a reload,
// asks before it keeps an implausibly long time, and can be discarded.

const startKey = 'habittrack.hang', endKey = startKey + '.end', targetKey = startKey + '.target', stopKey = startKey + '.stop';
const countdown = 5, longest = 600;

export function startTimer() {
  const timer = document.querySelector('[data-timer]:not([data-ready])');
  if (!timer) return;
  timer.dataset.ready = 'yes';
  const [button, discard, clock, unit, run, status, stop] =
    ['.start', '.discard', '.clock b', '.clock span', '.run', '[role=status]', '[name=stop]'].map(part => timer.querySelector(part));
  const form = document.querySelector('form[data-log]');
  const target = () => Number(timer.querySelector('[name=target]:checked')?.value ?? 30);
  // The last hang, which the page shows in the ring with the total and what remains.
  let last = clock.textContent;
  let began = Number(localStorage.getItem(startKey)) || 0, ended = Number(localStorage.getItem(endKey)) || 0, beeped = 0, lock = null;
  const elapsed = () => began ? ((ended || Date.now()) - began) / 1000 : 0;

  const frame = () => {
    if (!timer.isConnected) return;
    const seconds = elapsed();
    const isCountingDown = began && seconds < 0;
    clock.textContent = !began ? last : isCountingDown ? Math.ceil(-seconds) : seconds < 100 ? seconds.toFixed(1) : Math.floor(seconds);
    unit.textContent = isCountingDown ? 'get to the bar' : seconds > target() ? 'seconds, and on' : 'seconds';
    if (began) run.setAttribute('stroke-dasharray', `${isCountingDown ? 0 : Math.min(100, (100 * seconds) / target())} 100`);
    timer.classList.toggle('running', began !== 0);
    timer.classList.toggle('over', seconds >= target());
    button.textContent = !began ? 'Start' : ended ? `Keep ${duration(seconds)}` : isCountingDown ? 'Cancel' : 'Stop and save';
    discard.hidden = !began || isCountingDown;
    if (began && !ended) {
      signal(Math.floor(seconds));
      requestAnimationFrame(frame);
    }
  };

  const signal = second => {
    if (second === beeped) return;
    beeped = second;
    if (second < 0 && second >= -3) beep(440, 0.08);
    if (second === 0) announce('Hang', beep(880, 0.25));
    if (second === target()) announce(`${target()} seconds`, beep(1175, 0.5));
    // Frames pause while the page is hidden, so the target may have been reached long ago.
    if (second >= target() && stop.checked) end(began + 1000 * target());
  };

  const announce = text => { status.textContent = text; };

  const begin = async () => {
    began = Date.now() + 1000 * countdown;
    localStorage.setItem(startKey, began);
    timer.dataset.busy = 'yes';
    beeped = -countdown - 1;
    frame();
    lock = await navigator.wakeLock?.request('screen').catch(() => null);
  };

  const end = at => {
    ended = at;
    lock?.release();
    if (elapsed() <= longest) return keep();
    localStorage.setItem(endKey, ended);
    frame();
    announce(`That was ${duration(elapsed())}. Keep it, or discard it.`);
  };

  const clear = seconds => {
    began = ended = 0;
    last = seconds;
    timer.querySelector('.clock small')?.remove();
    timer.classList.remove('result');
    localStorage.removeItem(startKey);
    localStorage.removeItem(endKey);
    delete timer.dataset.busy;
    frame();
  };

  const keep = () => {
    const seconds = Math.round(elapsed());
    clear(String(seconds));
    if (seconds < 1) return;
    form.elements.seconds.value = seconds;
    announce(seconds === 1 ? '1 second' : `${seconds} seconds`);
    form.requestSubmit();
  };

  const press = () => !began ? begin() : ended ? keep() : end(Date.now());

  button.addEventListener('click', press);
  discard.addEventListener('click', () => {
    lock?.release();
    clear('0.0');
    announce('Discarded');
    button.focus();
  });
  // The whole panel acts as the button, so that it is easy to tap from under the bar.
  timer.addEventListener('click', event => {
    if (!ended && !event.target.closest('button, label, fieldset')) press();
  });
  timer.addEventListener('change', () => {
    localStorage.setItem(targetKey, target());
    localStorage.setItem(stopKey, stop.checked);
    if (began && !ended && stop.checked && elapsed() >= target()) end(Date.now());
  });
  const chosen = timer.querySelector(`[name=target][value="${Number(localStorage.getItem(targetKey))}"]`);
  if (chosen) chosen.checked = true;
  stop.checked = localStorage.getItem(stopKey) === 'true';
  document.addEventListener('visibilitychange', async () => {
    if (!document.hidden && began) lock = await navigator.wakeLock?.request('screen').catch(() => null);
  });
  if (began) timer.dataset.busy = 'yes';
  frame();
}

function duration(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${rest} s`;
}

let sound = null;

export function beep(pitch, length) {
  sound ??= new AudioContext();
  const [tone, volume] = [sound.createOscillator(), sound.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.25, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + length);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + length);
}

// The hang timer: a count-down to get to the bar, then the seconds, a beep at the start and at the target. It survives a reload,
// asks before it keeps a time that nobody hangs, and can be discarded.

const shelf = 'habittrack.hang', shelfOfEnd = shelf + '.end', shelfOfTarget = shelf + '.target', shelfOfStop = shelf + '.stop';
const ready = 5, longest = 600;

export function startTimer() {
  const timer = document.querySelector('[data-timer]:not([data-ready])');
  if (!timer) return;
  timer.dataset.ready = 'yes';
  const [button, discard, clock, unit, run, said, stop] =
    ['.start', '.discard', '.clock b', '.clock span', '.run', '[role=status]', '[name=stop]'].map(part => timer.querySelector(part));
  const form = document.querySelector('form[data-log]');
  const target = () => Number(timer.querySelector('[name=target]:checked')?.value ?? 30);
  let began = Number(localStorage.getItem(shelf)) || 0, ended = Number(localStorage.getItem(shelfOfEnd)) || 0, beeped = 0, lock = null;
  const elapsed = () => began ? ((ended || Date.now()) - began) / 1000 : 0;

  const frame = () => {
    if (!timer.isConnected) return;
    const seconds = elapsed();
    const waits = began && seconds < 0;
    clock.textContent = waits ? Math.ceil(-seconds) : seconds < 100 ? seconds.toFixed(1) : Math.floor(seconds);
    unit.textContent = waits ? 'get to the bar' : seconds > target() ? 'seconds, and on' : 'seconds';
    run.setAttribute('stroke-dasharray', `${waits ? 0 : Math.min(100, (100 * seconds) / target())} 100`);
    timer.classList.toggle('running', began !== 0);
    timer.classList.toggle('over', seconds >= target());
    button.textContent = !began ? 'Start' : ended ? `Keep ${duration(seconds)}` : waits ? 'Cancel' : 'Stop and save';
    discard.hidden = !began || waits;
    if (began && !ended) {
      remind(Math.floor(seconds));
      requestAnimationFrame(frame);
    }
  };

  const remind = second => {
    if (second === beeped) return;
    beeped = second;
    if (second < 0 && second >= -3) beep(440, 0.08);
    if (second === 0) say('Hang', beep(880, 0.25));
    if (second === target()) say(`${target()} seconds`, beep(1175, 0.5));
    if (second >= target() && stop.checked) end();
  };

  const say = text => { said.textContent = text; };

  const begin = async () => {
    began = Date.now() + 1000 * ready;
    localStorage.setItem(shelf, began);
    timer.dataset.busy = 'yes';
    beeped = -ready - 1;
    frame();
    lock = await navigator.wakeLock?.request('screen').catch(() => null);
  };

  const end = () => {
    ended = Date.now();
    lock?.release();
    if (elapsed() <= longest) return keep();
    localStorage.setItem(shelfOfEnd, ended);
    frame();
    say(`That was ${duration(elapsed())}. Keep it, or discard it.`);
  };

  const clear = () => {
    began = ended = 0;
    localStorage.removeItem(shelf);
    localStorage.removeItem(shelfOfEnd);
    delete timer.dataset.busy;
    frame();
  };

  const keep = () => {
    const seconds = Math.round(elapsed());
    clear();
    if (seconds < 1) return;
    form.elements.seconds.value = seconds;
    say(`${seconds} seconds`);
    form.requestSubmit();
  };

  const press = () => !began ? begin() : ended ? keep() : end();

  button.addEventListener('click', press);
  discard.addEventListener('click', () => {
    lock?.release();
    clear();
    say('Discarded');
    button.focus();
  });
  // The whole panel is the button, for a tap from under the bar.
  timer.addEventListener('click', event => {
    if (!ended && !event.target.closest('button, label, fieldset')) press();
  });
  timer.addEventListener('change', () => {
    localStorage.setItem(shelfOfTarget, target());
    localStorage.setItem(shelfOfStop, stop.checked);
  });
  const chosen = timer.querySelector(`[name=target][value="${Number(localStorage.getItem(shelfOfTarget))}"]`);
  if (chosen) chosen.checked = true;
  stop.checked = localStorage.getItem(shelfOfStop) === 'true';
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

function beep(pitch, length) {
  sound ??= new AudioContext();
  const [tone, volume] = [sound.createOscillator(), sound.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.25, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + length);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + length);
}

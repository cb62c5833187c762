// The hang timer: a count-down to get to the bar, then the seconds, a beep at the start and at the end. It goes on over a reload.

const shelf = 'habittrack.hang';
const ready = 5;

export function startTimer() {
  const timer = document.querySelector('[data-timer][hidden]');
  if (!timer) return;
  const [button, clock, unit, run, said] = ['.start', '.clock b', '.clock span', '.run', '[role=status]'].map(part => timer.querySelector(part));
  const form = document.querySelector('form[data-log]');
  const target = () => Number(timer.querySelector('[name=target]:checked')?.value ?? 30);
  let began = Number(localStorage.getItem(shelf)) || 0, beeped = 0, lock = null;

  const frame = () => {
    if (!timer.isConnected) return;
    const seconds = began ? (Date.now() - began) / 1000 : 0;
    const waits = began && seconds < 0;
    clock.textContent = waits ? Math.ceil(-seconds) : seconds < 100 ? seconds.toFixed(1) : Math.floor(seconds);
    unit.textContent = waits ? 'get to the bar' : seconds > target() ? 'seconds, and on' : 'seconds';
    run.setAttribute('stroke-dasharray', `${waits ? 0 : Math.min(100, (100 * seconds) / target())} 100`);
    timer.classList.toggle('running', began !== 0);
    timer.classList.toggle('over', seconds >= target());
    button.textContent = !began ? 'Start' : waits ? 'Cancel' : 'Stop and save';
    if (began) {
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
    const seconds = Math.round((Date.now() - began) / 1000);
    began = 0;
    localStorage.removeItem(shelf);
    delete timer.dataset.busy;
    lock?.release();
    frame();
    if (seconds < 1) return;
    form.elements.seconds.value = seconds;
    say(`${seconds} seconds`);
    form.requestSubmit();
  };

  button.addEventListener('click', () => began ? end() : begin());
  document.addEventListener('visibilitychange', async () => {
    if (!document.hidden && began) lock = await navigator.wakeLock?.request('screen').catch(() => null);
  });
  timer.hidden = false;
  if (began) timer.dataset.busy = 'yes';
  frame();
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

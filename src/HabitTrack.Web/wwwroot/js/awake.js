// Keeps the screen awake, where the browser can.
let lock = null;

// Whether it is still needed is asked once the browser has granted it. The browser takes it back while the page is hidden.
export async function keepAwake(isNeeded) {
  if (lock && !lock.released || document.hidden) return;
  lock = {};
  lock = await navigator.wakeLock?.request('screen').catch(() => null) ?? {};
  if (!isNeeded()) letSleep();
}

export function letSleep() {
  lock?.release?.();
  lock = null;
}

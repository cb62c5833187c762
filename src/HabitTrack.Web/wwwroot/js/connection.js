// Detects when the service is reachable again, and calls the registered listeners.
const probeInterval = 1_000;
const probeTimeout = 5_000;
const listeners = [];
let timer = 0;

// Whether a response comes from the service, rather than from a proxy or a captive portal.
export const isService = response => response.headers.has('HabitTrack-Service');

export function onReconnect(listener) {
  listeners.push(listener);
}

export function watchConnection() {
  timer ||= setTimeout(probe, probeInterval);
}

async function probe() {
  clearTimeout(timer);
  timer = 0;
  if (document.hidden) return watchConnection();
  const response = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(probeTimeout) }).catch(() => null);
  if (!response || !isService(response)) return watchConnection();
  for (const listener of listeners) listener();
}

addEventListener('online', probe);
document.addEventListener('visibilitychange', () => document.hidden || !timer || probe());

// Notices when the service can be reached again after it could not, and tells those who wait for that.
const pause = 1_000;
const patience = 5_000;
const listeners = [];
let timer = 0;

// Whether the service answered, rather than a proxy before it, or a network that wants people to sign in first.
export const isService = answer => answer.headers.has('HabitTrack-Service');

export function whenBack(act) {
  listeners.push(act);
}

export function lost() {
  timer ||= setTimeout(probe, pause);
}

async function probe() {
  clearTimeout(timer);
  timer = 0;
  if (document.hidden) return lost();
  const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(patience) }).catch(() => null);
  if (!answer || !isService(answer)) return lost();
  for (const act of listeners) act();
}

addEventListener('online', probe);
document.addEventListener('visibilitychange', () => document.hidden || !timer || probe());

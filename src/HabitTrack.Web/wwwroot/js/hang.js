// The hang that is being timed. It is stored, so that it survives a reload and all windows show the same one.
import { newId } from './queue.js';
import { read, remove, write } from './storage.js';

const startKey = 'habittrack.hang', endKey = `${startKey}.end`, idKey = `${startKey}.id`;
const countdown = 5;

// The start in this window by a clock that cannot be set back, but may stop while the device sleeps.
let here = { began: 0, at: 0 };

const stored = key => Number(read(key)) || 0;

export const began = () => stored(startKey);

export const ended = () => stored(endKey);

// Windows that save the same hang log one entry.
export const entry = () => read(idKey) ?? newId();

// The time in seconds, negative during the countdown.
export function elapsed() {
  const start = began();
  if (!start || ended()) return (ended() - start) / 1000;
  return Math.max(Date.now() - start, here.began === start ? performance.now() - here.at : -Infinity) / 1000;
}

// Whether the clock was set back since the hang began in another window, or before a reload.
export const isLost = () => elapsed() < -countdown - 1;

export function begin() {
  here = { began: Date.now() + 1000 * countdown, at: performance.now() + 1000 * countdown };
  write(startKey, here.began);
  write(idKey, newId());
}

export const end = seconds => write(endKey, began() + 1000 * seconds);

export const clear = () => [startKey, endKey, idKey].forEach(remove);

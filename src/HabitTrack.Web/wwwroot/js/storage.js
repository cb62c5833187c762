// Local storage. Where it is blocked or full, values last as long as the page.
const memory = new Map();

export function read(key) {
  try {
    return memory.get(key) ?? localStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}

// Returns whether the value survives the page.
export function write(key, value) {
  try {
    localStorage.setItem(key, value);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, String(value));
    return false;
  }
}

export function remove(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // There is nothing to remove.
  }
}

export function keys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

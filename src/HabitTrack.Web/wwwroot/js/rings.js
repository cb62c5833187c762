// Fills the rings of a habit at the tap, before the service answers, and moves them from one version of the page to the next.

// Fills the rings of the form's card by the amount that the form adds.
export function fillRings(form) {
  const typed = [...form.querySelectorAll('input[inputmode]')].map(field => Number(field.value.replace(',', '.')) || 0);
  const added = Number(form.dataset.adds ?? 0) * (typed[0] ?? 1);
  for (const ring of document.querySelectorAll(`[data-ring="${form.closest('.card')?.id}"]`)) {
    ring.dataset.filled = Number(ring.dataset.filled ?? ring.dataset.share) + added;
    draw(ring, Number(ring.dataset.filled));
  }
}

// Takes back what was filled, after the service has refused a log.
export function emptyRings() {
  for (const ring of document.querySelectorAll('[data-filled]')) {
    delete ring.dataset.filled;
    draw(ring, Number(ring.dataset.share));
  }
}

// The shares that rings show, by their position on the page.
export const shownShares = () => new Map([...document.querySelectorAll('[data-ring]')].map(ring => [keyOf(ring), shownShare(ring)]));

// Starts the rings of a new version of the page at the shares that were shown before.
export function continueFrom(shares) {
  const rings = [...document.querySelectorAll('[data-ring]')].filter(ring => shares.get(keyOf(ring)) < Math.min(1, Number(ring.dataset.share)));
  for (const ring of rings) draw(ring, shares.get(keyOf(ring)));
  document.body.getBoundingClientRect();
  for (const ring of rings) draw(ring, Number(ring.dataset.share));
}

const keyOf = ring => `${ring.nodeName} ${ring.dataset.ring}`;

// The share in the middle of a transition, of the first lap.
const shownShare = ring => (parseFloat(getComputedStyle(ring.querySelector('.lap')).strokeDasharray) || 0) / 100;

function draw(ring, share) {
  const dash = part => `${Math.round(1000 * part) / 10} 100`;
  const [first, second] = ring.querySelectorAll('.lap');
  const gap = ring.querySelector('.gap');
  first.setAttribute('stroke-dasharray', dash(Math.min(1, share)));
  second?.setAttribute('stroke-dasharray', dash(share > 1 ? share % 1 : 0));
  gap?.setAttribute('stroke-dasharray', share > 1 ? '0.01 100' : dash(0));
  gap?.setAttribute('stroke-dashoffset', -100 * (share % 1));
}

// Announces text in the live region of the page. Screen readers do not announce text that is inserted together with its region, or that does not change.
export function say(text) {
  const region = document.getElementById('said');
  if (!region) return;
  region.textContent = '';
  setTimeout(() => { region.textContent = text; }, 100);
}

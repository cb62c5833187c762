// Adds a set to a workout without a request: a ticked copy of the last one.
export function addSets() {
  const button = document.querySelector('[data-add-set]:not([data-ready])');
  const list = document.querySelector('[data-sets]');
  if (!button || !list?.lastElementChild) return;
  button.dataset.ready = 'yes';
  button.addEventListener('click', event => {
    event.preventDefault();
    const [last, row] = [list.lastElementChild, list.children.length];
    const set = last.cloneNode(true);
    const renamed = text => text.replaceAll(`[${row - 1}]`, `[${row}]`).replaceAll(`-${row - 1}-`, `-${row}-`);
    for (const part of set.querySelectorAll('[name], [id], [for]')) {
      for (const name of ['name', 'id', 'for']) {
        if (part.hasAttribute(name)) part.setAttribute(name, renamed(part.getAttribute(name)));
      }
    }
    for (const [at, choice] of last.querySelectorAll('select').entries()) set.querySelectorAll('select')[at].value = choice.value;
    set.querySelector('.tick input').checked = true;
    for (const label of set.querySelectorAll('.aloud')) label.textContent = label.textContent.replace(/^Set \d+/, `Set ${row + 1}`);
    set.querySelector('.last-time').textContent = '';
    list.append(set);
    set.querySelector('input[inputmode]').focus();
  });
}

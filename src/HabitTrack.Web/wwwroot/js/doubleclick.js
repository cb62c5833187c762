// Ignores the second click of a double click on a button that logs. It may be on the button that has replaced the first one.
const interval = 700;
let clicked = { at: -Infinity };

export function ignoreDoubleClicks() {
  document.addEventListener('input', () => { clicked = { at: -Infinity }; });
  document.addEventListener('click', event => {
    const button = event.target.closest?.('form[data-log] button:not([formaction], [type=button])');
    if (!button) return;
    const [name, at] = [button.textContent, performance.now()];
    if (name === clicked.name && at - clicked.at < interval) event.preventDefault();
    else clicked = { name, at };
  }, true);
}

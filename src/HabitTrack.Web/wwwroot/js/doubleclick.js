// Ignores the second click of a double click on a button that logs, and says so. It may be on the button that has replaced the first one.
import { say } from './say.js';
import { t } from './texts.js';

// A later click is meant as a second log, in milliseconds.
const interval = 300;
let clicked = { at: -Infinity }, isIgnored = false;

export function ignoreDoubleClicks() {
  document.addEventListener('input', () => { clicked = { at: -Infinity }; });
  document.addEventListener('click', event => {
    const button = event.target.closest?.('form[data-log] button:not([formaction], [type=button])');
    if (!button) return;
    const [name, at] = [button.textContent, performance.now()];
    isIgnored = name === clicked.name && at - clicked.at < interval;
    if (!isIgnored) clicked = { name, at };
    else event.preventDefault();
    explainIgnored();
  }, true);
  // A key that is held down clicks again and again.
  document.addEventListener('keydown', event => {
    if (event.repeat && event.key === 'Enter' && event.target.closest?.('form[data-log] :is(button, input)')) event.preventDefault();
  });
}

// Says beside the confirmation of a log that the second click did not log again.
export function explainIgnored() {
  const text = document.querySelector('#toast p span');
  if (!isIgnored || !text) return;
  text.append(` ${t('A double tap logs once.')}`);
  say(text.textContent);
}

// Closes a confirmation after a while, unless it is pointed at or has the focus. What it offers to undo can be undone on the page as well.
import { showAddress } from './page.js';

const duration = 8_000;

export function closeToast() {
  const toast = document.querySelector('.toast:not([data-timed])');
  if (!toast) return;
  toast.dataset.timed = 'yes';
  const close = () => {
    if (!toast.isConnected) return;
    if (toast.matches(':hover, :focus-within')) return setTimeout(close, duration);
    toast.remove();
    showAddress();
  };
  setTimeout(close, duration);
}

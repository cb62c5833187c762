// Copies a secret that is shown once, and announces it.
import { t } from './texts.js';

export function offerCopies() {
  for (const button of document.querySelectorAll('[data-copy]:not([data-ready])')) {
    button.dataset.ready = 'yes';
    const secret = button.parentElement.querySelector('.secret');
    button.addEventListener('click', async () => {
      const isCopied = await copy(secret);
      button.textContent = isCopied ? t('Copied') : t('Copy it by hand');
      document.getElementById('said').textContent = button.textContent;
    });
  }
}

// The clipboard is available only in secure contexts. Elsewhere the selected text is copied.
async function copy(element) {
  if (await navigator.clipboard?.writeText(element.textContent).then(() => true, () => false)) return true;
  getSelection().selectAllChildren(element);
  return document.execCommand('copy');
}

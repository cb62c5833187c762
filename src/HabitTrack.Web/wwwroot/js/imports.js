// Takes a file that is dropped, says that it is sent, and shows how far an import is.
import { refresh } from './page.js';
import { t } from './texts.js';

const interval = 1000;
let following = 0;

export function takeFiles() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches('form[data-import]')) return;
    const status = form.querySelector('[role=status]');
    const isPreview = event.submitter?.name === 'preview';
    status.textContent = isPreview ? t('Reading the file …') : t('Importing …');
    addEventListener('pagehide', () => status.textContent = '', { once: true });
  });
  for (const type of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(type, event => {
      const form = event.target.closest?.('form[data-import]:has([type=file])');
      if (!form || !event.dataTransfer?.types.includes('Files')) return;
      form.toggleAttribute('data-dropping', type === 'dragover');
      if (type === 'dragleave') return;
      event.preventDefault();
      if (type === 'drop') form.querySelector('[type=file]').files = event.dataTransfer.files;
    });
  }
}

export function followImport(enhance) {
  clearInterval(following);
  if (document.querySelector('main [data-follow]')) following = setInterval(() => document.hidden || refresh(enhance), interval);
}

// Submits the forms of Today that change something, and shows the response without loading the page again.
import { isService } from './connection.js';
import { fetchPage, show, showAddress } from './page.js';

export function submitInPlace(enhance) {
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches('main form[action^="/today/"]:not([data-log])')) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = 'yes';
    const result = await fetchPage(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    // The browser shows what is wrong. These forms can be submitted twice.
    if (!result?.page || !isService(result.response)) return form.submit();
    const { redirected, url } = result.response;
    if (redirected && new URL(url).pathname !== location.pathname) return location.assign(url);
    show(result.page, enhance, form.elements.next?.value);
    if (redirected) showAddress(url);
  });
}
